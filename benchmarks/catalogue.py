"""The catalogue on a whole country's facts in Parquet, beside a bare scan by DuckDB and what one writes in pandas.

34 provinces and 3,321 wards and communes, 12 years; the facts are those of a mirror, long and in the layout that
`xanh.warehouse` writes, most of them of indicators the catalogue does not ask for. Wanted: every formula of the
catalogue at most 3× a bare scan of indicator, area, year and value, and at least 20× faster than pandas, with the same
numbers to 1e-9. The catalogue reads the wide layer, which is made once and then kept up: what making it costs, and
what a scan of that layer alone takes, is measured beside it. pandas reads the long facts and pivots them.
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
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks import questions
from benchmarks.country import LEAVES, THREADS, write_edit, write_mirror
from xanh.catalogue import CATALOGUE
from xanh.indicators.columns import column_name
from xanh.warehouse.batches import file_of, read_batches
from xanh.warehouse.recompute import recompute
from xanh.warehouse.wide import refresh_wide

FACTS = 5_000_000
ON = date(2026, 1, 1)
CODES = tuple(CATALOGUE.order)


def run(facts: int = FACTS) -> list[tuple[str, float]]:
    """Return label and value: seconds and peaks of memory of the readings, ratios, and the largest difference."""
    with TemporaryDirectory(prefix="xanh-bench-") as folder:
        home = Path(folder)
        with get_context("spawn").Pool(1) as one:  # its memory is not that of the readings
            one.apply(write_mirror, (home, facts))
        return [*readings_of(home), *questions.run(home)]


def readings_of(home: Path) -> list[tuple[str, float]]:
    """Return the figures for the mirror in `home`."""
    readings = {
        "bare scan of the facts (DuckDB)": scan,
        "wide layer from nothing": refreshed,
        "wide layer after an edit of one year": edited,
        "bare scan of the wide layer (DuckDB)": scan_wide,
        "the catalogue, values": ours,
        "the catalogue, values and reasons": ours_with_reasons,
        "the catalogue, first time in a process": ours_first,
        "pandas": pandas,
    }
    figures: list[tuple[str, float]] = []
    took: dict[str, float] = {}
    results: dict[str, Any] = {}
    for label, reading in readings.items():
        with get_context("spawn").Pool(1) as one:
            took[label], peak, results[label] = one.apply(measured, (reading, home))
        figures += [(f"{label}, s", took[label]), (f"{label}, peak MB", peak)]
    bare, mine, theirs = (took[name] for name in ("bare scan of the facts (DuckDB)", "the catalogue, values", "pandas"))
    told = took["the catalogue, values and reasons"]
    return [
        *figures,
        ("values / bare scan of the facts (at most 3)", mine / bare),
        ("values and reasons / bare scan of the facts (at most 3)", told / bare),
        ("values / bare scan of the wide layer", mine / took["bare scan of the wide layer (DuckDB)"]),
        ("pandas / values (at least 20)", theirs / mine),
        ("pandas / values and reasons (at least 20)", theirs / told),
        (
            "largest relative difference to pandas ×1e9 (at most 1)",
            largest_difference(results["the catalogue, values"], results["pandas"]) * 1e9,
        ),
    ]


ONCE = ("refreshed", "edited", "ours_first", "pandas")  # by name: what the second time would not be the same


def measured(reading: Callable[[Path], Any], home: Path) -> tuple[float, float, Any]:
    """Return the shortest of five times of `reading` in seconds, this process's peak in MB, and the result."""
    import ibis.backends.duckdb.converter  # noqa: F401 - loading libraries is no part of what is measured
    import pandas  # noqa: F401

    times = []
    for _again in range(1 if reading.__name__ in ONCE else 5):
        began = perf_counter()
        result = reading(home)
        times.append(perf_counter() - began)
    return min(times), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, result


def _files(home: Path) -> list[str]:
    return [str(file_of(home, batch.number)) for batch in read_batches(home)]


def scan(home: Path) -> Any:
    """Read the same columns with DuckDB and add them up."""
    duckdb.sql(f"SET threads = {THREADS}")
    columns = "sum(length(indicator)), sum(length(area_code)), sum(year), sum(value)"
    return duckdb.sql(f"SELECT {columns} FROM read_parquet({_files(home)})").fetchall()  # noqa: S608


def scan_wide(home: Path) -> Any:
    """Read the columns of the wide layer with DuckDB and add them up."""
    duckdb.sql(f"SET threads = {THREADS}")
    (file,) = (home / "wide").glob("*.parquet")
    columns = ", ".join(f"sum({column_name(code)})" for code in LEAVES)
    return duckdb.sql(f"SELECT sum(length(area)), sum(year), {columns} FROM '{file}'").fetchall()  # noqa: S608


def refreshed(home: Path) -> None:
    """Make the wide layer from all facts."""
    refresh_wide(home, CATALOGUE, ibis.duckdb.connect(threads=THREADS))


def edited(home: Path) -> None:
    """Bring the wide layer up to date after one batch with one correction, and take both away again."""
    files = set(home.rglob("*"))
    current = (home / "wide" / "current.json").read_bytes()
    write_edit(home)
    refreshed(home)
    for file in set(home.rglob("*")) - files:
        file.unlink()
    (home / "wide" / "current.json").write_bytes(current)


def ours(home: Path, *, reasons: bool = False) -> dict[str, Any]:
    """Return every formula of the catalogue by area and year, from one query."""
    if "connection" not in _KEPT:
        _KEPT["connection"] = ibis.duckdb.connect(threads=THREADS)
    found = recompute(_KEPT["connection"], home, CATALOGUE, CODES, ON, reasons=reasons)
    found = found.sort_by([("area", "ascending"), ("year", "ascending")])
    return {code: found[column_name(code)].to_numpy() for code in CODES}


_KEPT: dict[str, Any] = {}


def ours_first(home: Path) -> dict[str, Any]:
    """Return the same in a process that has not asked before: formulas are first put into the engine's language."""
    return ours(home)


def ours_with_reasons(home: Path) -> dict[str, Any]:
    """Return the same from a query that also says why a value is missing."""
    return ours(home, reasons=True)


def pandas(home: Path) -> dict[str, Any]:
    """Return the same as a statistician writes it: read, pivot, divide; other years by merging.

    The ledger's exact decimals become floats before pandas sees them: it would take far longer with decimals.
    """
    import pandas as pd

    columns = ["indicator", "area_code", "year", "value"]
    table = pq.read_table(_files(home), columns=columns)
    table = table.set_column(3, "value", table["value"].cast(pa.float64()))
    facts = table.rename_columns(["indicator", "area", "year", "value"]).to_pandas()
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
