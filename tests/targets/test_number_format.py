"""Numbers as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.language import speaking
from xanh.basis.number import format_number, rounded

finite = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40)


def read_back(text: str, thousands: str, point: str) -> Decimal:
    return Decimal(text.replace(thousands, "").replace(point, "."))


@given(finite)
def test_no_digit_is_lost_and_none_is_shown_in_vain(value: Decimal) -> None:
    vietnamese, english = format_number(value, language="vi"), format_number(value, language="en")
    assert read_back(vietnamese, ".", ",") == read_back(english, ",", ".") == value
    assert "E" not in vietnamese
    assert not ("," in vietnamese and vietnamese.endswith("0"))


@given(finite, st.integers(0, 6))
def test_decimals_are_kept_to_the_last_zero(value: Decimal, decimals: int) -> None:
    text = format_number(value, decimals, language="en")
    assert len(text.partition(".")[2]) == decimals
    assert abs(read_back(text, ",", ".") - value) <= Decimal(5).scaleb(-decimals - 1)


@pytest.mark.parametrize(("value", "shown"), [("0.5", "1"), ("1.5", "2"), ("-0.5", "-1"), ("-0.4", "0"), ("2.5", "3")])
def test_halves_go_away_from_zero(value: str, shown: str) -> None:
    assert format_number(Decimal(value), 0, language="vi") == shown


def test_the_language_of_the_task_decides() -> None:
    with speaking("en"):
        assert format_number(Decimal("1234.5")) == "1,234.5"
    assert format_number(Decimal("1234.5")) == "1.234,5"
    assert format_number(1234567, 2, language="vi") == "1.234.567,00"


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_is_not_written(value: str) -> None:
    with pytest.raises(ValueError, match="cannot be written"):
        rounded(Decimal(value), 2)
