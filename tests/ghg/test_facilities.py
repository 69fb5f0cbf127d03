"""Who must report and why, the calendar, and what feeds the city's inventory: examples and properties."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.errors import Refusal
from xanh.basis.parameter import parameter
from xanh.ghg import Line, gwp_set
from xanh.ghg.facilities import (
    Particulars,
    SourceLine,
    content_hash,
    counted_twice,
    duties_in,
    duties_of,
    emissions_of,
    feeds_of,
    group_of,
    inventory_due,
    line_content,
    must_report,
    own_factor,
    report_form,
    sectors,
    source_kind,
    source_kinds,
    thresholds,
    year_totals,
)
from xanh.ghg.facilities.law import KINDS, lists

EXAMPLES = yaml.safe_load((Path(__file__).parent.parent / "examples" / "facilities.yaml").read_text(encoding="utf-8"))
ON = date(2026, 10, 1)
KIND = st.sampled_from(KINDS)
FIGURE = st.none() | st.decimals(0, 10**6, places=1)
DAY = st.dates(date(2022, 2, 1), date(2035, 12, 31))
LISTED = st.lists(st.sampled_from([edition.decision for edition in lists()]), unique=True).map(tuple)
FACILITY = st.builds(Particulars, KIND, LISTED, FIGURE, FIGURE, FIGURE)


def named(row: dict[str, Any]) -> str:
    return str(row["name"])


def particulars(written: dict[str, Any]) -> Particulars:
    figures = {name: Decimal(written[name]) for name in ("emissions", "energy", "waste") if name in written}
    return Particulars(written["kind"], tuple(written.get("listed", ())), **figures)


def row_of(written: dict[str, Any], source: str = "lo-1", facility: str = "CS-001") -> SourceLine:
    kind = source_kind(written["kind"])
    quantities = {name: (float(value), unit) for name, (value, unit) in written.get("quantities", {}).items()}
    line = Line(
        code=f"{facility}:{written['year']}:{source}",
        method=kind.method,
        category=written["category"],
        area="92",
        year=written["year"],
        amount=float(written["amount"]),
        unit=written["unit"],
        keys={**kind.keys, **written["keys"]},
        quantities=quantities,
        facility=facility,
    )
    return SourceLine(kind.code, source, line)


def report(*rows: SourceLine, facility: str = "CS-001") -> dict[str, Any]:
    return {"facility": {"code": facility}, "lines": [line_content(row, ON) for row in rows]}


@pytest.mark.parametrize("row", EXAMPLES["must_report"], ids=named)
def test_who_must_report(row: dict[str, Any]) -> None:
    duty = must_report(particulars(row["facility"]), row["day"])
    assert duty.standing == row["standing"]
    assert duty.reasons and all("{" not in reason for reason in duty.reasons)


@pytest.mark.parametrize("row", EXAMPLES["due"], ids=named)
def test_what_is_due(row: dict[str, Any]) -> None:
    asked = (row["kind"], row.get("quota_on"), row["year"])
    if "refused" in row:
        with pytest.raises(Refusal) as caught:
            inventory_due(*asked)
        assert row["refused"] in caught.value.message
        return
    due = inventory_due(*asked)
    expected = tuple(row[name] for name in ("before", "years", "to", "verified"))
    assert (due.before, list(due.years), due.to, due.verified) == expected
    assert row["group"] in due.groups
    assert due.end.date() == due.before and due.end.utcoffset() == timedelta(hours=7)


@pytest.mark.parametrize("row", EXAMPLES["feeds"], ids=named)
def test_what_feeds_the_inventory(row: dict[str, Any]) -> None:
    (feed,) = feeds_of(report(row_of(row["line"])))
    assert (feed.role, feed.gpc, feed.facility) == (row["role"], row["gpc"], "CS-001")
    assert feed.masses == pytest.approx(row["masses"], rel=1e-9)
    assert feed.memo == pytest.approx(row.get("memo", {}), rel=1e-9)


@given(FACILITY, DAY)
def test_every_facility_gets_one_answer_with_reasons(facility: Particulars, on: date) -> None:
    duty = must_report(facility, on)
    assert duty.reasons
    current = next(edition.decision for edition in reversed(lists()) if edition.in_force_from <= on)
    assert current not in facility.listed or duty.owes


@given(FACILITY, DAY, st.decimals(0, 10**5, places=1))
def test_emitting_more_never_frees_from_a_duty(facility: Particulars, on: date, more: Decimal) -> None:
    order = ["no_duty", "cannot_say", "to_list"]
    figure = facility.emissions or Decimal(0)
    less, higher = (must_report(replace(facility, emissions=figure + add), on).standing for add in (0, more))
    if less in order:
        assert order.index(higher) >= order.index(less) or "cannot_say" in (less, higher)
    else:
        assert higher == less


@given(KIND, st.none() | DAY, st.integers(2022, 2040))
def test_an_inventory_is_due_once_in_a_year_and_about_years_that_are_over(
    kind: str, quota_on: date | None, year: int
) -> None:
    owed = [due for due in duties_of(kind, quota_on, year) if due.code == "inventory"]
    assert len(owed) <= 1
    for due in owed:
        assert due.years and max(due.years) == year - 1 and len(due.years) <= 2
        assert group_of(kind, quota_on, date(year, 1, 1)) in due.groups
        assert due.verified == (due.groups != ("A",))


@given(st.integers(2026, 2060))
def test_no_year_is_left_out_between_two_reports(year: int) -> None:
    covered = [one for at in range(2025, year + 3) for due in duties_of("industry", None, at) if due.code == "inventory"
               for one in due.years]  # fmt: skip
    assert len(covered) == len(set(covered)) and set(range(2024, year + 1)) <= set(covered) | {year}


def test_of_2025_the_decree_of_that_day_counts() -> None:
    assert [(due.code, due.before.isoformat()) for due in duties_in(2025)] == [
        ("inventory", "2025-03-31"),
        ("list_review", "2025-06-30"),
    ]
    assert "province_inventories" in {due.code for due in duties_in(2027)}


def test_the_form_has_eleven_items_in_three_parts_and_no_table() -> None:
    form = report_form(ON)
    assert [number for number, _, _ in form.parts] == ["I", "II", "III"]
    assert [len(items) for _, _, items in form.parts] == [3, 4, 4]
    assert [item.code for item in form.texts] == ["I.1", "I.2", "I.3", "II.1", "II.2", "II.3", "II.4", "III.1", "III.4"]


def test_levels_and_sectors_are_those_of_the_law_files() -> None:
    assert {level.code: str(level.at_least) for level in thresholds(ON)} == {
        "emissions": "3000", "industry": "1000", "goods_transport": "1000", "commercial_building": "1000",
        "solid_waste": "65000",
    }  # fmt: skip
    assert len([code for code in sectors() if "." not in code]) == 6
    assert not parameter("ghg/facility_calendar", on=ON).verified


FUELS = [kind for kind in source_kinds().values() if not kind.quantities and not kind.shares]


@pytest.mark.parametrize("kind", FUELS, ids=lambda kind: kind.code)
def test_every_choice_the_form_offers_can_be_computed(kind: Any) -> None:
    failed = []
    for chosen in product(*kind.ask.values()):
        keys = dict(zip(kind.ask, chosen, strict=True))
        for category in kind.categories:
            written = {"kind": kind.code, "category": category, "year": 2023, "amount": 10, "unit": kind.units[0]}
            try:
                found = emissions_of(row_of({**written, "keys": keys}), ON)
            except Refusal as refusal:
                if "belongs under energy" not in refusal.message:
                    failed.append((keys, category, refusal.message))
            else:
                assert found and all(one.mass is not None and one.mass >= 0 for one in found.values())
    # Food and wood burnt in an incinerator have no fossil share in the national list: the facility states its own.
    assert {keys.get("waste") for keys, _, _ in failed} <= {"food", "wood"}


def test_a_factor_of_ones_own_is_taken_and_one_out_of_range_is_doubted() -> None:
    row = row_of(EXAMPLES["feeds"][0]["line"])
    kind = source_kind(row.kind)
    own, doubt = own_factor(kind, "calorific_value", row.line, 25.0, "Phiếu thử 12/2023", ON)
    assert doubt == ""
    found = emissions_of(replace(row, own=(own,)), ON)
    assert found["CO2"].mass == pytest.approx(1200 * 25.0 * 98.3)  # t x MJ/kg x kg/GJ
    _, doubt = own_factor(kind, "calorific_value", row.line, 26_000.0, "Phiếu thử", ON)
    assert "21" in doubt and "10^3" in doubt
    _, doubt = own_factor(kind, "combustion", row.line, 94_000.0, "Phiếu thử", ON)
    assert doubt == ""
    with pytest.raises(Refusal, match="hệ số riêng"):
        own_factor(kind, "grid", row.line, 0.5, "", ON)


def test_a_year_without_a_grid_factor_is_refused_until_one_is_chosen_expressly() -> None:
    row = row_of({"kind": "electricity", "category": "1.A.2.e", "year": 2025, "amount": 10, "unit": "MWh", "keys": {}})
    with pytest.raises(Refusal) as caught:
        emissions_of(row, ON)
    assert "No factor of {year} is published" in caught.value.message
    found = emissions_of(replace(row, borrow_year=2023), ON)
    assert found["CO2"].mass == pytest.approx(6592) and any("2023" in said for said in found["CO2"].sentences)


def test_what_would_be_counted_twice_is_named() -> None:
    coal, power = (row_of(EXAMPLES["feeds"][place]["line"]) for place in (0, 3))
    feeds = feeds_of(report(coal, power))
    city = replace(coal.line, code="than-cong-nghiep", facility="", amount=50_000.0)
    assert [one.kind for one in counted_twice(feeds, [city])] == ["facility_in_city"]
    assert counted_twice(feeds, [replace(city, without=("CS-001",))]) == ()
    sold = replace(power.line, code="dien-ban", facility="", amount=90_000.0)
    assert counted_twice(feeds, [sold]) == ()  # electricity bought is never added
    assert [one.kind for one in counted_twice(feeds, [replace(sold, without=("CS-001",))])] == ["left_out_twice"]
    twice = counted_twice([*feeds, *feeds_of(report(coal))])
    assert [one.kind for one in twice] == ["facility_twice"]


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=6), st.permutations(range(6)))
def test_totals_and_hash_do_not_depend_on_the_order_read(amounts: list[int], order: list[int]) -> None:
    written = EXAMPLES["feeds"][0]["line"]
    rows = [row_of({**written, "amount": amount}, f"lo-{place}") for place, amount in enumerate(amounts)]
    lines = [line_content(row, ON) for row in rows]
    mixed = [lines[place] for place in order if place < len(lines)]
    (one,), (other,) = (year_totals(some, gwp_set("AR5")) for some in (lines, mixed))
    assert one.direct == pytest.approx(other.direct) and one.indirect == 0
    assert one.direct == pytest.approx(sum(amounts) / 1200 * (3149.532 + 0.3204 * gwp_set("AR5").values["CH4_FOSSIL"]
                                                              + 0.04806 * gwp_set("AR5").values["N2O"]))  # fmt: skip
    assert content_hash({"lines": lines}) == content_hash({"lines": [line_content(row, ON) for row in rows]})


def test_the_uncertainty_of_a_total_is_missing_while_a_line_does_not_say_its_own() -> None:
    row = row_of(EXAMPLES["feeds"][0]["line"])
    stated = replace(row, uncertainty_activity=0.03, uncertainty_factor=0.04)
    (known,) = year_totals([line_content(stated, ON)], gwp_set("AR5"))
    assert known.uncertainty == pytest.approx(0.05) and stated.uncertainty == pytest.approx(0.05)
    (unknown,) = year_totals([line_content(stated, ON), line_content(row, ON)], gwp_set("AR5"))
    assert (unknown.uncertainty, unknown.unstated, row.uncertainty) == (None, 1, None)
