"""Numbers typed as text: accepted when certain under the Vietnamese convention, otherwise refused."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from xanh.documents.forms.decimals import fits_excel, from_excel, from_text, vietnamese

EXAMPLES = yaml.safe_load((Path(__file__).parents[1] / "examples" / "form_numbers.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", EXAMPLES["accepted"], ids=lambda example: repr(example["typed"]))
def test_certain(example: dict[str, str]) -> None:
    assert from_text(example["typed"]) == Decimal(example["is"])


@pytest.mark.parametrize("example", EXAMPLES["refused"], ids=lambda example: repr(example["typed"]))
def test_uncertain(example: dict[str, str]) -> None:
    assert from_text(example["typed"]) is None


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
