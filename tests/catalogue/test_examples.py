"""Every formula of the catalogue: its worked example, its unit by pint, its words, its declaration."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.indicators.declared import evaluation

from xanh.basis.language import speaking
from xanh.basis.unit import registry
from xanh.catalogue import CATALOGUE
from xanh.indicators import Direction, formula_in_words
from xanh.indicators.assemble import law_value
from xanh.indicators.words import input_in_words

ROOT = Path(__file__).parent.parent
EXAMPLES: list[dict[str, Any]] = yaml.safe_load((ROOT / "examples" / "catalogue.yaml").read_text(encoding="utf-8"))
CLOSE = Decimal("1e-8")


def named(example: dict[str, Any]) -> str:
    return f"{example['indicator']} {example['how'][:30]}"


@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_example(example: dict[str, Any]) -> None:
    year = str(example["year"])
    known = {key if "@" in key else f"{key}@{year}": value for key, value in example["given"].items()}
    value = evaluation(CATALOGUE, known).computed(example["indicator"], year)
    if "missing" in example:
        told = (value.step.value, value.step.missing, value.because)
        assert told == (None, example["missing"], example.get("because", ""))
    else:
        assert value.step.value == pytest.approx(Decimal(str(example["expect"])), rel=CLOSE)


def test_every_formula_has_an_example_with_a_result() -> None:
    assert {example["indicator"] for example in EXAMPLES if "expect" in example} == set(CATALOGUE.order)


@pytest.mark.parametrize("code", CATALOGUE.order)
def test_pint_finds_the_declared_unit_and_the_same_number(code: str) -> None:
    indicator, known, quantities = CATALOGUE[code], {}, []
    for place, needed in enumerate(indicator.inputs):
        if needed.code in CATALOGUE.law:
            amount = law_value(CATALOGUE.law[needed.code], on=_last_day())[0]
        else:
            # Apart from each other, so that a difference is never zero; below the goalposts where there are some.
            amount = Decimal(30 + 7 * place) if CATALOGUE.unit(needed.code) != "ppp_dollar/person" else Decimal(9000)
            known[f"{needed.code}@{needed.period(2023, 2014)}"] = amount
        quantities.append(registry().Quantity(amount, CATALOGUE.unit(needed.code)))
    assert indicator.function is not None
    found = registry().Quantity(1) * indicator.function(*quantities)
    mine = evaluation(CATALOGUE, known).value(code, "2023").step.value
    assert Decimal(found.m_as(indicator.unit)) == pytest.approx(mine, rel=Decimal("1e-12"))


def _last_day() -> Any:
    from xanh.basis.period import Period

    return Period.of_year(2023).end


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", CATALOGUE.order)
def test_the_words_name_every_input(code: str, language: str) -> None:
    with speaking(language):
        words = formula_in_words(CATALOGUE, code)
        assert all(f"“{input_in_words(CATALOGUE, needed)}”" in words for needed in CATALOGUE[code].inputs)


def test_declarations_are_whole() -> None:
    for one in CATALOGUE:
        assert all((*one.name, *one.definition, one.source)), one.code
        assert one.name.vi != one.name.en, one.code
        assert one.function is None or one.direction is not Direction.NEITHER, one.code


def test_shares_say_of_what() -> None:
    for code in CATALOGUE.order:
        one = CATALOGUE[code]
        assert one.unit != "percent" or one.denominators or code.endswith("-change"), code


def test_a_difference_is_said_where_either_is_shown() -> None:
    for one in CATALOGUE:
        for other, text in one.unlike.items():
            assert one.code in CATALOGUE[other].unlike, (one.code, other)
            assert text != CATALOGUE[other].unlike[one.code]
    new, running = CATALOGUE["clean-buses-among-new"], CATALOGUE["clean-buses-in-operation-share"]
    assert new.denominators == ("new-buses",) and running.denominators == ("buses-in-operation",)
    assert running.code in new.unlike
