"""The worked examples of `tests/examples/ghg_*.yaml`, computed by hand, come out as written."""

from datetime import date
from inspect import getmembers, isfunction
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import numpy as np
import pytest
import yaml

from xanh.basis.errors import Refusal
from xanh.ghg import METHODS, Line, compute
from xanh.ghg.key_categories import by_level, by_trend
from xanh.ghg.uncertainty import approach_1

EXAMPLES = Path(__file__).parent.parent / "examples"
ON = date(2026, 1, 5)


def load(name: str) -> Any:
    return yaml.safe_load((EXAMPLES / f"ghg_{name}.yaml").read_text(encoding="utf-8"))


LINES, EQUATIONS, QUALITY = load("lines"), load("equations"), load("quality")
MODULES = ("combustion", "electricity", "fugitive", "minerals", "pollutants", "refrigerants")


def line_of(written: dict[str, Any]) -> Line:
    return Line(**{"code": "example", "area": "VN", **written})


@pytest.mark.parametrize("example", LINES, ids=lambda example: example["name"])
def test_line(example: dict[str, Any]) -> None:
    line, gases = line_of(example["line"]), example.get("gases")
    if "refused" in example:
        with pytest.raises(Refusal) as caught:
            compute(line, METHODS, on=ON, gases=gases)
        assert example["refused"] in caught.value.message
        return
    found = compute(line, METHODS, on=ON, gases=gases)
    assert {gas: one.mass for gas, one in found.items()} == pytest.approx(example["expect"], rel=1e-9)


@pytest.mark.parametrize("example", EQUATIONS, ids=lambda example: example["function"])
def test_equation_on_floats_and_on_arrays(example: dict[str, Any]) -> None:
    equation = resolve_name(f"xanh.ghg.equations.{example['function']}")
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
    assert {example["line"]["method"] for example in LINES} == set(METHODS)
    modules = {name: resolve_name(f"xanh.ghg.equations.{name}") for name in MODULES}
    assert {path.stem for path in Path(modules["minerals"].__file__).parent.glob("*.py")} == {*MODULES, "__init__"}
    public = {
        f"{name}.{function}"
        for name, module in modules.items()
        for function, code in getmembers(module, isfunction)
        if code.__module__ == module.__name__
    }
    assert {example["function"] for example in EQUATIONS} == public


def test_every_example_shows_its_arithmetic_and_every_equation_its_source() -> None:
    assert all(example["how"] for example in [*LINES, *EQUATIONS, *(one for kind in QUALITY.values() for one in kind)])
    for example in EQUATIONS:
        assert "Source: " in (resolve_name(f"xanh.ghg.equations.{example['function']}").__doc__ or ""), example
