"""Which factor is taken and why; none is borrowed from another year unasked."""

from datetime import date
from decimal import Decimal

import pytest

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.basis.unit import convert
from xanh.ghg import Factor, factor_for, gases
from xanh.ghg.factors import SOURCES, factors

ON = date(2026, 1, 5)
COAL = {"fuel": "anthracite", "sector": "manufacturing_construction", "gas": "CH4"}
OWN = Factor(
    "own", "combustion", 7.5, "kg/TJ", "facility", "Phiếu đo 2023", {"fuel": ("anthracite",), "gas": ("CH4_FOSSIL",)}
)


def test_facility_before_national_before_ipcc_and_each_says_why() -> None:
    with speaking("en"):
        own = factor_for("combustion", year=2023, on=ON, facility=[OWN], **COAL)
        national = factor_for("combustion", year=2023, on=ON, **COAL)
        default = factor_for("combustion", year=2023, on=date(2022, 10, 9), **COAL)  # the day before the decision
    assert [one.factor.source for one in (own, national, default)] == ["facility", "national", "ipcc"]
    assert ["own" in own.reason, "national" in national.reason, "IPCC default" in default.reason] == [True] * 3
    assert "2626" in national.reason and "Table 2.3" in default.reason


def test_an_unverified_factor_says_so() -> None:
    choice = factor_for("combustion", year=2023, on=ON, **COAL)
    assert not choice.factor.verified and any(choice.factor.code in flag for flag in choice.flags)


@pytest.mark.parametrize("year", [2014, 2017, 2024, 2025])
def test_a_year_without_a_grid_factor_is_refused(year: int) -> None:
    with speaking("en"), pytest.raises(Refusal, match=f"No factor of {year} is published .*2022, 2023"):
        factor_for("grid", year=year, on=ON, basis="average", gas="CO2")


def test_another_year_is_borrowed_only_expressly_and_flagged() -> None:
    with speaking("en"):
        choice = factor_for("grid", year=2025, on=ON, borrow_year=2023, basis="average", gas="CO2")
    assert choice.factor.value == 0.6592
    assert "The factor of 2023 stands in for 2025, by an explicit choice." in choice.flags
    own_year = factor_for("grid", year=2022, on=ON, basis="average", gas="CO2")
    assert own_year.factor.value == 0.6766 and len(own_year.flags) == 1


def test_a_region_takes_its_own_factor_and_else_that_of_the_country() -> None:
    local = Factor(
        "local", "combustion", 9.0, "kg/TJ", "national", "x", {**OWN.keys, "sector": (COAL["sector"],)}, region="VN-CT"
    )
    assert factor_for("combustion", year=2023, on=ON, region="VN-CT", facility=[local], **COAL).factor is local
    assert factor_for("combustion", year=2023, on=ON, region="VN-HN", facility=[local], **COAL).factor.region == "VN"


def test_two_that_fit_equally_well_are_not_chosen_between() -> None:
    twin = Factor("twin", "combustion", 8.0, "kg/TJ", "facility", "x", OWN.keys)
    with pytest.raises(Refusal) as caught:
        factor_for("combustion", year=2023, on=ON, facility=[OWN, twin], **COAL)
    assert "own, twin" in str(caught.value)


def test_nothing_known_and_only_a_range_are_refused() -> None:
    with pytest.raises(Refusal) as caught:
        factor_for("combustion", year=2023, on=ON, fuel="peat", sector="road", gas="CO2")
    assert "There is no factor" in caught.value.message
    leak = factor_for("refrigerant_operation", year=2023, on=ON, equipment="air_conditioning")
    with pytest.raises(Refusal) as caught:
        leak.factor.value_in("dimensionless")
    assert "Only a range" in caught.value.message


@pytest.mark.parametrize("one", factors(ON), ids=lambda one: one.code)
def test_a_shipped_factor_is_well_formed(one: Factor) -> None:
    assert one.source in SOURCES and one.reference and one.kind in ("multiplier", "correction")
    assert convert(Decimal(1), one.unit, one.unit) == 1 and one.value_in(one.unit) == one.value if one.value else True
    assert set(one.keys.get("gas", ())) <= set(gases())
    low = one.low if one.low is not None else one.value
    high = one.high if one.high is not None else one.value
    assert low is not None and high is not None and low <= (one.value if one.value is not None else low) <= high


def test_codes_are_used_once() -> None:
    codes = [one.code for one in factors(ON)]
    assert len(codes) == len(set(codes)) > 250


def test_a_quantity_is_multiplied_with_or_corrects_never_both() -> None:
    """Quyết định 2626/QĐ-BTNMT lists corrections (MCF, DOC, …) among its factors; they emit nothing by themselves."""
    kinds: dict[str, set[str]] = {}
    for one in factors(ON):
        kinds.setdefault(one.quantity, set()).add(one.kind)
        if one.kind == "correction":
            assert "gas" not in one.keys
    assert {quantity: found for quantity, found in kinds.items() if len(found) > 1} == {}
    assert {"landfill_mcf", "degradable_carbon", "rice_water"} <= {
        name for name in kinds if "correction" in kinds[name]
    }
