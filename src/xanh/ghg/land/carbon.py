"""How carbon stocks change, and what that is in CO2. Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Section 2.2.

Stocks in kg C, changes in kg C a year: a loss is below zero, and CO2 is above zero where the land loses carbon.
"""

import numpy as np

from xanh.basis.errors import Refusal
from xanh.ghg.molar import CO2_PER_C
from xanh.ghg.notation import Amount, Total, total
from xanh.ghg.numbers import Numbers, not_negative

POOLS = ("above_ground", "below_ground", "dead_wood", "litter", "soil", "harvested_wood")


def gain_loss(gain: Numbers, loss: Numbers) -> Numbers:
    """Return the change of a pool: what it gains less what it loses, both counted from zero up.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Equation 2.4 (2.7 for biomass).

    >>> gain_loss(120.0, 20.0)
    100.0
    """
    return not_negative("gain", gain) - not_negative("carbon loss", loss)


def stock_difference(before: Numbers, after: Numbers, years: Numbers) -> Numbers:
    """Return the change of a pool a year between two inventories `years` apart, on the same area.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Equation 2.5 (2.8 for biomass).

    >>> stock_difference(1000.0, 1500.0, 5.0)
    100.0
    """
    if not np.all(np.asarray(years) > 0):
        raise Refusal("The second stock must be later than the first: correct the years.")
    return (not_negative("stock", after) - not_negative("stock", before)) / years


def of_pools(changes: dict[str, Amount]) -> Total:
    """Return the change over all pools of a land use; a pool not named is missing, one not estimated is NE, and either
    makes the total partial. Refusal for a name that is no pool.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Equation 2.3.

    >>> of_pools({pool: Amount(1.0) for pool in POOLS}).value
    6.0
    """
    unknown = sorted(set(changes) - set(POOLS))
    if unknown:
        said = {"name": unknown[0], "names": ", ".join(POOLS)}
        raise Refusal("“{name}” is not a carbon pool: choose one of {names}.", **said)
    return total(changes.get(pool, Amount()) for pool in POOLS)


def carbon_dioxide(change: Numbers) -> Numbers:
    """Return kg CO2 given off by a change of stocks in kg C: −44/12 × ΔC, below zero where the land takes it up.

    Source: 2006 IPCC Guidelines, Volume 4, Chapter 2, Section 2.2.1 (sign and 44/12).

    >>> carbon_dioxide(-12.0), carbon_dioxide(12.0)
    (44.0, -44.0)
    """
    return -CO2_PER_C * change
