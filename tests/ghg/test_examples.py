"""The worked examples of `tests/examples/ghg_*.yaml`, computed by hand, come out as written."""

from dataclasses import replace
from datetime import date
from inspect import getmembers, isfunction
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import numpy as np
import pytest
import yaml

from xanh.basis.errors import Refusal
from xanh.ghg import ALL_METHODS, Choice, Line, compute, factor_for
from xanh.ghg.key_categories import by_level, by_trend
from xanh.ghg.uncertainty import approach_1

EXAMPLES = Path(__file__).parent.parent / "examples"
ON = date(2026, 1, 5)
OTHER_UNITS = {
    "tonne": ("kilogram", 1000.0),
    "kilogram": ("gram", 1000.0),
    "hectare": ("m**2", 10000.0),
    "m**3": ("liter", 1000.0),
    "day": ("hour", 24.0),
    "tonne/hectare": ("kg/m**2", 0.1),
    "MWh": ("GJ", 3.6),
}


def load(name: str) -> Any:
    return yaml.safe_load((EXAMPLES / f"ghg_{name}.yaml").read_text(encoding="utf-8"))


QUALITY = load("quality")
MODULES = {
    "equations": ("combustion", "electricity", "fugitive", "minerals", "pollutants", "refrigerants"),
    "agriculture": ("burning", "enteric", "manure", "rice", "soils"),
    "land": ("biomass", "carbon", "soil"),
    "waste": ("decay", "history", "landfill", "treatment", "wastewater"),
}
ROOMS = {"equations": {"lines": load("lines"), "equations": load("equations")}}
ROOMS |= {room: load(room) for room in MODULES if room != "equations"}
LINES = [example for room in ROOMS.values() for example in room["lines"]]
EQUATIONS = [
    {**example, "function": f"{name}.{example['function']}"}
    for name, room in ROOMS.items()
    for example in room["equations"]
]
COMPUTED = [example for example in LINES if "expect" in example]
# What works on a whole history or on notation keys rather than on numbers: tested by name in test_landfill, test_land.
ON_SERIES = {
    "waste.decay.decay",
    "waste.history.back_cast",
    "waste.history.by_kind",
    "waste.history.estimated",
    "waste.history.history_doubt",
    "waste.history.whole",
    "land.carbon.of_pools",
}


def line_of(written: dict[str, Any]) -> Line:
    return Line(**{"code": "example", "area": "VN", **written})


@pytest.mark.parametrize("example", LINES, ids=lambda example: example["name"])
def test_line(example: dict[str, Any]) -> None:
    line, gases = line_of(example["line"]), example.get("gases")
    if "refused" in example:
        with pytest.raises(Refusal) as caught:
            compute(line, ALL_METHODS, on=ON, gases=gases)
        assert example["refused"] in caught.value.message
        return
    found = compute(line, ALL_METHODS, on=ON, gases=gases)
    assert {gas: one.mass for gas, one in found.items()} == pytest.approx(example["expect"], rel=1e-9)


@pytest.mark.parametrize("example", COMPUTED, ids=lambda example: example["name"])
def test_every_factor_that_was_asked_for_stands_in_the_result(example: dict[str, Any]) -> None:
    line, asked = line_of(example["line"]), list[Choice]()

    def lookup(quantity: str, **keys: str) -> Choice:
        asked.append(factor_for(quantity, year=line.year, on=ON, **{**line.keys, **keys}))
        return asked[-1]

    for gas in example["expect"]:
        asked.clear()
        found = ALL_METHODS[line.method].mass(line, gas, lookup)
        assert found and {one.factor.code for one in found[2]} == {one.factor.code for one in asked}


@pytest.mark.parametrize("example", COMPUTED, ids=lambda example: example["name"])
def test_a_line_in_other_units_gives_the_same(example: dict[str, Any]) -> None:
    line = line_of(example["line"])
    to, times = OTHER_UNITS.get(line.unit, (line.unit, 1.0))
    stated = {
        name: (value * OTHER_UNITS[unit][1], OTHER_UNITS[unit][0]) if unit in OTHER_UNITS else (value, unit)
        for name, (value, unit) in line.quantities.items()
    }
    history = {year: amount * times for year, amount in line.history.items()}
    other = replace(line, amount=(line.amount or 0) * times, unit=to, quantities=stated, history=history)
    found = compute(other, ALL_METHODS, on=ON, gases=example.get("gases"))
    assert {gas: one.mass for gas, one in found.items()} == pytest.approx(example["expect"], rel=1e-9)


@pytest.mark.parametrize("example", EQUATIONS, ids=lambda example: example["function"])
def test_equation_on_floats_and_on_arrays(example: dict[str, Any]) -> None:
    equation = resolve_name(f"xanh.ghg.{example['function']}")
    arguments = [float(one) for one in example["arguments"]]
    assert equation(*arguments) == pytest.approx(example["result"], rel=1e-4)
    found = equation(*(np.full((2, 3), one) for one in arguments))
    assert found.shape == (2, 3)
    np.testing.assert_array_equal(found, equation(*arguments))


@pytest.mark.parametrize("example", QUALITY["approach_1"], ids=lambda example: example["name"])
def test_approach_1(example: dict[str, Any]) -> None:
    table = approach_1(*(example[name] for name in ("base", "latest", "u_activity", "u_factor")))
    assert (table.level, table.trend) == pytest.approx((example["level"], example["trend"]), rel=1e-5)


def test_key_categories() -> None:
    for example in QUALITY["by_level"]:
        assert [one.category for one in by_level(example["amounts"]) if one.key] == example["key"]
    for example in QUALITY["by_trend"]:
        found = by_trend(example["base"], example["latest"])
        assert {one.category: one.assessment for one in found} == pytest.approx(example["assessments"])
        assert [one.category for one in found if one.key] == example["key"]


def test_every_method_and_every_equation_has_an_example() -> None:
    assert {example["line"]["method"] for example in LINES} == set(ALL_METHODS)
    assert {example["function"] for example in EQUATIONS} == public() - ON_SERIES


@pytest.mark.parametrize("room", MODULES)
def test_every_module_of_equations_is_looked_at(room: str) -> None:
    folder = Path(resolve_name(f"xanh.ghg.{room}").__file__).parent
    assert {path.stem for path in folder.glob("*.py")} - {"methods"} == {*MODULES[room], "__init__"}


def public() -> set[str]:
    """Return the equations as room.module.function."""
    modules = {f"{room}.{name}": resolve_name(f"xanh.ghg.{room}.{name}") for room in MODULES for name in MODULES[room]}
    return {
        f"{name}.{function}"
        for name, module in modules.items()
        for function, code in getmembers(module, isfunction)
        if code.__module__ == module.__name__ and not function.startswith("_")
    }


def test_every_example_shows_its_arithmetic_and_every_equation_its_source() -> None:
    assert all(example["how"] for example in [*LINES, *EQUATIONS, *(one for kind in QUALITY.values() for one in kind)])
    for example in EQUATIONS:
        assert "Source: " in (resolve_name(f"xanh.ghg.{example['function']}").__doc__ or ""), example
