"""The catalogue on a whole country's facts in Parquet, beside a bare scan by DuckDB and what one writes in pandas.

3,321 wards and communes, 10 years; facts are long (indicator, area, year, value). Wanted: every formula of the
catalogue at most 3× a bare scan of the same columns, and at least 20× faster than pandas, with the same numbers to
1e-9. The numbers agree; the speed is not reached yet: turning long facts into wide ones takes most of the time.
Each reading has a process of its own, so that its peak of memory is its own.
`python -m benchmarks.catalogue 50000000` takes ten times as many facts.
"""

import resource
import sys
from collections.abc import Callable
from datetime import date
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import duckdb
import ibis
import numpy as np

from xanh.catalogue import CATALOGUE
from xanh.indicators.columns import column_name, inputs_of, read_columns, widened

WARDS, YEARS, FACTS = 3_321, range(2014, 2024), 5_000_000
ON = date(2024, 1, 1)
CODES = tuple(CATALOGUE.order)
LEAVES = tuple(code for code in inputs_of(CATALOGUE, CODES) if CATALOGUE[code].function is None)
THREADS = 2


def run(facts: int = FACTS) -> list[tuple[str, float]]:
    """Return label and value: seconds and peaks of memory of the readings, ratios, and the largest difference."""
    readings = {"bare scan (DuckDB)": scan, "the catalogue (Ibis on DuckDB)": ours, "pandas": pandas}
    figures: list[tuple[str, float]] = []
    with TemporaryDirectory(prefix="xanh-bench-") as folder:
        path = Path(folder) / "facts.parquet"
        write_facts(path, facts)
        took: dict[str, float] = {}
        results: dict[str, Any] = {}
        for label, reading in readings.items():
            with get_context("spawn").Pool(1) as one:
                took[label], peak, results[label] = one.apply(measured, (reading, path))
            figures += [(f"{label}, s", took[label]), (f"{label}, peak MB", peak)]
    bare, mine, theirs = took.values()
    difference = largest_difference(results["the catalogue (Ibis on DuckDB)"], results["pandas"])
    return [
        *figures,
        ("the catalogue / bare scan (at most 3)", mine / bare),
        ("pandas / the catalogue (at least 20)", theirs / mine),
        ("largest relative difference to pandas ×1e9 (at most 1)", difference * 1e9),
    ]


def write_facts(path: Path, facts: int, wards: int = WARDS) -> None:
    """Write `facts` facts: the inputs of the catalogue, one in fifty of them absent, and others nobody asks for."""
    indicators = max(len(LEAVES), facts // (wards * len(YEARS)))
    names = [*LEAVES, *(f"other-{place}" for place in range(indicators - len(LEAVES)))]
    duckdb.sql(f"SET threads = {THREADS}; SET enable_progress_bar = false")
    listed = ", ".join(f"'{name}'" for name in names)
    duckdb.sql(f"""
        COPY (
            SELECT indicator, printf('%05d', ward) AS area, year,
                   1 + (hash(indicator, ward, year) % 1000000) / 10 AS value
            FROM range({wards}) AS w(ward), range({YEARS.start}, {YEARS.stop}) AS y(year),
                 (SELECT unnest([{listed}]) AS indicator)
            WHERE hash(ward, year, indicator) % 50 > 0
        ) TO '{path}' (FORMAT parquet)
    """)  # noqa: S608 - names of the catalogue and a path of our own


def measured(reading: Callable[[Path], Any], path: Path) -> tuple[float, float, Any]:
    """Return the shortest of three times of `reading` in seconds, this process's peak in MB, and the result."""
    times = []
    for _again in range(1 if reading is pandas else 3):
        began = perf_counter()
        result = reading(path)
        times.append(perf_counter() - began)
    return min(times), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, result


def scan(path: Path) -> Any:
    """Read the same columns with DuckDB and add them up."""
    duckdb.sql(f"SET threads = {THREADS}")
    return duckdb.sql(
        f"SELECT sum(length(indicator)), sum(length(area)), sum(year), sum(value) FROM '{path}'"  # noqa: S608
    ).fetchall()


def ours(path: Path) -> dict[str, Any]:
    """Return every formula of the catalogue by area and year, from one query."""
    connection = ibis.duckdb.connect(threads=THREADS)
    wide = widened(connection.read_parquet(path), LEAVES).cache()
    found = read_columns(CATALOGUE, CODES, wide, ON).order_by("area", "year").to_pyarrow()
    return {code: found[column_name(code)].to_numpy() for code in CODES}


def pandas(path: Path) -> dict[str, Any]:
    """Return the same as a statistician writes it: read, pivot, divide; other years by merging."""
    import pandas as pd

    facts = pd.read_parquet(path)
    wide = facts[facts["indicator"].isin(LEAVES)].pivot_table(
        index=["area", "year"], columns="indicator", values="value", aggfunc="max"
    )
    wide = wide.reset_index().sort_values(["area", "year"]).reset_index(drop=True)
    for code in CODES:
        indicator = CATALOGUE[code]
        if len(indicator.inputs) == 2 and all(one.when == "" for one in indicator.inputs) and code not in SPECIAL:
            above, below = (wide[one.code] for one in indicator.inputs)
            wide[code] = above / below * SCALES.get(indicator.unit, 1)
    _looking_back(pd, wide)
    wide["health-index"] = (wide["life-expectancy"] - 20) / (85 - 20)
    wide["education-index"] = (wide["expected-schooling"] / 18 + wide["mean-schooling"] / 15) / 2
    wide["income-index"] = np.log(wide["income-per-head"] / 100) / np.log(75000 / 100)
    product = wide["health-index"] * wide["education-index"] * wide["income-index"]
    wide["hdi"] = product.where(product >= 0) ** (1 / 3)
    return {code: wide[code].to_numpy() for code in CODES}


SCALES = {"percent": 100, "kilogram/hectare": 1000}
SPECIAL = ("health-index", "education-index", "income-index", "hdi")


def _looking_back(pd: Any, wide: Any) -> None:
    base = wide.loc[wide["year"] == 2014, ["area", "ghg-intensity-grdp"]]
    then = wide[["area"]].merge(base, on="area", how="left")["ghg-intensity-grdp"]
    wide["ghg-intensity-change"] = (wide["ghg-intensity-grdp"] - then) / then * 100
    before = wide[["area", "year", "primary-energy-per-grdp"]].assign(year=wide["year"] + 1)
    last = wide[["area", "year"]].merge(before, on=["area", "year"], how="left")["primary-energy-per-grdp"]
    wide["primary-energy-per-grdp-change"] = (wide["primary-energy-per-grdp"] - last) / last * 100


def largest_difference(one: dict[str, Any], other: dict[str, Any]) -> float:
    """Return the largest relative difference of two results; infinite where one has a number and the other none."""
    worst = 0.0
    for code in CODES:
        mine, theirs = (np.asarray(values[code], dtype=float) for values in (one, other))
        if mine.shape != theirs.shape or (np.isnan(mine) != np.isnan(theirs)).any():
            return float("inf")
        scale = np.maximum(np.abs(theirs), 1e-3)
        worst = max(worst, float(np.nanmax(np.abs(mine - theirs) / scale)))
    return worst


if __name__ == "__main__":
    for said, figure in run(int(sys.argv[1]) if len(sys.argv) > 1 else FACTS):
        print(f"{said:<58} {figure:>10.3f}")
