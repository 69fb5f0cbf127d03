"""Waste that is burnt, composted or washed away: carbon is split whole, energy and waste never both."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import xanh.ghg
from xanh.basis.errors import Refusal
from xanh.ghg import AGRICULTURE, ALL_METHODS, LAND, METHODS, WASTE, Line, cells_of, city_code, compute, mapped
from xanh.ghg.waste import treatment, wastewater

ON = date(2026, 1, 5)
FIRE = Line(
    code="fire-1",
    method="incineration",
    category="4.C.1",
    area="CT",
    year=2023,
    amount=100.0,
    unit="tonne",
    keys={"waste": "textile", "technology": "stoker_continuous", "use": "disposal"},
)
KINDS = ("plastic", "textile", "wood", "nappies", "food", "garden", "paper")
shares = st.floats(0, 1)


@given(st.floats(0, 1e9), shares, shares, shares)
def test_fossil_and_biogenic_are_all_the_carbon_that_burns(
    waste: float, dry: float, carbon: float, fossil: float
) -> None:
    both = (treatment.burnt_fossil, treatment.burnt_biogenic)
    summed = sum(equation(waste, dry, carbon, fossil, 1.0) for equation in both)
    assert summed == pytest.approx(waste * dry * carbon * 44 / 12, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_waste_can_be_burnt_and_buried(kind: str) -> None:
    burnt = compute(replace(FIRE, keys={**FIRE.keys, "waste": kind}), ALL_METHODS, on=ON)
    assert set(burnt) == {"CO2", "CO2_BIO", "CH4", "N2O"}
    if kind != "plastic":
        keys = {"waste": kind, "site": "uncategorised", "cover": "none"}
        buried = replace(FIRE, method="landfill_commitment", category="4.A.3", keys=keys)
        assert (compute(buried, ALL_METHODS, on=ON)["CH4"].mass or 0) > 0


@pytest.mark.parametrize(
    ("use", "category"), [("energy", "4.C.1"), ("disposal", "1.A.1.a.i"), ("", "4.C.1"), ("heat", "1.A.1.a.i")]
)
def test_a_fire_stands_in_one_place(use: str, category: str) -> None:
    with pytest.raises(Refusal):
        compute(replace(FIRE, category=category, keys={**FIRE.keys, "use": use}), ALL_METHODS, on=ON)


def test_biogenic_carbon_is_kept_apart_in_the_cells() -> None:
    cells = {cell[3]: cell[4] for cell in cells_of(FIRE, compute(FIRE, ALL_METHODS, on=ON))}
    assert set(cells) == {"CO2", "CO2_BIO", "CH4", "N2O"}


def test_waste_treated_elsewhere_is_scope_3_and_waste_brought_in_has_its_own_place() -> None:
    away = replace(FIRE, keys={**FIRE.keys, "treated": "elsewhere"})
    found = compute(away, ALL_METHODS, on=ON)
    assert {one.scope for one in found.values()} == {3} and cells_of(away, found) == []
    codes = [city_code(code, scope) for code in ("4.A.1", "4.C.1") for scope in (1, 3)]
    assert codes == ["III.1.1", "III.1.2", "III.3.1", "III.3.2"]
    assert city_code("4.B", brought_in=True) == "III.2.3" and city_code("3.C.7", brought_in=True) is None


@given(st.floats(1, 1e6), shares)
def test_pathways_that_cover_everyone_treat_every_kilogram(people: float, part: float) -> None:
    organics = wastewater.organics(people, 0.04, 1.0)
    ways = [wastewater.domestic_methane(organics, 0.0, one, 0.3) for one in (part, 1 - part)]
    assert sum(ways) == pytest.approx(organics * 0.3, rel=1e-9)


def test_more_cannot_be_recovered_than_is_made() -> None:
    with pytest.raises(Refusal):
        treatment.biological_methane(1000.0, 4.0, 5.0)
    with pytest.raises(Refusal):
        wastewater.domestic_methane(100.0, 200.0, 1.0, 0.3)


def test_methods_of_the_rooms_have_names_of_their_own() -> None:
    assert len(ALL_METHODS) == len(METHODS) + len(AGRICULTURE) + len(LAND) + len(WASTE)
    assert all("Equation" in method.equation for room in (AGRICULTURE, LAND, WASTE) for method in room.values())


def test_the_readme_has_every_method_of_the_rooms() -> None:
    text = (Path(xanh.ghg.__file__).parent / "README.md").read_text(encoding="utf-8")
    assert [name for name in (*AGRICULTURE, *LAND, *WASTE) if f"`{name}`" not in text] == []


@pytest.mark.parametrize(
    ("code", "gpc", "nfr"),
    [
        ("3.A.1.b", "V.1", None),  # enteric fermentation gives no pollutant
        ("3.A.2.h", "V.1", "3B3"),
        ("3.A.2.i", "V.1", "3B4giv"),
        ("3.B.2.a", "V.2", None),
        ("3.C.1.a", "V.3", "11B"),
        ("3.C.1.b", "V.3", "3F"),
        ("3.C.3", "V.3", "3Da1"),
        ("3.C.7", "V.3", None),
        ("4.A.1", "III.1.1", "5A"),
        ("4.B", "III.2.1", "5B1"),
        ("4.C.1", "III.3.1", "5C1a"),
        ("4.C.2", "III.3.1", "5C2"),
        ("4.D.1", "III.4.1", "5D1"),
        ("4.D.2", "III.4.1", "5D2"),
    ],
)
def test_the_categories_of_the_rooms_have_their_place(code: str, gpc: str, nfr: str | None) -> None:
    assert (mapped(code, "gpc"), mapped(code, "nfr")) == (gpc, nfr)
