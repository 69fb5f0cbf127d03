"""The formula in words, from the formula itself."""

import pytest
from tests.indicators.declared import PART, WHOLE, said, small

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.indicators import Operand, assemble, formula, formula_in_words, ln, root


def test_a_share_is_said_as_people_say_it() -> None:
    assert formula_in_words(small(), "share") == "“số part” chia cho “số whole”, nhân 100"
    with speaking("en"):
        assert formula_in_words(small(), "share") == "“the part” divided by “the whole”, times 100"


def test_brackets_and_years_stand_where_they_must() -> None:
    with speaking("en"):
        assert formula_in_words(small(), "fall") == (
            "(“the share in the base year” minus “the share”) divided by “the share in the base year”, times 100"
        )
        assert formula_in_words(small(), "rest") == (
            "(1 minus “the share”) times (“the whole” minus “the part”)"
            " plus (“the whole” minus (“the whole” minus “the part”)) times 2, in kg"
        )


def test_functions_and_signs_have_words() -> None:
    @formula(**said(unit="dimensionless"))
    def odd(part: Operand, whole: Operand, part__year_before: Operand) -> Operand:
        return -(ln(part / whole) * root(2 + part / part__year_before, 3)) / (1 / (whole / part)) - 1

    with speaking("en"):
        said_in_words = formula_in_words(assemble(PART, WHOLE, odd), "odd")
    assert said_in_words == (
        "(minus (the natural logarithm of (“the part” divided by “the whole”)"
        " times the root of degree 3 of (2 plus “the part” divided by “the part in the year before”)))"
        " divided by (1 divided by (“the whole” divided by “the part”)) minus 1"
    )


def test_what_is_reported_has_no_formula() -> None:
    with pytest.raises(Refusal, match="part"):
        formula_in_words(small(), "part")
