"""What the benchmark measures side by side is the same thing."""

from pathlib import Path

from benchmarks.catalogue import CODES, largest_difference, ours, pandas, write_facts


def test_columns_and_pandas_give_the_same_numbers(tmp_path: Path) -> None:
    path = tmp_path / "facts.parquet"
    write_facts(path, facts=10_000, wards=15)
    mine, theirs = ours(path), pandas(path)
    assert largest_difference(mine, theirs) < 1e-9
    assert all(len(mine[code]) == 150 for code in CODES)
    theirs["hdi"] = theirs["hdi"] * 1.001
    assert largest_difference(mine, theirs) > 1e-4
