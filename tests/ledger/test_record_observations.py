"""Recording observations: append-only, superseding, each number with unit, period and source."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.ledger.facts import fact, record
from tests.refusals import NO_ROLE, refused
from tests.world import START, events, people, vn

from xanh_web.base.actions import operator
from xanh_web.ledger.actions import store_evidence
from xanh_web.ledger.models import EvidenceFile, Observation

pytestmark = pytest.mark.django_db


def test_a_fact_becomes_a_row_with_all_it_came_with() -> None:
    file = store_evidence(name="so-lieu.xlsx", content=b"so lieu", at=START)
    (row,) = record(fact(note="sơ bộ", evidence=(file,), illustrative=True))
    row.refresh_from_db()
    assert (row.value, row.unit, row.status, row.source) == (Decimal("0.742"), "index", "actual", "import:1")
    assert (row.note, row.illustrative, row.recorded_at, row.recorded_by) == ("sơ bộ", True, START, operator())
    assert [line.file.sha256 for line in row.evidence.all()] == [file.sha256]
    assert len(events("record_observations")) == 1


def test_the_same_again_is_not_recorded_and_leaves_no_event() -> None:
    record(fact())
    assert record(fact()) == []
    assert len(events("record_observations")) == 1


@pytest.mark.parametrize(
    "change",
    [
        {"value": Decimal("0.743")},
        {"status": "official"},
        {"source": "import:2"},
        {"value": None, "missing": "not_collected"},
    ],
)
def test_what_says_something_new_supersedes_the_current_row(change: dict[str, object]) -> None:
    (first,) = record(fact())
    (second,) = record(fact(**change), at=vn(2024, 3, 1))
    assert second.supersedes == first
    assert list(Observation.objects.as_known_at(None)) == [second]
    assert list(Observation.objects.as_known_at(START)) == [first]


def test_other_areas_periods_and_dimensions_are_other_series() -> None:
    rows = record(fact(), fact(area_code="93"), fact(period="2024-Q1"), fact(dimensions={"giới tính": "nữ"}))
    assert len(rows) == 4
    assert all(row.supersedes is None for row in rows)
    assert list(Observation.objects.series("hdi", "92")) == [rows[0], rows[2]]


def test_the_order_of_dimensions_does_not_matter() -> None:
    record(fact(dimensions={"a": "1", "b": "2"}))
    assert record(fact(dimensions={"b": "2", "a": "1"})) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"value": None}, "needs a value or the reason"),
        ({"missing": "not_collected"}, "needs a value or the reason"),
        ({"value": None, "missing": "forgotten"}, "is not a reason"),
        ({"status": "guessed"}, "is not a status"),
        ({"period": "năm 2024"}, "is not a period"),
        ({"unit": ""}, "needs a unit and a source"),
        ({"source": ""}, "needs a unit and a source"),
        ({"value": Decimal("NaN")}, "more digits"),
        ({"value": Decimal("1E+30")}, "more digits"),
        ({"value": Decimal("0.1234567")}, "more digits"),
        ({"value": Decimal("1234567890.123456")}, "more digits"),
    ],
)
def test_one_bad_fact_and_nothing_is_recorded(change: dict[str, object], words: str) -> None:
    operator()
    with refused(words):
        record(fact(indicator="other"), fact(**change))


def test_what_was_recorded_later_is_not_superseded_by_what_comes_earlier() -> None:
    record(fact(), at=vn(2024, 3, 1))
    with refused("what is later stays"):
        record(fact(value=Decimal("0.7")), at=vn(2024, 2, 29))


def test_only_who_may_records() -> None:
    minh = people().minh
    with refused(NO_ROLE):
        record(fact(), by=minh)


def test_evidence_is_stored_once_under_its_hash_whatever_its_name() -> None:
    first = store_evidence(name="a.pdf", content=b"x", at=START)
    assert store_evidence(name="../../b.pdf", content=b"x", at=START) == first
    assert EvidenceFile.objects.count() == 1


class EveryNumber(TestCase):
    @given(
        st.decimals(min_value=-(10**9) + 1, max_value=10**9 - 1, places=6)
        | st.decimals(min_value=-(10**14), max_value=10**14, places=0)
    )
    def test_comes_back_exactly_as_it_went_in(self, value: Decimal) -> None:
        (row,) = record(fact(value=value))
        row.refresh_from_db()
        assert row.value == value
        assert record(fact(value=value)) == []
