"""What the benchmark measures side by side is the same thing."""

from pathlib import Path

from benchmarks.catalogue import CODES, largest_difference, ours, pandas, refreshed
from benchmarks.country import PROVINCES, YEARS, write_mirror


def test_columns_and_pandas_give_the_same_numbers(tmp_path: Path) -> None:
    write_mirror(tmp_path, facts=10_000, wards=15)
    refreshed(tmp_path)
    mine, theirs = ours(tmp_path), pandas(tmp_path)
    assert largest_difference(mine, theirs) < 1e-9
    assert all(len(mine[code]) == (15 + PROVINCES) * len(YEARS) for code in CODES)
    theirs["hdi"] = theirs["hdi"] * 1.001
    assert largest_difference(mine, theirs) > 1e-4
