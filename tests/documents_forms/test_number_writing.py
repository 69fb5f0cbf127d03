"""Numbers typed as text: accepted when certain under the Vietnamese convention, otherwise refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.documents.forms.decimals import fits_excel, from_excel, from_text, vietnamese

CERTAIN = {
    "12,5": "12.5",
    "12,50": "12.50",
    "1.234,5": "1234.5",
    "1.234,567": "1234.567",
    "1.234.567": "1234567",
    "1234,567": "1234.567",
    "0,125": "0.125",
    "-3,5": "-3.5",
    "−3,5": "-3.5",
    " 1234 ": "1234",
}
UNCERTAIN = ("12.5", "1.234", "1,234", "1,234.5", "1 234", "1.23.456", "12,5,1", "0.125", "1.2345,6", "12,", ",5", "٣")


@pytest.mark.parametrize(("text", "value"), CERTAIN.items())
def test_certain(text: str, value: str) -> None:
    assert from_text(text) == Decimal(value)


@pytest.mark.parametrize("text", UNCERTAIN)
def test_uncertain(text: str) -> None:
    assert from_text(text) is None


@given(st.decimals(-(10**9), 10**9, places=4))
def test_excel_keeps_what_fits(value: Decimal) -> None:
    assert fits_excel(value)
    assert from_excel(float(value)) == value


@given(st.decimals(-(10**9), 10**9, places=4))
def test_what_we_print_is_what_was_meant_or_unclear(value: Decimal) -> None:
    assert from_text(vietnamese(value)) in (value, None)


@pytest.mark.parametrize("value", [float("inf"), float("nan"), 1e15, -(10**400)])
def test_what_no_person_typed_is_no_number(value: float) -> None:
    assert from_excel(value) is None
