"""Uncertainty by propagation of error (approach 1). Source: 2006 IPCC Guidelines, Volume 1, Chapter 3.

Uncertainties are half the width of the 95 % interval as a share of the value: 0.05 is ± 5 %.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xanh.basis.errors import Refusal
from xanh.ghg.factors import Factor
from xanh.ghg.numbers import Numbers, not_negative

type Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Table32:
    """Table 3.2 of the guidelines, one array per column, and its two results as shares of the total.

    `combined` is G, `variance` H, `type_a` I, `type_b` J, `trend_factor` K, `trend_activity` L, `trend_variance` M;
    `level` is the uncertainty of the total in the latest year, `trend` that of its change since the base year, in
    shares of the base year's total.
    """

    combined: Floats
    variance: Floats
    type_a: Floats
    type_b: Floats
    trend_factor: Floats
    trend_activity: Floats
    trend_variance: Floats
    level: float
    trend: float


def combined(*parts: Numbers) -> Numbers:
    """Return the uncertainty of a product from those of its factors.

    Source: 2006 IPCC Guidelines, Volume 1, Chapter 3, Equation 3.1.

    >>> float(combined(0.03, 0.04))
    0.05
    """
    return np.sqrt(sum(np.square(not_negative("uncertainty", part)) for part in parts))


def half_width(factor: Factor) -> float | None:
    """Return the uncertainty a factor's own 95 % range gives it, the wider side; None where it has no range.

    Source: 2006 IPCC Guidelines, Volume 1, Chapter 3: approach 1 takes the larger of two unequal sides.
    """
    if not factor.value or factor.low is None or factor.high is None:
        return None
    return max(factor.value - factor.low, factor.high - factor.value) / factor.value


def of_sum(amounts: Numbers, uncertainties: Numbers) -> float:
    """Return the uncertainty of a sum, as a share of its size.

    Source: 2006 IPCC Guidelines, Volume 1, Chapter 3, Equation 3.2.

    >>> of_sum([30.0, 40.0], [0.1, 0.1])
    0.07142857142857142
    """
    values = np.asarray(amounts, float)
    return float(np.sqrt(np.sum(np.square(values * np.asarray(uncertainties)))) / _size(values))


def approach_1(
    base: Numbers, latest: Numbers, u_activity: Numbers, u_factor: Numbers, *, factor_correlated: Numbers = True
) -> Table32:
    """Return Table 3.2 for categories with emissions `base` and `latest` (CO2e), and both uncertainties.

    Factors are correlated between the years (the same factor is used) unless `factor_correlated` says otherwise, by
    category if an array; activity data are not. Source: 2006 IPCC Guidelines, Volume 1, Chapter 3, Table 3.2 and the
    notes to it (type A: the effect of 1 % more in both years; type B: of 1 % more in the latest year only).
    """
    first, last = np.asarray(base, float), np.asarray(latest, float)
    activity, factor = (np.asarray(one, float) for one in (u_activity, u_factor))
    whole_first, whole_last = float(first.sum()), float(last.sum())
    size_first, size_last = _size(first), _size(last)
    both = combined(activity, factor)
    variance = np.square(both * last / size_last)
    # 100 × [(0.01 D + ΣD) / (0.01 C + ΣC) − ΣD / ΣC], brought to one fraction so that nothing cancels
    type_a = np.abs(last * whole_first - first * whole_last) / (size_first * np.abs(0.01 * first + whole_first))
    type_b = np.abs(last / size_first)
    by_factor = np.where(factor_correlated, type_a * factor, type_b * factor * np.sqrt(2))
    by_activity = type_b * activity * np.sqrt(2)
    trend_variance = np.square(by_factor) + np.square(by_activity)
    level, trend = (float(np.sqrt(one.sum())) for one in (variance, trend_variance))
    return Table32(both, variance, type_a, type_b, by_factor, by_activity, trend_variance, level, trend)


def _size(values: Floats) -> float:
    size = abs(float(values.sum()))
    if size == 0:
        raise Refusal("The total is zero, so an uncertainty as a share of it has no meaning.")
    return size
