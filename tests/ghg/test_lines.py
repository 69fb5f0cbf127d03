"""A line becomes emissions with reasons and lineage, or a refusal that says what to do."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import xanh.ghg
from xanh.basis.errors import Refusal
from xanh.ghg import METHODS, Line, Notation, cells_of, city_code, compute
from xanh.ghg.equations import electricity, fugitive

ON = date(2026, 1, 5)
COAL = Line(
    code="boiler-1",
    method="stationary_combustion",
    category="1.A.2.e",
    area="CT",
    year=2023,
    amount=1200.0,
    unit="tonne",
    keys={"fuel": "anthracite", "sector": "manufacturing_construction"},
)


def test_the_unit_of_the_activity_changes_nothing() -> None:
    written = [COAL, replace(COAL, amount=1.2e6, unit="kilogram"), replace(COAL, amount=32.04, unit="TJ")]
    masses = [[one.mass for one in compute(line, METHODS, on=ON).values()] for line in written]
    assert masses[0] == pytest.approx(masses[1], rel=1e-12)
    assert masses[0] == pytest.approx(masses[2], rel=1e-12)


def test_greenhouse_gas_and_pollutant_come_from_one_line() -> None:
    found = compute(COAL, METHODS, on=ON, gases=("CO2", "PM2.5"))
    assert {one.factor.source for one in found["PM2.5"].choices} == {"ipcc", "emep"}
    assert found["CO2"].choices[0] == found["PM2.5"].choices[0]  # the same calorific value


def test_a_result_has_its_lineage() -> None:
    step = compute(COAL, METHODS, on=ON)["CO2"].step
    assert step and step.has_lineage() and "Equation 2.1" in step.label
    assert [leaf.source for leaf in step.leaves()] == [
        "line:boiler-1",
        "factor:ipcc_ncv_anthracite",
        "factor:vn_co2_anthracite",
    ]


def test_a_line_with_a_notation_gives_the_notation() -> None:
    none = replace(COAL, amount=None, notation=Notation.NO)
    assert {(one.mass, one.notation) for one in compute(none, METHODS, on=ON).values()} == {(None, Notation.NO)}
    secret = compute(replace(COAL, notation=Notation.C), METHODS, on=ON)["CO2"]
    assert secret.mass and secret.notation is Notation.C


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"amount": None}, "has no number"),
        ({"method": "guess"}, "is not a method"),
        ({"category": "9.Z"}, "is not a category"),
        ({"unit": "hectare"}, "cannot be expressed"),
        ({"amount": -1.0}, "cannot be below zero"),
        ({"method": "grid_losses", "unit": "MWh"}, "needs the share"),
        ({"method": "refrigerant_operation", "keys": {"refrigerant": "R-999"}}, "is not a refrigerant"),
    ],
)
def test_what_cannot_be_computed_is_refused(changed: dict[str, object], words: str) -> None:
    with pytest.raises(Refusal) as caught:
        compute(replace(COAL, **changed), METHODS, on=ON)
    assert words in caught.value.message and "{" not in str(caught.value)


def test_the_defects_of_the_circular_are_stopped() -> None:
    """Thông tư 38/2023/TT-BCT: Gg/m³ for kg/m³, percentages for shares, the missing 10^9 (Quyết định 334/QĐ-BCT)."""
    assert fugitive.coal_mining(1.0, 1.0) == 0.67  # kg of a cubic metre, not 0.67 Gg
    with pytest.raises(Refusal):
        electricity.steam_factor(98300.0, 85)
    tonnes_per_terajoule = electricity.steam_factor(98300.0, 1.0) * 1e6  # a megajoule is a millionth of it
    assert tonnes_per_terajoule == pytest.approx(98.3)


def test_only_what_happens_here_enters_the_tree_of_the_territory() -> None:
    burnt = cells_of(COAL, compute(COAL, METHODS, on=ON))
    assert [(cell[2], cell[3]) for cell in burnt] == [("1.A.2.e", gas) for gas in ("CO2", "CH4_FOSSIL", "N2O")]
    power = replace(COAL, method="electricity", unit="MWh", keys={})
    used = compute(power, METHODS, on=ON)["CO2"]
    assert used.scope == 2 and cells_of(power, {"CO2": used}) == []
    assert city_code(power.category, used.scope) == "I.3.2"


def test_the_example_of_the_readme_runs() -> None:
    text = (Path(xanh.ghg.__file__).parent / "README.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    exec(text.split("```python\n")[1].split("```")[0], names)  # noqa: S102
    assert names["result"]["CO2"].mass == 3149532
    assert set(names["result"]) == {"CO2", "CH4_FOSSIL", "N2O", "PM2.5"}
