"""What 10 million facts cost on each engine: the whole mirror checked, one indicator ranked, the catalogue recomputed.

Spark is a cluster of two worker processes on this machine, one core each; it is left out by name where it is not
installed. A question is asked twice and the second time counts: the first one starts what there is to start.
`python -m benchmarks.engines`; not part of `make bench`, for it takes minutes.
"""

import os
import shutil
import sys
from datetime import date
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.country import LEAVES, THREADS, write_mirror
from xanh.catalogue import CATALOGUE
from xanh.warehouse import questions
from xanh.warehouse.engines import MASTER, connect, read_facts
from xanh.warehouse.questions.quality import limits
from xanh.warehouse.recompute import recompute
from xanh.warehouse.wide import refresh_wide

FACTS = 10_000_000
ON = date(2026, 1, 1)


def run(home: Path, engine: str) -> list[tuple[str, float]]:
    """Return label and seconds of each question on `engine`, and how long connecting took."""
    os.environ[MASTER] = f"local-cluster[{THREADS},1,1024]"
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    began = perf_counter()
    connection = connect(engine)
    figures = [(f"{engine}: connecting, s", perf_counter() - began)]
    if engine == "duckdb":
        connection.raw_sql(f"SET threads = {THREADS}")
    facts = questions.standing(read_facts(connection, home))
    one = questions.standing(questions.facts_of(read_facts(connection, home), indicators=LEAVES[:1]))
    asked = {
        "jumps in all facts": lambda: questions.jumps(facts, limits(ON)).count().to_pyarrow(),
        "far from the median in all facts": lambda: questions.far_from_median(facts, limits(ON)).count().to_pyarrow(),
        "parts and whole of all facts": lambda: questions.parts_and_whole(facts, tolerance=0.5).count().to_pyarrow(),
        "ranks of one indicator, all years": lambda: questions.ranks(one).to_pyarrow(),
        "the catalogue": lambda: recompute(connection, home, CATALOGUE, tuple(CATALOGUE.order), ON),
    }
    for label, question in asked.items():
        for _again in range(2):
            began = perf_counter()
            question()
            took = perf_counter() - began
        figures.append((f"{engine}: {label}, s", took))
        print(f"{figures[-1][0]:<58} {took:>10.3f}", flush=True)
    return figures


def main(facts: int = FACTS) -> None:
    """Print the figures of both engines, each in a process of its own."""
    there = find_spec("pyspark") and shutil.which("java")
    with TemporaryDirectory(prefix="xanh-bench-") as folder:
        home = Path(folder)
        write_mirror(home, facts)
        refresh_wide(home, CATALOGUE, connect())
        for engine in ("duckdb", "spark") if there else ("duckdb",):
            with get_context("spawn").Pool(1) as one:
                one.apply(run, (home, engine))
    if not there:
        print("spark: left out, it needs pyspark (make cluster) and Java 17")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else FACTS)
