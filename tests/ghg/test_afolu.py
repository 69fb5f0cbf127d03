"""Agriculture and land: what must hold whatever the numbers, and pools that nobody estimated."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.errors import Refusal
from xanh.ghg import ALL_METHODS, Amount, Factor, Line, Notation, compute
from xanh.ghg.agriculture import burning, enteric, rice, soils
from xanh.ghg.agriculture.methods import AMENDMENTS
from xanh.ghg.land import biomass, carbon, soil

ON = date(2026, 1, 5)
RICE = Line(
    code="rice-1",
    method="rice",
    category="3.C.7",
    area="CT",
    year=2023,
    amount=100.0,
    unit="hectare",
    keys={"zone": "south", "season": "winter_spring", "water": "continuous", "pre_season": "non_flooded_short"},
    quantities={"days": (95.0, "day"), "straw_short": (1.0, "tonne/hectare")},
)
positive = st.floats(0, 1e6)


def methane(**changed: object) -> float:
    mass = compute(replace(RICE, **changed), ALL_METHODS, on=ON)["CH4"].mass
    assert mass is not None
    return mass


@given(positive, positive)
def test_more_organic_amendment_never_lowers_the_methane_of_rice(one: float, more: float) -> None:
    assert rice.organic_scaling(one + more) >= rice.organic_scaling(one) >= 1


@pytest.mark.parametrize("name", AMENDMENTS)
def test_every_amendment_has_a_conversion_and_adds(name: str) -> None:
    without = methane(quantities={"days": (95.0, "day"), "straw_short": (0.0, "tonne/hectare")})
    assert methane(quantities={"days": (95.0, "day"), name: (2.0, "tonne/hectare")}) > without


def test_amendments_add_up_before_they_scale() -> None:
    both = {"days": (95.0, "day"), "straw_short": (1.0, "tonne/hectare"), "green_manure": (2.0, "tonne/hectare")}
    wanted = methane(quantities={"days": (95.0, "day"), "straw_short": (1.9, "tonne/hectare")})
    assert methane(quantities=both) == pytest.approx(wanted, rel=1e-12)  # 1 × 1.0 + 2 × 0.45


def test_draining_the_field_lowers_its_methane_and_raises_its_nitrous_oxide() -> None:
    waters = ("continuous", "single_drainage", "multiple_drainage")
    gas = [methane(keys={**RICE.keys, "water": water}) for water in waters]
    assert gas == sorted(gas, reverse=True)
    keys = {"crop": "rice", "zone": "north"}
    lines = [
        Line("n", "soil_n2o", "3.C.4", "CT", 2023, 1.0, "tonne", {**keys, "water": water}) for water in waters[::2]
    ]
    nitrous = [compute(line, ALL_METHODS, on=ON)["N2O"].mass or 0 for line in lines]
    assert nitrous[0] < nitrous[1]


def test_the_units_of_amount_and_quantities_change_nothing() -> None:
    other = {"days": (95 * 24.0, "hour"), "straw_short": (100.0, "kg/hectare")}
    written = {"days": (95.0, "day"), "straw_short": (0.1, "tonne/hectare")}
    assert methane(quantities=other, amount=1.0, unit="km**2") == pytest.approx(methane(quantities=written), rel=1e-12)


def test_a_facility_knows_its_own_season() -> None:
    own = Factor("own", "rice_days", 90.0, "day", "facility", "Nhật ký đồng ruộng")
    bare = replace(RICE, quantities={"straw_short": (1.0, "tonne/hectare")})
    found = compute(bare, ALL_METHODS, on=ON, facility_factors=[own])["CH4"]
    assert found.mass == pytest.approx(methane(quantities={**bare.quantities, "days": (90.0, "day")}), rel=1e-12)
    assert "own" in {choice.factor.code for choice in found.choices}


def test_what_a_line_states_is_in_its_lineage_with_its_unit() -> None:
    step = compute(RICE, ALL_METHODS, on=ON)["CH4"].step
    assert step and "5.1" in step.label
    own = [(leaf.label, str(leaf.value), leaf.unit) for leaf in step.leaves() if leaf.source == "line:rice-1"]
    assert own == [("rice-1", "100.0", "hectare"), ("days", "95.0", "day"), ("straw_short", "1.0", "tonne/hectare")]
    assert "factor:vn_rice_conversion_straw_short" in {leaf.source for leaf in step.leaves()}


def test_a_line_without_a_gas_gives_none_of_it() -> None:
    assert set(compute(RICE, ALL_METHODS, on=ON, gases=("CO2", "CH4", "N2O"))) == {"CH4"}


@given(st.floats(0, 1), st.floats(0, 1))
def test_straw_is_burnt_removed_or_left_and_never_more_than_there_is(burnt: float, removed: float) -> None:
    if burnt + removed > 1:
        with pytest.raises(Refusal):
            rice.straw_left(5.0, burnt, removed)
    else:
        left = rice.straw_left(5.0, burnt, removed)
        assert left + 5 * burnt + 5 * removed == pytest.approx(5)


@given(st.floats(0.4, 0.85), st.floats(0.01, 0.3), st.floats(1, 300), st.floats(0, 50))
def test_better_feed_means_less_of_it(digestible: float, better: float, upkeep: float, growth: float) -> None:
    less = enteric.gross_energy(upkeep, growth, min(digestible + better, 0.9))
    assert less < enteric.gross_energy(upkeep, growth, digestible)


@given(positive, st.floats(0, 0.1), st.floats(0, 1))
def test_splitting_nitrogen_or_a_field_changes_nothing(amount: float, ef: float, part: float) -> None:
    split = soils.direct(amount * part, ef) + soils.direct(amount * (1 - part), ef)
    assert split == pytest.approx(soils.direct(amount, ef), rel=1e-9, abs=1e-12)
    burnt = burning.fire(amount * part, 5.0, 0.8, 2.7) + burning.fire(amount * (1 - part), 5.0, 0.8, 2.7)
    assert burnt == pytest.approx(burning.fire(amount, 5.0, 0.8, 2.7), rel=1e-9, abs=1e-9)


@given(positive, positive, st.floats(0.1, 100))
def test_stocks_and_flows_tell_the_same_story(before: float, gain: float, years: float) -> None:
    after = before + gain * years
    assert carbon.stock_difference(before, after, years) == pytest.approx(
        carbon.gain_loss(gain, 0.0), rel=1e-6, abs=1e-6
    )
    assert carbon.carbon_dioxide(carbon.gain_loss(gain, 0.0)) <= 0


@given(positive, st.floats(0, 200), st.floats(0, 200))
def test_a_use_that_changes_there_and_back_is_where_it_was(area: float, one: float, other: float) -> None:
    assert biomass.converted(area, one, other) == -biomass.converted(area, other, one)
    assert soil.mineral(area, one, other, 20.0) == -soil.mineral(area, other, one, 20.0)


def test_a_pool_nobody_estimated_makes_the_change_partial() -> None:
    known = {"above_ground": Amount(5.0), "below_ground": Amount(1.0), "soil": Amount(-2.0)}
    rest = {"dead_wood": Amount(notation=Notation.NO), "litter": Amount(notation=Notation.NO)}
    whole = carbon.of_pools({**known, **rest, "harvested_wood": Amount(notation=Notation.NA)})
    assert (whole.value, whole.partial) == (4.0, False)
    guessed = carbon.of_pools({**known, **rest, "harvested_wood": Amount(notation=Notation.NE)})
    assert (guessed.value, guessed.partial) == (4.0, True)
    assert carbon.of_pools(known).partial  # what is not named is missing
    with pytest.raises(Refusal) as caught:
        carbon.of_pools({"biomass": Amount(1.0)})
    assert "is not a carbon pool" in caught.value.message
