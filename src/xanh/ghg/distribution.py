"""The shapes numbers take around their value: normal, and lognormal where a normal would go below zero.

Source: 2006 IPCC Guidelines, Volume 1, Chapter 3, Section 3.2.2.4. All multipliers here have the mean 1.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xanh.basis.parameter import parameter
from xanh.ghg.gas import LATEST

type Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Multipliers:
    """Multipliers with mean 1: `sd` their standard deviation, `log_sd` that of their logarithm, 0 where normal."""

    sd: Floats
    log_sd: Floats

    @property
    def lognormal(self) -> NDArray[np.bool_]:
        """Which of them are lognormal."""
        return self.log_sd > 0

    @property
    def skew(self) -> Floats:
        """The third central moment of each."""
        variance = np.square(self.sd)
        return np.where(self.lognormal, variance * variance * (variance + 3), 0.0)

    def of(self, normal: Floats) -> Floats:
        """Return multipliers made of standard normal numbers, in place; the last axis is that of the multipliers."""
        log = np.flatnonzero(self.lognormal)
        spread = self.log_sd[log]
        skewed = np.expm1(normal[..., log] * spread - spread * spread / 2)
        normal *= self.sd
        normal[..., log] = skewed
        normal += 1.0
        return normal


def multipliers(uncertainty: object) -> Multipliers:
    """Return the multipliers for half 95 % intervals given as shares of the value: 0.05 is ± 5 %.

    The mean is kept and the standard deviation is uncertainty / 1.96 in both shapes, so that approach 2 spreads as
    much as approach 1. Which is lognormal: `data/law/ghg/uncertainty_rules.yaml`.
    """
    rules = parameter("ghg/uncertainty_rules", on=LATEST).values
    half = np.atleast_1d(np.asarray(uncertainty, float))
    sd = half / float(rules["coverage"])
    log = half > float(rules["lognormal_above"])
    return Multipliers(sd, np.where(log, np.sqrt(np.log1p(sd * sd)), 0.0))


def shifted_lognormal(mean: float, sd: float, third: float, normal: Floats) -> Floats:
    """Return draws with the given mean, standard deviation and third central moment, made of standard normal numbers.

    The shape is a lognormal moved along the axis, mirrored for a negative third moment; a normal where it is nought.
    """
    skewness = abs(third) / sd**3 if sd > 0 else 0.0
    if skewness < 1e-6:
        return mean + sd * normal
    # (w + 2) √(w − 1) = skewness, w = exp(σ²): the one real root of a cubic
    root = np.cbrt(1 + skewness**2 / 2 + skewness * np.sqrt(1 + skewness**2 / 4))
    w = root + 1 / root - 1
    log_sd = float(np.sqrt(np.log(w)))
    sign = 1.0 if third >= 0 else -1.0
    unit = np.expm1(sign * log_sd * normal - log_sd**2 / 2) / np.sqrt(w - 1)
    drawn: Floats = mean + sign * sd * unit
    return drawn
