"""Computing indicators: recorded once with their inputs, beside what was reported, superseded when inputs change."""

from decimal import Decimal
from typing import Any

import pytest
from tests.ledger.facts import fact, record
from tests.refusals import NO_ROLE, refused
from tests.world import START, events, people, vn

from xanh_web.base.actions import operator
from xanh_web.base.models import Person
from xanh_web.ledger.actions import compute_indicators
from xanh_web.ledger.models import Observation
from xanh_web.reporting.lineage import explain_value

pytestmark = pytest.mark.django_db
UNITS = {
    "ghg-emissions": "tonne_co2e",
    "new-buses": "item",
    "new-clean-buses": "item",
    "clean-buses-among-new": "percent",
    "ghg-intensity-grdp": "tonne_co2e/billion_dong",
}


def known(code: str, value: int | str | None, period: str = "2023", at: Any = START, **changes: Any) -> Observation:
    amount = Decimal(value) if value is not None else None
    said = {"indicator": code, "period": period, "value": amount, "unit": UNITS.get(code, "billion_dong"), **changes}
    return record(fact(**said), at=at)[0]


def compute(*periods: str, at: Any = START, by: Person | None = None) -> list[Observation]:
    return compute_indicators(area_code="92", periods=periods or ("2023",), by=by or operator(), at=at)


def inputs_of(row: Observation) -> list[int]:
    return list(row.computation.inputs.values_list("observation_id", flat=True))


def current(code: str, period: str = "2023") -> Observation:
    return Observation.objects.as_known_at(None).get(indicator=code, period=period, dimensions_key="")


def test_a_value_is_recorded_with_the_rows_it_comes_from() -> None:
    used = [
        known("ghg-emissions", 6120000, status="official"),
        known("grdp-constant-prices", 90000, status="estimated"),
    ]
    rows = compute()
    row = next(one for one in rows if one.indicator == "ghg-intensity-grdp")
    row.refresh_from_db()
    assert (row.indicator, row.value, row.unit) == ("ghg-intensity-grdp", Decimal(68), "tonne_co2e/billion_dong")
    assert (row.status, row.is_computed, row.dimensions_key) == ("estimated", True, "")
    assert inputs_of(row) == [one.pk for one in used]
    (event,) = events("compute_indicators")
    assert event.details["observations"] == [one.pk for one in rows]


def test_the_same_inputs_make_no_new_row_and_no_event() -> None:
    known("ghg-emissions", 6120000), known("grdp-constant-prices", 90000)
    compute()
    assert compute(at=vn(2024, 5, 1)) == compute("2022", "2023", at=vn(2024, 6, 1)) == []
    assert len(events("compute_indicators")) == 1


def test_a_changed_input_supersedes_even_where_the_number_stays() -> None:
    known("ghg-emissions", 6120000), known("grdp-constant-prices", 90000)
    compute()
    first = current("ghg-intensity-grdp")
    known("ghg-emissions", 6120000, at=vn(2024, 3, 1), status="official")
    compute(at=vn(2024, 3, 2))
    second = current("ghg-intensity-grdp")
    assert (second.supersedes, second.value) == (first, first.value)
    assert inputs_of(first)[0] != inputs_of(second)[0]
    assert list(Observation.objects.as_known_at(START).filter(indicator="ghg-intensity-grdp")) == [first]


def test_it_goes_by_what_was_known_at_the_instant() -> None:
    known("new-clean-buses", 3), known("new-buses", 25)
    known("new-buses", 30, at=vn(2024, 6, 1))
    (row,) = compute(at=vn(2024, 5, 1))
    assert row.value == Decimal(12)
    (later,) = compute(at=vn(2024, 6, 2))
    assert (later.value, later.supersedes) == (Decimal(10), row)


def test_what_a_formula_looks_back_to_is_computed_too_and_no_more() -> None:
    for year, emitted, output in (("2014", 4080000, 60000), ("2020", 1, 1), ("2023", 5508000, 90000)):
        known("ghg-emissions", emitted, year), known("grdp-constant-prices", output, year)
    recorded = {(row.indicator, row.period): row.value for row in compute() if row.value is not None}
    assert recorded == {
        ("ghg-intensity-grdp", "2023"): Decimal("61.2"),
        ("ghg-intensity-grdp", "2014"): Decimal(68),
        ("ghg-intensity-change", "2023"): Decimal(-10),
    }
    change = current("ghg-intensity-change")
    assert inputs_of(change) == [current("ghg-intensity-grdp").pk, current("ghg-intensity-grdp", "2014").pk]
    again = compute("2014", "2023", at=vn(2024, 5, 1))
    assert [(row.indicator, row.period) for row in again if row.value is not None] == [("ghg-intensity-change", "2014")]


def test_a_correction_of_the_base_year_reaches_the_change() -> None:
    for year, emitted, output in (("2014", 4080000, 60000), ("2023", 5508000, 90000)):
        known("ghg-emissions", emitted, year), known("grdp-constant-prices", output, year)
    compute()
    known("ghg-emissions", 3672000, "2014", at=vn(2024, 5, 1))
    assert {(row.indicator, row.value) for row in compute(at=vn(2024, 5, 2))} == {
        ("ghg-intensity-grdp", Decimal("61.2")),
        ("ghg-intensity-change", Decimal(0)),
    }


def test_missing_inputs_are_said_and_unknown_ones_leave_nothing() -> None:
    known("new-clean-buses", 3)
    known("ghg-emissions", None, missing="confidential")
    rows = {row.indicator: row for row in compute()}
    assert {code: (row.value, row.missing, row.computation.because) for code, row in rows.items()} == {
        "clean-buses-among-new": (None, "input_missing", "new-buses"),
        "ghg-intensity-grdp": (None, "input_missing", "ghg-emissions"),
        "ghg-intensity-change": (None, "input_missing", "ghg-intensity-grdp"),
    }


def test_none_of_none_is_no_share() -> None:
    known("new-clean-buses", 0), known("new-buses", 0)
    (row,) = compute()
    assert (row.value, row.missing) == (None, "not_applicable")


def test_a_reported_value_stands_and_the_computed_one_is_recorded_beside_it() -> None:
    known("new-clean-buses", 3), known("new-buses", 25)
    said = known("clean-buses-among-new", 15)
    (beside,) = compute()
    assert current("clean-buses-among-new") == said
    assert (beside.value, beside.supersedes) == (Decimal(12), None)
    assert list(Observation.objects.as_known_at(None).computed_beside()) == [beside]
    assert compute(at=vn(2024, 5, 1)) == []
    known("new-buses", 30, at=vn(2024, 6, 1))
    (again,) = compute(at=vn(2024, 6, 2))
    assert (again.supersedes, again.value, current("clean-buses-among-new")) == (beside, Decimal(10), said)


def test_a_report_takes_the_place_of_what_was_computed_and_other_formulas_use_it() -> None:
    for year, emitted, output in (("2014", 4080000, 60000), ("2023", 5508000, 90000)):
        known("ghg-emissions", emitted, year), known("grdp-constant-prices", output, year)
    compute()
    said = known("ghg-intensity-grdp", "64.6", at=vn(2024, 5, 1))
    assert said.supersedes is not None and said.supersedes.is_computed
    rows = {row.indicator: row for row in compute(at=vn(2024, 5, 2))}
    assert rows["ghg-intensity-grdp"].dimensions == {"reading": "computed"}
    assert rows["ghg-intensity-change"].value == Decimal(-5)
    assert inputs_of(rows["ghg-intensity-change"])[0] == said.pk


def test_an_illustrative_input_makes_an_illustrative_value() -> None:
    known("new-clean-buses", 3), known("new-buses", 25, illustrative=True)
    assert [row.illustrative for row in compute()] == [True]


def test_values_of_law_are_kept_with_the_day_they_are_of() -> None:
    known("life-expectancy", "75.3", unit="year")
    rows = {row.indicator: row for row in compute()}
    assert rows["health-index"].value == Decimal("0.850769")
    assert [used["source"] for used in rows["health-index"].computation.law] == [
        "law:hdi_goalposts#life_expectancy.low@2014-01-01",
        "law:hdi_goalposts#life_expectancy.high@2014-01-01",
    ]
    assert (rows["hdi"].missing, rows["hdi"].computation.because) == ("input_missing", "education-index")


@pytest.mark.parametrize("period", ["2023-Q1", "2021/2023", "2023-07"])
def test_only_years_are_computed(period: str) -> None:
    operator()
    with refused("by calendar year"):
        compute(period)


@pytest.mark.parametrize("who", ["minh", "hoa", "an", "binh", "khach"])
def test_only_who_may_computes(who: str) -> None:
    cast = people()
    known("new-clean-buses", 3), known("new-buses", 25)
    with refused(NO_ROLE):
        compute(by=getattr(cast, who), at=vn(2024, 3, 1))
    assert len(compute(by=cast.lan, at=vn(2024, 3, 1))) == 1


def test_the_way_is_told_down_to_the_inputs() -> None:
    used = [known("new-clean-buses", 3), known("new-buses", 25)]
    (row,) = compute()
    lines = "\n".join(explain_value("clean-buses-among-new", "92", "2023", None))
    assert "12 %" in lines
    assert "“Số xe buýt mới sử dụng năng lượng sạch” chia cho “Số xe buýt mới”, nhân 100" in lines
    assert all(f"[{one.indicator}], 2023: {one.value}" in lines for one in used)
    assert all(f" {one.pk}, " in lines for one in (row, *used))
    assert "[clean-buses-in-operation-share]" in lines  # what it is not


def test_reported_and_computed_are_both_told() -> None:
    known("new-clean-buses", 3), known("new-buses", 25), known("clean-buses-among-new", 15)
    compute(at=vn(2024, 5, 1))
    lines = list(explain_value("clean-buses-among-new", "92", "2023", None))
    assert "15 %" in lines[0]
    assert [line for line in lines if "12 %" in line and "công thức" in line]
    assert not [line for line in explain_value("clean-buses-among-new", "92", "2023", START) if "12 %" in line]


def test_the_queries_do_not_grow_with_the_ledger(django_assert_max_num_queries: Any) -> None:
    for year in range(2015, 2024):
        known("new-clean-buses", 3, str(year)), known("new-buses", 25, str(year))
    compute()
    with django_assert_max_num_queries(12):
        compute(at=vn(2024, 5, 1))
