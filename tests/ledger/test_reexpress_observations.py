"""Values of old areas on new ones: derived beside what is reported, with method, weights and what was lost."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.ledger.facts import fact, record
from tests.refusals import NO_ROLE, refused, row_counts
from tests.world import city, events, people, vn

from xanh_web.base.actions import operator
from xanh_web.ledger.actions import Weights, reexpress_observations
from xanh_web.ledger.actions.reexpressing import Reexpressed
from xanh_web.ledger.models import Observation
from xanh_web.reporting.lineage import explain_value, lineage_of

pytestmark = pytest.mark.django_db


NOW, SINCE = vn(2026, 3, 1), date(2025, 7, 1)
SPLIT = "old,new,weight\n916,31120,100\n916,31135,200\n916,,100\n917,31135,50\n"


@pytest.fixture(autouse=True)
def place(db: None) -> None:
    city()
    for code, value in (("916", 400), ("917", 30), ("92", 5000)):
        record(fact(indicator="waste", area_code=code, value=Decimal(value), unit="tonne", status="official"))


def put(text: str = SPLIT, **changes: Any) -> Reexpressed:
    weights = Weights(text.encode(), "dan-so.csv", changes.pop("source", "Niên giám 2024, tr. 35"), date(2024, 12, 31))
    given = {"indicator": "waste", "period": "2024", "boundaries": SINCE, "method": "population_split", **changes}
    return reexpress_observations(**{"weights": weights, "by": operator(), "at": NOW, **given})


def test_a_split_is_recorded_beside_what_is_reported_with_all_it_came_from() -> None:
    done = put()
    first, second = done.rows
    first.refresh_from_db()
    assert [(row.area_code, row.value) for row in done.rows] == [("31120", 100), ("31135", 230)]
    assert (first.dimensions, first.status, first.unit) == ({"boundaries": "2025-07-01"}, "estimated", "tonne")
    made = second.reexpressed.of
    assert (made.method, made.weights.name) == ("population_split", "dan-so.csv")
    assert made.weights_dated == date(2024, 12, 31)
    assert made.lost == {"uncovered": [["916", "0.250000000000"]], "without_weight": [], "without_value": []}
    shares = [(one.observation.area_code, one.share) for one in second.reexpressed.inputs.all()]
    assert shares == [("916", Decimal("0.5")), ("917", Decimal(1))]
    (event,) = events("reexpress_observations")
    assert event.details["observations"] == [row.pk for row in done.rows]
    assert not Observation.objects.filter(area_code="31120", dimensions_key="").exists()


def test_the_same_again_changes_nothing_and_a_revised_value_is_carried_over() -> None:
    put()
    before = row_counts()
    assert put().rows == []
    assert row_counts() == before
    record(fact(indicator="waste", area_code="917", value=Decimal(50), unit="tonne"), at=vn(2026, 3, 2))
    (row,) = put(at=vn(2026, 3, 3)).rows
    assert (row.area_code, row.value) == ("31135", 250)
    assert row.supersedes is not None and row.supersedes.value == 230


def test_whole_districts_are_summed_and_stay_as_final_as_the_least_of_them() -> None:
    (row,) = put("old,new\n916,92\n917,92\n", method="sum").rows
    assert (row.value, row.status, row.area_code) == (430, "official", "92")
    assert Observation.objects.as_known_at(None).series("waste", "92").get().value == 5000


def test_missing_in_missing_out() -> None:
    (row,) = put("old,new\n916,92\n918,92\n", method="sum").rows
    assert (row.value, row.missing) == (None, "input_missing")
    assert row.reexpressed.of.lost["without_value"] == ["918"]


def test_it_is_explained_down_to_the_old_rows_and_the_file_of_weights() -> None:
    row = put().rows[1]
    told = "\n".join(explain_value("waste", "31135", "2024", None, dimensions={"boundaries": "2025-07-01"}))
    assert "boundaries=2025-07-01" in told
    assert "chia theo dân số" in told
    assert "dan-so.csv" in told and "Niên giám 2024, tr. 35" in told
    assert "916 (25" in told
    assert "400 tấn (chính thức) × 50" in told and "nguồn import:1" in told
    assert lineage_of(row)


@pytest.mark.parametrize(
    ("text", "changes", "words"),
    [
        (SPLIT, {"method": "guess"}, "is not a method"),
        (SPLIT, {"source": " "}, "where the weights come from"),
        (SPLIT, {"indicator": "none"}, "None of the old areas"),
        (SPLIT, {"period": "2024-X"}, "is not a period"),
        (SPLIT, {"method": "population_mean"}, "do not average"),
        ("old,new\n916,31120\n916,31135\n", {"method": "sum"}, "lies in several"),
        ("old,new,weight\n916,916,1\n", {}, "there is no area"),
        ("old,new,weight\n31120,31135,1\n31122,31135,1\n", {"period": "2025"}, "there is no area"),
        ("a,b\n1,2\n", {}, "must begin with"),
        ("old,new,weight\n916,31120,x\n", {}, "{wrong}"),
        ("old,new,weight\n,31120,1\n", {}, "write the code"),
        ("old,new,weight\n", {}, "between 1 and"),
    ],
)
def test_what_cannot_be_done_is_refused(text: str, changes: dict[str, Any], words: str) -> None:
    with refused(words):
        put(text, **changes)


def test_different_units_and_other_people_are_refused() -> None:
    record(fact(indicator="waste", area_code="918", value=Decimal(1), unit="kg"))
    with refused("different units"):
        put("old,new\n916,92\n918,92\n", method="sum")
    cast = people()
    for person in (cast.minh, cast.an):
        with refused(NO_ROLE):
            put(by=person)
