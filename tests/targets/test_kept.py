"""Whether one value keeps a promise."""

from decimal import Decimal

import pytest
from tests.targets.promises import fall_since_2014, mean_fall, series

from xanh.basis.errors import Refusal
from xanh.targets import Kind, Observed, Promise, is_kept

TEN = {Kind.AT_LEAST: "no yes yes", Kind.MORE_THAN: "no no yes", Kind.AT_MOST: "yes yes no"}
TEN |= {Kind.LESS_THAN: "yes no no", Kind.EXACTLY: "no yes no"}


def one(value: str, unit: str = "%", year: int = 2024) -> Observed:
    return series({year: value}, unit)[0]


@pytest.mark.parametrize("kind", TEN)
def test_ten_as_a_level(kind: Kind) -> None:
    promise = Promise(kind, "%", 2030, value=Decimal(10))
    answers = [is_kept(promise, one(value), None) for value in ("9.9999999999", "10.000", "10.0000000001")]
    assert answers == [word == "yes" for word in TEN[kind].split()]


@pytest.mark.parametrize(
    ("value", "kept"), [("14.99", False), ("15", True), ("17", True), ("20", True), ("20.01", True)]
)
def test_above_a_range_is_kept(value: str, kept: bool) -> None:
    assert is_kept(Promise(Kind.RANGE, "%", 2030, low=Decimal(15), high=Decimal(20)), one(value), None) is kept


def test_a_conversion_leaves_no_dust_at_the_boundary() -> None:
    promise = Promise(Kind.AT_LEAST, "tonne_oil_equivalent", 2030, value=Decimal(1))
    assert is_kept(promise, one("41868", "MJ"), None) is True
    third = Promise(Kind.EXACTLY, "hour", 2030, value=Decimal(1) / Decimal(3))
    assert is_kept(third, one("20", "minute"), None) is True


def test_a_fall_since_the_base_year() -> None:
    base = one("40", "tonne", 2014)
    assert is_kept(fall_since_2014("15"), one("34", "tonne"), base) is True
    assert is_kept(fall_since_2014("15"), one("34.0001", "tonne"), base) is False
    assert is_kept(fall_since_2014("15"), one("34000", "kilogram"), base) is True


def test_a_rise_since_the_base_year() -> None:
    promise = Promise(Kind.CHANGE_FROM_BASE, "%", 2030, value=Decimal(20), base_year=2014)
    answers = [is_kept(promise, one(value, "tonne"), one("100", "tonne", 2014)) for value in ("119.9", "120", "121")]
    assert answers == [False, True, True]


def test_a_promised_span_of_falls_is_kept_from_the_smaller_on() -> None:
    base, promise = one("100", "tonne", 2020), mean_fall("-1.5", "-1.0")
    end = Decimal(100) * Decimal("0.99") ** 10
    assert is_kept(promise, one(str(end), "tonne", 2030), base) is True
    assert is_kept(promise, one(str(end + Decimal("1E-15")), "tonne", 2030), base) is False
    assert is_kept(promise, one("80", "tonne", 2030), base) is True


def test_what_cannot_be_said() -> None:
    fall = fall_since_2014("15")
    assert is_kept(fall, one("34", "tonne"), None) is None
    assert is_kept(fall, one("34", "tonne"), one("40", "tonne", 2015)) is None
    assert is_kept(fall, one("34", "tonne", 2013), one("40", "tonne", 2014)) is None
    assert is_kept(fall, one("34", "tonne"), one("0", "tonne", 2014)) is None
    assert is_kept(Promise(Kind.AT_LEAST, "%", 2030), one("34"), None) is None
    assert is_kept(Promise(Kind.MILESTONE, "", 2030), one("0.5", ""), None) is None


def test_a_milestone() -> None:
    assert is_kept(Promise(Kind.MILESTONE, "", 2030), one("1", ""), None) is True
    assert is_kept(Promise(Kind.MILESTONE, "", 2030), one("0", ""), None) is False


def test_contradictions_are_refused() -> None:
    with pytest.raises(Refusal):
        is_kept(Promise(Kind.RANGE, "%", 2030, low=Decimal(20), high=Decimal(15)), one("17"), None)
    with pytest.raises(Refusal):
        is_kept(fall_since_2014("15", horizon=2014), one("34", "tonne"), one("40", "tonne", 2014))
    with pytest.raises(Refusal):
        is_kept(Promise(Kind.AT_LEAST, "%", 2030, value=Decimal(1)), one("34", "tonne"), None)
