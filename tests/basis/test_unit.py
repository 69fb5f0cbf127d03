"""Units: what may be converted, there and back."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.errors import Refusal
from xanh.basis.unit import convert, registry
from xanh.basis.unit_label import unit_label

SAME_KIND = [
    ["dong", "million_dong", "billion_dong", "VND", "trVND", "tyVND"],
    ["kg", "tonne", "gram", "microgram"],
    ["percent", "%", "index", "item"],
    ["TOE", "gigajoule", "kilowatt_hour", "tonne_oil_equivalent"],
    ["tonne_co2e/billion_dong", "tCO2e/million_dong"],
    ["microgram/meter**3", "mg/m^3", "kg/(m*m*m)"],
    ["%/year", "1/year", "percent/month"],
]
CODES = [unit for kind in SAME_KIND for unit in kind]
NUMBERS = st.decimals(min_value=-(10**12), max_value=10**12, places=6)


@given(NUMBERS, st.sampled_from(SAME_KIND), st.data())
def test_there_and_back_is_the_same_number(value: Decimal, kind: list[str], data: st.DataObject) -> None:
    unit, to = data.draw(st.sampled_from(kind)), data.draw(st.sampled_from(kind))
    back = convert(convert(value, unit, to), to, unit)
    assert abs(back - value) <= abs(value) * Decimal("1e-20")


@given(NUMBERS, NUMBERS, st.sampled_from(SAME_KIND), st.data())
def test_conversion_keeps_order_and_sums(one: Decimal, other: Decimal, kind: list[str], data: st.DataObject) -> None:
    unit, to = data.draw(st.sampled_from(kind)), data.draw(st.sampled_from(kind))
    assert (one < other) == (convert(one, unit, to) < convert(other, unit, to)) or one == other
    total = convert(one, unit, to) + convert(other, unit, to)
    assert abs(convert(one + other, unit, to) - total) <= abs(total) * Decimal("1e-20") + Decimal("1e-12")


@given(NUMBERS, st.data())
def test_what_does_not_measure_the_same_is_refused(value: Decimal, data: st.DataObject) -> None:
    one, other = data.draw(st.permutations(SAME_KIND))[:2]
    with pytest.raises(Refusal):
        convert(value, data.draw(st.sampled_from(one)), data.draw(st.sampled_from(other)))


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        ("1.5", "billion_dong", "million_dong", "1500"),
        ("35", "percent", "index", "0.35"),
        ("1", "TOE", "gigajoule", "41.868"),
        ("0.25", "tonne", "kg", "250"),
        ("12", "percent", "percent", "12"),
    ],
)
def test_known_conversions_are_exact(value: str, unit: str, to: str, expected: str) -> None:
    assert convert(Decimal(value), unit, to) == Decimal(expected)


MISSPELT = [
    "a b(",
    "kg**kg",
    "",
    " ",
    "kgg",
    "tấn",
    "kg*",
    "/kg",
    "kg//m",
    "2**99999999",
    "9**9**9",
    "1e999 kg",
    "(kg",
    "kg\0",
]
MISSPELT += ["__import__", "kg.real", "{unit}", "kg or m", "lambda: 1", "kg^99^99", "%%", "3", "kg km"]


@pytest.mark.parametrize("unit", MISSPELT)
def test_a_misspelt_unit_is_refused_wherever_it_stands(unit: str) -> None:
    for pair in ((unit, "kg"), ("kg", unit)):
        with pytest.raises(Refusal):
            convert(Decimal(1), *pair)


@given(st.text() | st.text(alphabet="kgm%/*^() 129.e-"), st.sampled_from(CODES))
def test_any_text_is_converted_or_refused(unit: str, to: str) -> None:
    with suppress(Refusal):
        assert isinstance(convert(Decimal(2), unit, to), Decimal)


def test_persons_are_not_a_bare_number() -> None:
    with pytest.raises(Refusal):
        convert(Decimal(1), "person", "index")


def test_there_is_one_registry() -> None:
    assert registry() is registry()


def test_labels_are_for_reading_in_the_language_asked_for() -> None:
    assert unit_label("tonne_co2e/billion_dong", "vi") == "tấn CO2 tương đương/tỷ đồng"
    assert unit_label("million_dong", "en") == "million dong"
    assert unit_label("index", "vi") == ""
    assert unit_label("kg", "vi") == "kg"
