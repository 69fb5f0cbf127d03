"""Landfills of the whole country in one go: first-order decay of every ward's waste over its whole history.

34 provinces × 700 wards × 5 kinds of waste × 70 years. The promise: under 1 second from waste to methane, with every
check of the equations, beside the same sums written as a bare NumPy loop over the years.
"""

import numpy as np
from numpy.typing import NDArray

from benchmarks.inventory import best
from xanh.ghg.waste import landfill
from xanh.ghg.waste.decay import decay

PROVINCES, WARDS, YEARS = 34, 700, 70
DOC = np.array([0.15, 0.20, 0.40, 0.43, 0.24])  # food, garden, paper, wood, textile
DISSIMILATED = np.array([0.7, 0.7, 0.5, 0.1, 0.5])
RATE = np.array([0.40, 0.17, 0.07, 0.035, 0.07])
MCF, METHANE, OXIDISED = 0.6, 0.5, 0.1
type Floats = NDArray[np.float64]


def run() -> list[tuple[str, float]]:
    """Return label and value: seconds of the equations and of the bare loop, and how far the two are apart."""
    waste = deposits(PROVINCES * WARDS)
    mine, theirs = best(lambda: ours(waste), lambda: bare(waste), rounds=3)
    apart = float(np.abs(ours(waste) - bare(waste)).max() / bare(waste).max())
    return [
        ("deposits: sites × kinds of waste × years, thousand", waste.size / 1000),
        ("first-order decay of all, s (at most 1)", mine),
        ("the same, a bare NumPy loop, s", theirs),
        ("ratio to the bare loop", mine / theirs),
        ("the two differ by, parts in 10^12 of the largest", apart * 1e12),
    ]


def deposits(sites: int) -> Floats:
    """Return random waste in kg: years, sites, kinds of waste."""
    return np.random.default_rng(4).gamma(2.0, 1e5, (YEARS, sites, len(DOC)))


def ours(waste: Floats) -> Floats:
    """Return kg CH4 by year and site, through the equations of the inventory."""
    carbon = landfill.decomposable(waste, DOC, DISSIMILATED, MCF)
    gone = decay(carbon, RATE).decomposed.sum(axis=2)
    found: Floats = landfill.emitted(landfill.generated(gone, METHANE), 0.0, OXIDISED)
    return found


def bare(waste: Floats) -> Floats:
    """Return the same by a loop over the years that checks nothing and keeps only the stock."""
    kept, share = np.exp(-RATE), DOC * DISSIMILATED * MCF
    stock = np.zeros(waste.shape[1:])
    found = np.empty(waste.shape[:2])
    for year, new in enumerate(waste):
        found[year] = stock @ (1 - kept) * (METHANE * 16 / 12 * (1 - OXIDISED))
        stock = stock * kept + new * share
    return found


if __name__ == "__main__":
    for label, value in run():
        print(f"{label:60} {value:10.3f}")
