"""Landfills: nothing is lost, the commitment is the limit of the decay, histories are estimated by a named method."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.ghg import ALL_METHODS, Line, compute
from xanh.ghg.waste import landfill
from xanh.ghg.waste.decay import decay
from xanh.ghg.waste.history import METHODS, back_cast, by_kind, history_doubt

ON = date(2026, 1, 5)
LINE = Line(
    code="site-1",
    method="landfill_decay",
    category="4.A.1",
    area="CT",
    year=2023,
    amount=900.0,
    unit="tonne",
    keys={"waste": "food", "site": "managed_anaerobic", "climate": "tropical_wet", "cover": "none"},
    history={2020: 500.0, 2021: 0.0, 2022: 700.0},
)
deposits = st.lists(st.floats(0, 1e9), min_size=1, max_size=80)
rates, months = st.floats(0.01, 1.0), st.floats(7, 13)


@given(deposits, rates, months)
def test_what_is_deposited_decays_or_remains(amounts: list[float], rate: float, month: float) -> None:
    found = decay(np.array(amounts), rate, month)
    np.testing.assert_allclose(found.decomposed.cumsum() + found.remains, np.cumsum(amounts), rtol=1e-9, atol=1e-3)
    assert (found.decomposed >= 0).all() and (found.remains >= 0).all()


@given(st.floats(1, 1e9), rates, months)
def test_the_commitment_is_what_the_decay_comes_to_in_the_end(waste: float, rate: float, month: float) -> None:
    carbon = landfill.decomposable(waste, 0.15, 0.7, 0.8)
    years = np.zeros(int(40 / rate))
    years[0] = carbon
    summed = landfill.emitted(landfill.generated(decay(years, rate, month).decomposed, 0.5), 0.0, 0.1).sum()
    each = landfill.potential(landfill.decomposable(1.0, 0.15, 0.7, 0.8), 0.5)
    assert summed == pytest.approx(landfill.commitment(waste, each, 0.0, 0.1), rel=1e-9)


@given(deposits, rates)
def test_the_series_is_the_two_equations_year_by_year(amounts: list[float], rate: float) -> None:
    found, before = decay(np.array(amounts), rate), 0.0
    for year, amount in enumerate(amounts):
        assert found.decomposed[year] == pytest.approx(landfill.decomposed(before, rate), rel=1e-12)
        before = landfill.accumulated(amount, before, rate)
        assert found.remains[year] == pytest.approx(before, rel=1e-12)


def test_many_sites_and_kinds_of_waste_at_once_are_each_of_them_alone() -> None:
    random = np.random.default_rng(3)
    amounts, rate = random.uniform(0, 100, (30, 4, 5)), np.array([0.4, 0.17, 0.07, 0.035, 0.17])
    whole = decay(amounts, rate).decomposed
    for site in range(4):
        for kind in range(5):
            np.testing.assert_allclose(whole[:, site, kind], decay(amounts[:, site, kind], rate[kind]).decomposed)


def test_a_delay_moves_methane_to_later_years() -> None:
    amounts = np.array([100.0, 0.0, 0.0])
    soon, late = (decay(amounts, 0.4, month).decomposed for month in (7, 13))
    assert soon[0] > late[0] == 0 and late[1] > soon[1]
    with pytest.raises(Refusal):
        decay(amounts, 0.4, 14)


def test_the_unit_of_a_line_is_that_of_its_history_and_changes_nothing() -> None:
    kilograms = replace(LINE, amount=9e5, unit="kilogram", history={y: 1000 * a for y, a in LINE.history.items()})
    masses = [compute(line, ALL_METHODS, on=ON)["CH4"].mass for line in (LINE, kilograms)]
    assert masses[0] == pytest.approx(masses[1], rel=1e-12)


def test_the_waste_of_the_year_itself_gives_nothing_yet_and_its_history_is_in_the_lineage() -> None:
    found = compute(LINE, ALL_METHODS, on=ON)["CH4"]
    assert found.mass == compute(replace(LINE, amount=0.0), ALL_METHODS, on=ON)["CH4"].mass
    assert found.step
    periods = [leaf.period for leaf in found.step.leaves() if leaf.source == "line:site-1"]
    assert periods == ["2023", "2020", "2021", "2022"]


def test_each_way_of_looking_back_has_a_name_and_says_what_it_did() -> None:
    drivers = {2019: 80.0, 2020: 90.0, 2021: 100.0}
    with speaking("en"):
        found = {name: back_cast({2021: 50.0, 2022: 60.0}, 2019, name, drivers) for name in METHODS}
    assert dict(found["population"].amounts) == {2019: 40.0, 2020: 45.0, 2021: 50.0, 2022: 60.0}
    assert found["gdp"].amounts == found["population"].amounts
    assert list(found["constant"].amounts.values()) == [50.0, 50.0, 50.0, 60.0]
    assert found["population"].sentence == "The waste of 2019 to 2020 is estimated from that of 2021 by population."
    assert found["gdp"].estimated == (2019, 2020) and found["gdp"].method == "gdp"


@given(st.floats(1, 1e9), st.integers(1, 60), st.sampled_from(METHODS))
def test_a_driver_that_stands_still_is_a_constant(amount: float, years: int, name: str) -> None:
    drivers = dict.fromkeys(range(2020 - years, 2021), 7.0)
    found = back_cast({2020: amount}, 2020 - years, name, drivers)
    assert set(found.amounts) == set(range(2020 - years, 2021))
    assert list(found.amounts.values()) == pytest.approx([amount] * (years + 1), rel=1e-12)


def test_a_site_with_its_whole_history_estimates_nothing() -> None:
    found = back_cast({2021: 50.0}, 2021, "population")
    assert (found.estimated, found.sentence, dict(found.amounts)) == ((), "", {2021: 50.0})


@pytest.mark.parametrize(
    ("known", "method", "drivers", "words"),
    [
        ({2021: 50.0}, "guess", {}, "is not a way"),
        ({}, "constant", {}, "No year with waste"),
        ({2021: 50.0, 2023: 60.0}, "constant", {}, "is missing"),
        ({2021: 50.0}, "population", {2021: 9.0}, "has no value for"),
        ({2021: 50.0}, "gdp", {2020: 9.0, 2021: 0.0}, "must be above zero"),
        ({2021: -5.0}, "constant", {}, "cannot be below zero"),
    ],
)
def test_what_is_not_known_is_not_made_up(
    known: dict[int, float], method: str, drivers: dict[int, float], words: str
) -> None:
    with pytest.raises(Refusal) as caught:
        back_cast(known, 2020, method, drivers)
    assert words in caught.value.message and "{" not in str(caught.value)


def test_the_result_says_how_its_history_came_about_and_what_a_commitment_is_not() -> None:
    keys = {**LINE.keys, "history": "population"}
    with speaking("en"):
        found = compute(replace(LINE, keys=keys), ALL_METHODS, on=ON)["CH4"].sentences
        other = compute(replace(LINE, method="landfill_commitment"), ALL_METHODS, on=ON)["CH4"].sentences
    assert found[0] == "The waste of earlier years is estimated by population."
    assert "good practice 50" in found[1] and "do not compare it" in other[0]
    with pytest.raises(Refusal):
        compute(replace(LINE, keys={**LINE.keys, "history": "guess"}), ALL_METHODS, on=ON)


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=8), st.floats(0, 1e9))
def test_the_kinds_of_waste_are_all_the_waste(parts: list[float], amount: float) -> None:
    composition = {f"kind-{place}": part / sum(parts) for place, part in enumerate(parts)}
    split = by_kind({2021: amount, 2022: 2 * amount}, composition)
    assert sum(kind[2022] for kind in split.values()) == pytest.approx(2 * amount)


@pytest.mark.parametrize("composition", [{"food": 0.6, "paper": 0.3}, {"food": 60, "paper": 40}, {}])
def test_a_composition_that_is_not_whole_is_refused(composition: dict[str, float]) -> None:
    with pytest.raises(Refusal):
        by_kind({2022: 1.0}, composition)


def test_a_year_without_a_number_is_not_a_year_without_waste() -> None:
    with pytest.raises(Refusal) as caught:
        compute(replace(LINE, amount=None), ALL_METHODS, on=ON)
    assert "has no number" in caught.value.message


def test_a_short_history_is_pointed_out() -> None:
    with speaking("en"):
        assert "3 years long and good practice 50" in str(history_doubt(LINE.history, 2023))
    assert history_doubt({1973: 1.0}, 2023) is None
