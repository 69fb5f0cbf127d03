"""Questions to the facts, against examples worked by hand and against a naive reading in Python."""

import itertools
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

import ibis
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.warehouse.asking import EXAMPLES, WITHIN, answered, expected
from tests.warehouse.made import NOON, fact, mirrored, table_of

from xanh.warehouse import questions
from xanh.warehouse.engines import connect, read_facts

type Rows = list[dict[str, Any]]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one["name"])
def test_an_example(tmp_path: Path, example: dict[str, Any]) -> None:
    assert answered(connect(), tmp_path, example) == expected(example)


def test_as_known_at(tmp_path: Path) -> None:
    later = NOON + timedelta(days=1)
    rows = [fact(1, value=10), fact(2, value=11, supersedes=1, recorded_at=later), fact(3, area_code="93", value=5)]
    facts = read_facts(connect(), mirrored(tmp_path, rows[:1], rows[1:]))

    def known(at: datetime | None) -> list[int]:
        return [row["id"] for row in questions.standing(facts, at).order_by("id").to_pyarrow().to_pylist()]

    assert known(NOON - timedelta(seconds=1)) == []
    assert known(NOON) == [1, 3]
    assert known(later - timedelta(microseconds=1)) == [1, 3]
    assert known(later) == known(None) == [2, 3]


def test_series_are_in_order_and_keep_the_reasons(tmp_path: Path) -> None:
    rows = [
        fact(1, period="2025", value=2),
        fact(2, period="2024"),
        fact(3, period="2025", dimensions_key="x", value=9),
    ]
    found = questions.series(read_facts(connect(), mirrored(tmp_path, rows))).to_pyarrow().to_pylist()
    assert [(row["period"], row["value"], row["missing"]) for row in found] == [
        ("2024", None, "not_collected"),
        ("2025", Decimal("2.000000"), ""),
    ]


FACTS = st.lists(
    st.tuples(
        st.sampled_from("ABC"),
        st.integers(2019, 2025),
        st.none() | st.decimals(min_value=-50, max_value=500, places=1),
    ),
    max_size=30,
    unique_by=lambda one: one[:2],
)


def made(cells: list[tuple[str, int, Decimal | None]]) -> tuple[Rows, Any]:
    rows = [
        fact(number, area_code=area, area_level="commune", period=str(year), value=value)
        for number, (area, year, value) in enumerate(cells, 1)
    ]
    return rows, ibis.memtable(table_of(rows))


@given(FACTS)
def test_ranks_count_those_before(cells: list[tuple[str, int, Decimal | None]]) -> None:
    rows, table = made(cells)
    found = questions.ranks(table).to_pyarrow().to_pylist()
    assert len(found) == len(rows)
    for row in found:
        others = [one["value"] for one in rows if one["period"] == row["period"] and one["value"] is not None]
        assert row["of"] == len(others)
        mine = row["value"]
        assert row["rank"] == (None if mine is None else 1 + sum(other > mine for other in others))


@given(FACTS)
def test_jumps_and_scores_are_those_of_a_naive_reading(cells: list[tuple[str, int, Decimal | None]]) -> None:
    _rows, table = made(cells)
    jumped, far = set(), set()
    for area in "ABC":
        series = sorted((year, float(value)) for where, year, value in cells if where == area and value is not None)
        for (_year, before), (year, value) in itertools.pairwise(series):
            if before and abs((value - before) / abs(before)) > WITHIN.jump_share:
                jumped.add((area, year))
        middle = median(value for _year, value in series) if series else 0.0
        spread = median(abs(value - middle) for _year, value in series) if series else 0.0
        for year, value in series:
            enough = len(series) > WITHIN.outlier_years and spread
            if enough and abs(value - middle) * WITHIN.outlier_factor / spread > WITHIN.outlier_score:
                far.add((area, year))
    found = questions.jumps(table, WITHIN).to_pyarrow().to_pylist()
    assert {(row["area_code"], row["year"]) for row in found} == jumped
    found = questions.far_from_median(table, WITHIN).to_pyarrow().to_pylist()
    assert {(row["area_code"], row["year"]) for row in found} == far


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 8)), max_size=12), st.integers(-1, 9))
def test_what_stood_is_what_a_naive_reading_finds(chains: list[tuple[int, int]], day: int) -> None:
    """Each (key, day) corrects the last row of its key; days of one key only grow."""
    rows: Rows = []
    last: dict[int, dict[str, Any]] = {}
    for number, (key, when) in enumerate(sorted(chains, key=lambda one: one[1]), 1):
        before = last.get(key)
        said = {"recorded_at": datetime(2026, 1, 1 + when, tzinfo=UTC), "supersedes": before["id"] if before else None}
        last[key] = fact(number, area_code=str(key), value=number, **said)
        rows.append(last[key])
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day)
    there = [row for row in rows if row["recorded_at"] <= at]
    gone = {row["supersedes"] for row in there}
    found = questions.standing(ibis.memtable(table_of(rows)), at).to_pyarrow().to_pylist()
    assert {row["id"] for row in found} == {row["id"] for row in there} - gone
