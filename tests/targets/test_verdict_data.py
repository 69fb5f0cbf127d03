"""What a verdict says about the data and the law it stands on, and what it refuses."""

from decimal import Decimal

import pytest
from tests.targets.promises import IN_2024, at_least, fall_since_2014, series

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.basis.parameter import parameter
from xanh.targets import judge


def test_two_values_of_one_year_are_refused() -> None:
    twice = [*series({2020: "10", 2024: "12"}), *series({2024: "13"})]
    with pytest.raises(Refusal) as refused:
        judge(at_least("20"), twice, IN_2024)
    with speaking("en"):
        assert str(refused.value) == "The series has two values for 2024: keep one of them."


def test_a_misfitting_unit_is_refused() -> None:
    with pytest.raises(Refusal):
        judge(at_least("20"), [*series({2020: "10"}), *series({2024: "12"}, "tonne")], IN_2024)


def test_the_bands_are_law_with_a_reference_not_yet_checked() -> None:
    bands = parameter("verdict_bands", IN_2024)
    assert {name: Decimal(value) for name, value in bands.values.items()} == {
        "significant": Decimal("0.95"),
        "moderate": Decimal("0.60"),
        "insufficient": Decimal(0),
    }
    verdict = judge(at_least("20"), series({2020: "10", 2024: "12"}), IN_2024)
    assert verdict.bands_reference == bands.reference and "Eurostat" in bands.reference
    assert verdict.bands_verified is False


def test_a_pace_names_both_its_ends_as_they_were_reported() -> None:
    values = series({2013: "50", 2014: "40", 2019: "39", 2024: "38"}, "kilotonne")
    verdict = judge(fall_since_2014("15"), values, IN_2024)
    assert verdict.used == (values[1], values[3]) and verdict.latest is values[3]
    assert verdict.unit == "kilotonne" and verdict.threshold == 34


def test_a_comparison_names_the_value_compared() -> None:
    values = series({2020: "10", 2024: "22"})
    assert judge(at_least("20"), values, IN_2024).used == (values[1],)


def test_units_the_registry_does_not_know_still_compare_with_themselves() -> None:
    assert judge(at_least("20", "con"), series({2024: "20"}, "con"), IN_2024).course == "achieved"


def test_a_change_of_a_share_is_judged_in_per_cent() -> None:
    verdict = judge(fall_since_2014("15"), series({2014: "0.20", 2024: "0.18"}, "dimensionless"), IN_2024)
    assert (verdict.unit, verdict.threshold, verdict.achieved_pace) == ("%", 17, Decimal("-0.2"))


@pytest.mark.parametrize("value", ["1E+61", "-1E-61", "NaN", "-Infinity"])
def test_a_slip_of_the_pen_is_refused(value: str) -> None:
    with pytest.raises(Refusal):
        judge(at_least("20"), series({2020: "10", 2024: value}), IN_2024)


def test_a_year_no_plan_means_is_refused() -> None:
    with pytest.raises(Refusal):
        judge(at_least("20"), series({202: "10", 2024: "12"}), IN_2024)
    with pytest.raises(Refusal):
        judge(at_least("20", horizon=20230), series({2020: "10", 2024: "12"}), IN_2024)
