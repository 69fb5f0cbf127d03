"""Key categories, series and numbers that cannot be right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.ghg import Factor
from xanh.ghg.key_categories import by_level, by_trend
from xanh.ghg.plausibility import fuel_doubts, implied_factor_doubt, power_of_ten
from xanh.ghg.series import Year, interpolated, overlap, series_findings

NCV = Factor("ncv", "calorific_value", 26.7, "TJ/Gg", "ipcc", "Table 1.2", low=21.6, high=32.2)
COAL = Factor("co2", "combustion", 98300.0, "kg/TJ", "national", "QĐ 2626", low=94600.0, high=101000.0)
amounts = st.dictionaries(st.sampled_from("ABCDEFGH"), st.floats(-1e6, 1e6), min_size=1)


@given(amounts)
def test_key_categories_are_the_largest_and_reach_the_share(known: dict[str, float]) -> None:
    ranked = by_level(known)
    keys = [one for one in ranked if one.key]
    assert [one.assessment for one in ranked] == sorted((one.assessment for one in ranked), reverse=True)
    if any(known.values()):
        assert keys and keys[-1].cumulative >= 0.95 - 1e-9
        assert len(keys) == 1 or keys[-2].cumulative < 0.95


@given(amounts, st.floats(0.1, 10))
def test_a_trend_all_share_singles_nobody_out(known: dict[str, float], growth: float) -> None:
    positive = {code: abs(value) + 1 for code, value in known.items()}
    found = by_trend(positive, {code: value * growth for code, value in positive.items()})
    assert max(one.assessment for one in found) == pytest.approx(0, abs=1e-9)


def test_a_category_that_is_new_counts_by_its_level() -> None:
    found = {one.category: one.assessment for one in by_trend({"A": 100.0}, {"A": 100.0, "B": 20.0})}
    assert found["B"] == pytest.approx(0.2)


def test_a_series_names_gaps_changes_and_jumps() -> None:
    series = {
        2019: Year(100.0, "tier 1", "a", "AR4"),
        2021: Year(105.0, "tier 1", "a", "AR4"),
        2022: Year(110.0, "tier 2", "b", "AR5"),
        2023: Year(200.0, "tier 2", "b", "AR5"),
    }
    with speaking("en"):
        found = series_findings(series)
    assert [(one.kind, one.year) for one in found] == [
        ("gap", 2020),
        ("method", 2022),
        ("factor", 2022),
        ("gwp", 2022),
        ("jump", 2023),
    ]
    assert "+82 %" in found[-1].sentence
    assert series_findings({2022: Year(1.0, "a", "b"), 2023: Year(1.1, "a", "b")}) == ()
    assert series_findings({2022: Year(None, "a", "b")}) == ()


def test_splicing_needs_what_it_stands_on() -> None:
    assert interpolated([(2010, 10.0), (2014, 18.0)], 2010) == 10
    with pytest.raises(Refusal):
        interpolated([(2010, 10.0), (2014, 18.0)], 2015)
    with pytest.raises(Refusal):
        overlap({2016: 1.0}, {2015: 1.0}, 2015)


@pytest.mark.parametrize(
    ("mass", "kind"), [(98300.0, None), (95000.0, None), (98_300_000.0, "power_of_ten"), (150_000.0, "range")]
)
def test_an_implied_factor_is_held_against_its_range(mass: float, kind: str | None) -> None:
    found = implied_factor_doubt(mass, 1.0, "TJ", COAL)
    assert (found and found.kind) == kind
    in_other_units = implied_factor_doubt(mass, 1000.0, "GJ", COAL)
    assert in_other_units == found


@given(st.floats(1e-3, 1e3), st.integers(-6, 6))
def test_a_power_of_ten_is_seen_whatever_the_size(usual: float, power: int) -> None:
    assert power_of_ten(usual * 10.0**power * 1.2, usual) == power


def test_mass_energy_and_volume_must_fit_each_other() -> None:
    assert fuel_doubts(mass_kg=1000.0, calorific=NCV, energy_mj=26_700.0) == ()
    wrong = fuel_doubts(mass_kg=1000.0, calorific=NCV, energy_mj=26.7)  # GJ written for MJ
    assert [one.kind for one in wrong] == ["calorific_value", "power_of_ten"]
    assert "10^-3" in wrong[1].sentence
    dense = fuel_doubts(mass_kg=850.0, calorific=NCV, volume_litres=500.0, density=(0.8, 0.9))
    assert [one.kind for one in dense] == ["density"]
    assert fuel_doubts(mass_kg=850.0, calorific=NCV, volume_litres=1000.0, density=(0.8, 0.9)) == ()
