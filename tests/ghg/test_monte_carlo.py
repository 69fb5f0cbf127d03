"""Approach 2: agrees with approach 1 where it must, is repeatable, and its fast mode gives the same interval."""

import numpy as np
import pytest
from numpy.typing import NDArray

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.ghg.distribution import multipliers, shifted_lognormal
from xanh.ghg.monte_carlo import _moments, _ordered, approach_2
from xanh.ghg.uncertainty import combined, of_sum

type Floats = NDArray[np.float64]


def lines(count: int, seed: int = 3) -> tuple[Floats, Floats, Floats, Floats]:
    random = np.random.default_rng(seed)
    factor = random.integers(0, max(1, count // 10), count)
    of_factor = random.choice([0.05, 0.3, 1.2], count)[factor]
    return random.lognormal(3, 1.5, count), random.uniform(0.02, 0.9, count), of_factor, factor


def test_small_independent_uncertainties_agree_with_approach_1() -> None:
    emission, activity, factor = np.array([100.0, 60.0, 40.0]), np.array([0.05, 0.1, 0.02]), np.array([0.1, 0.05, 0.2])
    found = approach_2(emission, activity, factor, ["a", "b", "c"], seed=1, draws=200_000)
    half = (found.high - found.low) / 2 / 200
    assert half == pytest.approx(of_sum(emission, combined(activity, factor)), rel=0.02)
    assert found.mean == pytest.approx(200, rel=1e-3)


def test_the_same_seed_gives_the_same_interval_and_another_another() -> None:
    first, again, other = (approach_2(*lines(300), seed=seed, draws=2000) for seed in (1, 1, 2))
    assert first == again and first != other


def test_a_shared_factor_widens_the_interval() -> None:
    emission, none, factor = np.full(50, 10.0), np.zeros(50), np.full(50, 0.3)
    together = approach_2(emission, none, factor, ["same"] * 50, seed=1)
    apart = approach_2(emission, none, factor, range(50), seed=1)
    assert together.high - together.low > 5 * (apart.high - apart.low)


def test_a_wide_uncertainty_never_makes_an_emission_negative() -> None:
    found = approach_2([100.0], [0.0], [3.0], ["n2o"], seed=1)
    assert 0 < found.low < 100 < found.high and found.high - 100 > 100 - found.low
    normal = approach_2([100.0], [0.0], [0.3], ["coal"], seed=1)
    assert normal.high - 100 == pytest.approx(100 - normal.low, rel=0.05)


@pytest.mark.parametrize("count", [20, 2000])
def test_the_fast_mode_agrees_within_one_per_cent(count: int) -> None:
    whole = approach_2(*lines(count), seed=1, draws=100_000 if count < 100 else 20_000)
    fast = approach_2(*lines(count), seed=2, draws=100_000, fast=True)
    assert (fast.low, fast.high, fast.mean) == pytest.approx((whole.low, whole.high, whole.mean), rel=0.01)


def test_convergence_is_stated() -> None:
    sure = approach_2(*lines(50), seed=1, draws=50_000)
    assert sure.converged
    few = approach_2(*lines(50), seed=1, draws=100)
    assert not few.converged and few.high_error > 0.01 * few.mean
    with speaking("en"):
        assert "are sure to" in sure.sentence and "more draws" not in sure.sentence
        assert "After 100 draws" in few.sentence and "ask for more draws" in few.sentence
    with pytest.raises(Refusal):
        approach_2(*lines(5), seed=1, draws=10)


def test_lines_with_one_factor_have_one_uncertainty() -> None:
    with pytest.raises(Refusal):
        approach_2([1.0, 1.0], [0.1, 0.1], [0.1, 0.2], ["same", "same"], seed=1)


def test_multipliers_keep_mean_spread_and_skew() -> None:
    made = multipliers([0.2, 1.5])
    assert list(made.lognormal) == [False, True]
    drawn = made.of(np.random.default_rng(1).standard_normal((2_000_000, 2)))
    assert drawn.mean(axis=0) == pytest.approx([1, 1], rel=5e-3)
    assert drawn.std(axis=0) == pytest.approx(made.sd, rel=2e-2)
    assert ((drawn[:, 1] - 1) ** 3).mean() == pytest.approx(made.skew[1], rel=0.15)


@pytest.mark.parametrize("third", [-4.0, 0.0, 0.5, 20.0])
def test_the_matched_rest_has_its_three_moments(third: float) -> None:
    drawn = shifted_lognormal(10.0, 2.0, third, np.random.default_rng(1).standard_normal(2_000_000))
    assert (drawn.mean(), drawn.std()) == pytest.approx((10, 2), rel=5e-3)
    assert ((drawn - 10) ** 3).mean() == pytest.approx(third, rel=0.1, abs=0.05)


def test_the_moments_of_what_is_not_drawn_are_those_of_its_draws() -> None:
    held = _ordered([50.0, 30.0, 20.0], [0.1, 0.8, 0.2], [0.9, 0.9, 0.3], ["a", "a", "b"])
    normal = np.random.default_rng(1).standard_normal((2_000_000, 5))
    activity = held.activity.of(normal[:, :3]) * held.emission
    drawn = np.add.reduceat(activity, held.starts, axis=1) * held.factor.of(normal[:, 3:])
    mean, variance, third = _moments(held)
    assert mean == pytest.approx(drawn.mean(axis=0), rel=5e-3)
    assert variance == pytest.approx(drawn.var(axis=0), rel=2e-2)
    assert third == pytest.approx(((drawn - mean) ** 3).mean(axis=0), rel=0.15, abs=5)
