"""Totals of a city: what adds, what stands beside, what is partial; differences that add up."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.inventories.world import ABOUT, lines
from xanh.documents.inventories import read_entries
from xanh.ghg.city_difference import difference
from xanh.ghg.city_lines import line_content
from xanh.ghg.city_totals import Frozen, co2e_of, lines_under, read_totals
from xanh.ghg.gwp import gwp_set


def contents(*left_out: str, **changes: str) -> list[Frozen]:
    entries = read_entries(lines(**changes), ABOUT)
    rows = [entry.row for entry in entries if entry.row and entry.row.line.category not in left_out]
    return [line_content(row, ABOUT.on) for row in rows]


def test_electricity_and_biogenic_carbon_stand_beside_the_total_of_the_territory() -> None:
    reading = read_totals(contents(), "92", 2022, "AR5")
    power = 2e6 * 0.6766 / 1000
    assert reading.gpc["I.1.2"].value == pytest.approx(power)
    assert reading.with_land.value == pytest.approx(reading.sums["territorial"].value)
    assert reading.sums["BASIC"].value == pytest.approx((reading.with_land.value or 0) + power)
    assert reading.memo["CO2_BIO"] > 0
    assert not reading.with_land.partial


def test_every_total_is_the_sum_of_the_lines_below_it() -> None:
    frozen = contents()
    reading = read_totals(frozen, "92", 2022, "AR5")
    for code, one in reading.tree.items():
        masses = [co2e_of(line, "AR5", (1,)) for line in lines_under(frozen, code)]
        assert (one.value or 0) == pytest.approx(sum(mass or 0 for mass in masses))


def test_a_category_nothing_is_said_of_makes_the_total_partial_and_is_named() -> None:
    reading = read_totals(contents("3.C"), "92", 2022, "AR5")
    assert reading.with_land.partial and "V.3" in reading.unanswered
    assert "missing" in reading.with_land.state.name.lower()  # type: ignore[union-attr]


def test_the_same_masses_are_read_under_another_set() -> None:
    frozen = contents()
    petrol = frozen[0]
    for name in ("AR4", "AR5", "AR6"):
        gwp = gwp_set(name)
        masses = {gas: float(one["mass"]) for gas, one in petrol["gases"].items() if gas in gwp.values}
        assert co2e_of(petrol, name) == pytest.approx(sum(mass * gwp.of(gas) for gas, mass in masses.items()) / 1000)


@given(st.integers(1, 10**7), st.integers(1, 10**7), st.sampled_from(["AR4", "AR5", "AR6", "SAR"]))
def test_the_parts_of_a_difference_add_up_to_it(first: int, second: int, gwp: str) -> None:
    old, new = contents(amount=str(first)), contents(amount=str(second), fuel="diesel" if second % 2 else "gasoline")
    found = difference(old, new, "AR5", gwp)
    assert sum(found.parts.values()) == pytest.approx(found.after - found.before, rel=1e-9, abs=1e-6)
    if not second % 2:
        assert found.parts["activity"] == pytest.approx((second / first - 1) * (co2e_of(old[0], "AR5", (1,)) or 0))


def test_a_source_that_comes_in_is_a_change_of_the_boundary_and_nothing_else() -> None:
    found = difference(contents("1.A.3.b.iv"), contents(), "AR5", "AR5")
    assert found.parts["boundary"] == pytest.approx(found.after - found.before)
    assert [line.code for line in found.lines] == ["Xăng xe máy"]


def test_another_factor_is_told_apart_from_another_activity() -> None:
    own = {"own_quantity": "combustion", "own_value": "70000", "own_reference": "Phiếu"}
    found = difference(contents(), contents(amount="2000", **own), "AR5", "AR5")
    assert found.parts["activity"] > 0 and found.parts["factor"] != 0
    assert found.parts["method"] == found.parts["boundary"] == 0


def test_a_line_not_estimated_makes_the_total_partial() -> None:
    entries = read_entries(lines(amount="", notation="NE"), ABOUT)
    frozen = [line_content(replace(entry.row), ABOUT.on) for entry in entries if entry.row]
    reading = read_totals(frozen, "92", 2022, "AR5")
    assert reading.with_land.partial and reading.tree["1.A.3.b.iv"].text == "NE"
