"""A national inventory to CO2e and through its tree, and its Monte Carlo, beside bare NumPy and primap2 in one run.

63 provinces × 30 years × 215 categories × 4 gases. The promises: with units, notation and completeness kept at most 5×
bare NumPy on the same dense arrays, and at least 100× faster than primap2; Monte Carlo of 5,000 lines × 10,000 draws no
slower than NumPy drawing everything in blocks, its fast mode within 1 % at each end of the interval.
"""

from collections.abc import Callable
from importlib.util import find_spec
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from xanh.ghg import Equivalents, Inventory, Totals, categories, gwp_set, roll_up, to_co2e, totals
from xanh.ghg.categories import memo_items
from xanh.ghg.inventory import parents_of
from xanh.ghg.monte_carlo import approach_2
from xanh.ghg.notation import State

GASES = ("CO2", "CH4", "N2O", "SF6")
AREAS, YEARS, CATEGORIES = 63, 30, 215
LINES, DRAWS, FACTORS = 5_000, 10_000, 300
type Floats = NDArray[np.float64]


def run() -> list[tuple[str, float]]:
    """Return label and value: times and ratios of the tree and of the Monte Carlo, and how far its fast mode is off."""
    return [*_tree(), *_monte_carlo()]


def inventory() -> Inventory:
    """Return random masses in the leaves of the 215 categories nearest to the root; one leaf in 20 is NO or missing."""
    codes = tuple(categories("ipcc_2006"))
    nearest = sorted(codes, key=lambda code: code.count("."))[:CATEGORIES]
    kept = tuple(code for code in codes if code in set(nearest))
    leaf = [place not in set(parents_of(kept)) for place in range(CATEGORIES)]
    random = np.random.default_rng(1)
    shape = (len(GASES), CATEGORIES, AREAS, YEARS)
    mass = np.where(np.array(leaf)[:, None, None], random.gamma(2.0, 500.0, shape), 0.0)
    other = random.choice(np.array([State.NO, State.MISSING], np.uint8), shape)
    state = np.where(random.random(shape) < 0.05, other, np.uint8(State.NUMBER)).astype(np.uint8)
    state[:, ~np.array(leaf)] = 0
    mass[state != State.NUMBER] = 0.0
    areas, turned = tuple(f"VN{number:02d}" for number in range(1, AREAS + 1)), (2, 3, 1, 0)
    years = tuple(range(1995, 1995 + YEARS))
    return Inventory(areas, years, kept, GASES, mass.transpose(turned), state.transpose(turned), "tonne")


def ours(held: Inventory) -> tuple[Equivalents, Totals]:
    """Return the whole tree and the totals with and without land use under AR5."""
    leaves = to_co2e(held, gwp_set("AR5"))
    rolled = roll_up(leaves)
    return rolled, totals(leaves, rolled)


def bare(mass: Floats, weights: Floats, edges: list[tuple[int, int]]) -> Floats:
    """Return CO2e through the tree with bare NumPy: numbers only; `mass` is gas, category, area, year."""
    value: Floats = np.tensordot(weights, mass, axes=1)
    rows = list(value)
    for child, parent in edges:
        np.add(rows[parent], rows[child], rows[parent])
    return value


def _tree() -> list[tuple[str, float]]:
    held = inventory()
    dense = np.ascontiguousarray(held.mass.transpose(3, 2, 0, 1))
    weights = gwp_set("AR5").weights(GASES)
    below = [(child, parent) for child, parent in reversed(list(enumerate(held.parents))) if parent >= 0]
    edges = [(child, parent) for child, parent in below if held.categories[child] not in memo_items()]
    mine, theirs = best(lambda: ours(held), lambda: bare(dense, weights, edges), rounds=50)
    rows = [
        ("cells of the inventory, thousand", held.mass.size / 1000),
        ("CO2e and tree, states kept, ms", mine * 1000),
        ("the same, bare NumPy, ms", theirs * 1000),
        ("ratio to bare NumPy (at most 5)", mine / theirs),
    ]
    if find_spec("primap2") is None:
        return [*rows, ("primap2 is not installed (extra “bench”): skipped", float("nan"))]
    from benchmarks import primap2_inventory

    numbers, complete = primap2_inventory.measure(held, ours(held)[0])
    return [
        *rows,
        ("the numbers alone, primap2, ms", numbers * 1000),
        ("primap2, numbers alone, is slower by", numbers / mine),
        ("numbers and what is missing, primap2, ms", complete * 1000),
        ("primap2, doing the same, is slower by (at least 100)", complete / mine),
    ]


def _monte_carlo() -> list[tuple[str, float]]:
    random = np.random.default_rng(2)
    emission = random.lognormal(3.0, 2.0, LINES)
    activity = random.uniform(0.02, 0.5, LINES)
    factor = random.integers(0, FACTORS, LINES)
    of_factor = random.choice([0.05, 0.1, 0.3, 1.0], FACTORS)[factor]
    lines = emission, activity, of_factor, factor
    mine, theirs, quick = best(
        lambda: approach_2(*lines, seed=1, draws=DRAWS),
        lambda: _all_drawn(emission, activity, of_factor, factor),
        lambda: approach_2(*lines, seed=1, draws=DRAWS, fast=True),
        rounds=4,
    )
    whole, short = (approach_2(*lines, seed=1, draws=DRAWS, fast=fast) for fast in (False, True))
    sure, surely = (approach_2(*lines, seed=1, draws=10 * DRAWS, fast=fast) for fast in (False, True))
    return [
        (f"Monte Carlo of {LINES} lines × {DRAWS} draws, s", mine),
        ("the same drawn whole by NumPy in blocks, s", theirs),
        ("ratio (at most 1)", mine / theirs),
        ("the fast mode, s", quick),
        ("fast mode, lower end off by, % (at most 1)", _off(short.low, whole.low)),
        ("fast mode, upper end off by, % (at most 1)", _off(short.high, whole.high)),
        ("with ten times the draws: lower end off by, %", _off(surely.low, sure.low)),
        ("with ten times the draws: upper end off by, %", _off(surely.high, sure.high)),
    ]


def _all_drawn(emission: Floats, activity: Floats, of_factor: Floats, factor: NDArray[np.int64]) -> Floats:
    """Return totals of all lines: normal or lognormal multipliers by NumPy's own functions, 50 draws at a time."""
    random, block = np.random.default_rng(1), 50
    first = np.unique(factor, return_index=True)[1]
    spread = of_factor[first]
    log = spread > 0.6
    found = np.empty(DRAWS)
    for start in range(0, DRAWS, block):
        drawn = 1 + random.standard_normal((block, LINES)) * (activity / 1.96)
        factors = 1 + random.standard_normal((block, FACTORS)) * (spread / 1.96)
        sigma = np.sqrt(np.log1p(np.square(spread[log] / 1.96)))
        factors[:, log] = random.lognormal(-(sigma**2) / 2, sigma, (block, int(log.sum())))
        found[start : start + block] = (emission * drawn * factors[:, factor]).sum(axis=1)
    return found


def _off(one: float, other: float) -> float:
    return abs(one / other - 1) * 100


def best(*works: Callable[[], object], rounds: int) -> list[float]:
    """Return the best time of each, taken in turns so that a busy machine hinders all alike."""
    fastest = [float("inf")] * len(works)
    for _ in range(rounds):
        for place, work in enumerate(works):
            start = perf_counter()
            work()
            fastest[place] = min(fastest[place], perf_counter() - start)
    return fastest


if __name__ == "__main__":
    for label, value in run():
        print(f"{label:60} {value:10.3f}")
