"""Approach 1 equals its closed form."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.errors import Refusal
from xanh.ghg import Factor
from xanh.ghg.uncertainty import approach_1, combined, half_width, of_sum

sources = st.lists(
    st.tuples(st.floats(1, 1e6), st.floats(1, 1e6), st.floats(0, 1), st.floats(0, 2)), min_size=2, max_size=20
)


@given(sources)
def test_the_level_is_the_sum_of_independent_products(lines: list[tuple[float, ...]]) -> None:
    base, latest, activity, factor = np.array(lines).T
    closed = np.sqrt(np.sum(latest**2 * (activity**2 + factor**2))) / latest.sum()
    assert approach_1(base, latest, activity, factor).level == pytest.approx(closed)
    assert of_sum(latest, combined(activity, factor)) == pytest.approx(closed)


@given(sources)
def test_the_trend_is_the_derivative_of_the_change(lines: list[tuple[float, ...]]) -> None:
    """d(ΣD/ΣC) by both years at once (type A, damped by its step of 1 %) and by the latest year alone (type B)."""
    base, latest, activity, factor = np.array(lines).T
    whole, end = base.sum(), latest.sum()
    type_a = np.abs(latest / whole - end * base / whole**2) * whole / (whole + 0.01 * base)
    closed = np.sqrt(np.sum((type_a * factor) ** 2) + np.sum(2 * (latest / whole * activity) ** 2))
    table = approach_1(base, latest, activity, factor)
    as_printed = np.abs((0.01 * latest + end) / (0.01 * base + whole) - end / whole) * 100
    scale = end / whole
    np.testing.assert_allclose(table.type_a / scale, type_a / scale, rtol=1e-6, atol=1e-9)
    np.testing.assert_allclose(table.type_a / scale, as_printed / scale, rtol=1e-6, atol=1e-9)
    assert table.trend / scale == pytest.approx(closed / scale, rel=1e-6, abs=1e-9)


def test_a_factor_that_is_not_the_same_in_both_years_is_not_damped() -> None:
    lines = [100.0, 50.0], [120.0, 40.0], [0.0, 0.0], [0.5, 0.1]
    apart = approach_1(*lines, factor_correlated=False)
    mixed = approach_1(*lines, factor_correlated=np.array([False, True]))
    np.testing.assert_allclose(apart.trend_factor, np.array([120 * 0.5, 40 * 0.1]) / 150 * np.sqrt(2))
    assert approach_1(*lines).trend < mixed.trend < apart.trend


def test_removals_count_with_their_size_and_a_total_of_zero_is_refused() -> None:
    table = approach_1([100.0, -30.0], [100.0, -50.0], [0.1, 0.2], [0.0, 0.0])
    assert table.level == pytest.approx(np.hypot(10, 10) / 50)
    with pytest.raises(Refusal):
        approach_1([1.0, -1.0], [1.0, 1.0], [0.1, 0.1], [0.1, 0.1])
    with pytest.raises(Refusal):
        combined(-0.1, 0.2)


def test_a_factor_s_range_gives_its_uncertainty_by_the_wider_side() -> None:
    assert half_width(Factor("a", "combustion", 3.0, "kg/TJ", "ipcc", "x", low=1.0, high=10.0)) == pytest.approx(7 / 3)
    assert half_width(Factor("a", "combustion", 3.0, "kg/TJ", "ipcc", "x")) is None
