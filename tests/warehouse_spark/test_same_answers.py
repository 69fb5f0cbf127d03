"""The same expressions, unchanged, on a cluster of two workers: the worked examples and the whole catalogue."""

import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.warehouse.asking import EXAMPLES, answered, expected
from tests.warehouse.made import NOON, fact, mirrored
from tests.warehouse.test_recompute import CODES, YEARS, added, facts_at

from xanh.catalogue import CATALOGUE
from xanh.warehouse import questions
from xanh.warehouse.engines import connect, read_facts
from xanh.warehouse.recompute import recompute

ON = date(2026, 1, 1)


def test_there_are_two_workers(cluster: Any) -> None:
    assert cluster._session.sparkContext.master == "local-cluster[2,1,1024]"
    until = time.monotonic() + 120  # a worker's process takes its time to report to the driver
    while (found := cluster._session.sparkContext._jsc.sc().getExecutorMemoryStatus().size()) < 3:
        assert time.monotonic() < until, f"{found} of the driver and two workers are there"
        time.sleep(0.2)
    assert found == 3  # the driver and two


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one["name"])
def test_an_example(cluster: Any, tmp_path: Path, example: dict[str, Any]) -> None:
    assert answered(cluster, tmp_path, example) == expected(example)


def test_rows_and_what_was_known_are_the_same(cluster: Any, tmp_path: Path) -> None:
    later = NOON + timedelta(microseconds=1)
    rows = [fact(1, value="10.123456"), fact(2, value=11, supersedes=1, recorded_at=later), fact(3, period="2025")]
    mirrored(tmp_path, rows[:1], rows[1:])
    for at in (None, NOON, later):
        mine, theirs = (
            questions.standing(read_facts(one, tmp_path), at).order_by("id").to_pyarrow().to_pylist()
            for one in (connect(), cluster)
        )
        for row in mine:
            row["recorded_at"] = row["recorded_at"].replace(tzinfo=None)  # Spark gives instants in UTC, unnamed
        assert mine == theirs
    assert len(mine) == 2


def test_the_catalogue_gives_the_same_numbers_and_reasons(cluster: Any, tmp_path: Path) -> None:
    added(tmp_path, facts_at(1, YEARS), 1)
    mine, theirs = (
        sorted(recompute(one, tmp_path, CATALOGUE, CODES, ON).to_pylist(), key=lambda row: (row["area"], row["year"]))
        for one in (connect(), cluster)
    )
    assert len(mine) == len(theirs) == 6
    for one, other in zip(mine, theirs, strict=True):
        for name, value in one.items():
            wanted = pytest.approx(value, rel=1e-9) if isinstance(value, float) else value
            assert other[name] == wanted, name
