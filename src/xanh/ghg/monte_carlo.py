"""Uncertainty by Monte Carlo (approach 2). Source: 2006 IPCC Guidelines, Volume 1, Chapter 3, Section 3.2.3.2.

Every line is emission × activity multiplier × factor multiplier; lines with the same factor share its draw. Draws come
in blocks, each with a seed of its own, so that a seed gives one result however many threads work.
"""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext
from xanh.basis.parameter import parameter
from xanh.ghg.distribution import Multipliers, multipliers, shifted_lognormal
from xanh.ghg.gas import LATEST

type Floats = NDArray[np.float64]
_BLOCK_NUMBERS = 250_000  # numbers drawn at a time: they stay in the processor's cache


@dataclass(frozen=True)
class Interval:
    """The mean and the 95 % interval of a total, in its unit; `low_error`, `high_error`: standard errors of the ends.

    `converged`: both errors are within the tolerance of `data/law/ghg/uncertainty_rules.yaml`, as a share of the total.
    """

    mean: float
    low: float
    high: float
    low_error: float
    high_error: float
    draws: int
    converged: bool

    @property
    def sentence(self) -> str:
        """How sure the ends are, in per cent of the mean, and what to do where that is not enough."""
        error = max(self.low_error, self.high_error) / abs(self.mean) * 100 if self.mean else 0.0
        said = {"draws": self.draws, "error": f"{error:.2g}"}
        if self.converged:
            text = gettext("After {draws} draws the ends of the interval are sure to {error} % of the total.")
            return text.format(**said)
        text = gettext("After {draws} draws the ends of the interval are sure to {error} % only: ask for more draws.")
        return text.format(**said)


@dataclass(frozen=True)
class _Lines:
    """Lines ordered by factor: `starts` is where each factor's lines begin."""

    emission: Floats
    activity: Multipliers
    factor: Multipliers
    starts: NDArray[np.intp]

    def groups(self, chosen: NDArray[np.bool_]) -> "_Lines":
        """Return the lines of the chosen factors alone."""
        sizes = np.diff(np.append(self.starts, self.emission.size))
        kept = np.repeat(chosen, sizes)
        starts = np.concatenate(([0], np.cumsum(sizes[chosen])[:-1])).astype(np.intp)
        activity = Multipliers(self.activity.sd[kept], self.activity.log_sd[kept])
        factor = Multipliers(self.factor.sd[chosen], self.factor.log_sd[chosen])
        return _Lines(self.emission[kept], activity, factor, starts)


def approach_2(
    emission: Sequence[float] | Floats,
    u_activity: Sequence[float] | Floats,
    u_factor: Sequence[float] | Floats,
    factor: Sequence[object] | NDArray[np.generic],
    *,
    seed: int,
    draws: int | None = None,
    fast: bool = False,
) -> Interval:
    """Return the 95 % interval of the sum of `emission` (CO2e), from half 95 % intervals given as shares.

    `factor` names each line's emission factor: the same name, the same draw. `fast` draws the factors that make 95 % of
    the variance and matches mean, variance and third moment of all the rest. The same seed gives the same interval.
    """
    rules = parameter("ghg/uncertainty_rules", on=LATEST).values
    count = int(rules["draws"]) if draws is None else draws
    if count < 100:
        raise Refusal("An interval needs at least 100 draws: ask for more.")
    lines = _ordered(emission, u_activity, u_factor, factor)
    drawn, rest = (lines, None) if not fast else _parted(lines, float(rules["drawn_variance_share"]))
    found = _drawn_totals(drawn, rest, seed, count)
    return _interval(found, float(rules["interval_tolerance"]))


def _ordered(emission: object, u_activity: object, u_factor: object, factor: object) -> _Lines:
    names, group = np.unique(np.asarray(factor), return_inverse=True)
    order = np.argsort(group, kind="stable")
    starts = np.searchsorted(group[order], np.arange(names.size)).astype(np.intp)
    by_factor = np.asarray(u_factor, float)[order]
    if np.any(by_factor != np.repeat(by_factor[starts], np.diff(np.append(starts, order.size)))):
        raise Refusal("Lines that share a factor share its uncertainty: make them equal.")
    activity = multipliers(np.asarray(u_activity, float)[order])
    return _Lines(np.asarray(emission, float)[order], activity, multipliers(by_factor[starts]), starts)


def _drawn_totals(lines: _Lines, rest: tuple[float, float, float] | None, seed: int, draws: int) -> Floats:
    """Return the drawn totals, block by block on the processor's cores."""
    width = lines.emission.size + lines.starts.size + (rest is not None)
    size = max(1, min(draws, _BLOCK_NUMBERS // width))
    ends = [*range(size, draws, size), draws]
    seeds = np.random.SeedSequence(seed).spawn(len(ends))
    found = np.empty(draws)

    def draw(place: int) -> None:
        start = place * size
        found[start : ends[place]] = _block(lines, rest, np.random.SFC64(seeds[place]), ends[place] - start, width)

    with ThreadPoolExecutor(min(os.cpu_count() or 1, len(ends))) as pool:
        list(pool.map(draw, range(len(ends))))
    return found


def _block(
    lines: _Lines, rest: tuple[float, float, float] | None, bits: np.random.BitGenerator, count: int, width: int
) -> Floats:
    normal = np.random.Generator(bits).standard_normal((count, width))
    size, groups = lines.emission.size, lines.starts.size
    activity = lines.activity.of(normal[:, :size])
    activity *= lines.emission
    sums = np.add.reduceat(activity, lines.starts, axis=1)
    sums *= lines.factor.of(normal[:, size : size + groups])
    total: Floats = sums.sum(axis=1)
    return total if rest is None else total + shifted_lognormal(*rest, normal[:, -1])


def _parted(lines: _Lines, share: float) -> tuple[_Lines, tuple[float, float, float]]:
    """Return the lines to draw, and mean, standard deviation and third central moment of the sum of all others."""
    mean, variance, third = _moments(lines)
    order = np.argsort(-variance, kind="stable")
    before = np.cumsum(variance[order]) - variance[order]
    chosen = np.zeros(order.size, bool)
    chosen[order] = before < share * variance.sum()
    chosen[order[0]] = True
    left = ~chosen
    return lines.groups(chosen), (
        float(mean[left].sum()),
        float(np.sqrt(variance[left].sum())),
        float(third[left].sum()),
    )


def _moments(lines: _Lines) -> tuple[Floats, Floats, Floats]:
    """Return, by factor, mean, variance and third central moment of factor × (sum of its lines), exactly."""

    def by_group(values: Floats) -> Floats:
        return np.asarray(np.add.reduceat(values, lines.starts))

    mean = by_group(lines.emission)
    variance = by_group(np.square(lines.emission * lines.activity.sd))
    third = by_group(lines.emission**3 * lines.activity.skew)
    second_factor = 1 + np.square(lines.factor.sd)
    third_factor = 1 + 3 * np.square(lines.factor.sd) + lines.factor.skew
    second = second_factor * (variance + mean**2)
    raw_third = third_factor * (third + 3 * mean * variance + mean**3)
    return mean, second - mean**2, raw_third - 3 * mean * second + 2 * mean**3


def _interval(drawn: Floats, tolerance: float) -> Interval:
    """Return the interval of `drawn` totals; an end's error is half the distance between the ranks it may have had."""
    drawn.sort()
    count = drawn.size

    def end(share: float) -> tuple[float, float]:
        spread = np.sqrt(count * share * (1 - share))
        low, high = np.clip([round(count * share - spread), round(count * share + spread)], 0, count - 1)
        return float(np.quantile(drawn, share)), float(drawn[high] - drawn[low]) / 2

    (low, low_error), (high, high_error) = end(0.025), end(0.975)
    mean = float(drawn.mean())
    converged = max(low_error, high_error) <= tolerance * abs(mean)
    return Interval(mean, low, high, low_error, high_error, count, converged)
