"""First-order decay over a whole history: many sites and kinds of waste at once, years along the first axis."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from xanh.ghg.numbers import Numbers, not_negative
from xanh.ghg.waste.landfill import decomposed_at_once

type Floats = NDArray[np.float64]
DELAYED = 13  # decay starts on 1 January after the deposit: the default delay of six months


@dataclass(frozen=True)
class Decay:
    """kg of carbon by year: what `decomposed` in it, and what `remains` in the site at its end."""

    decomposed: Floats
    remains: Floats


def decay(deposited_kg: Floats, rate: Numbers, start_month: Numbers = DELAYED) -> Decay:
    """Return how decomposable carbon decays; `deposited_kg` is (years, …), `rate` (k per year) fits what follows.

    Nothing is lost: up to any year, decomposed and remaining make what was deposited.
    Source: 2006 IPCC Guidelines, Volume 5, Chapter 3, Equations 3.4 and 3.5, with the delay of Annex 3A.1.

    >>> found = decay(np.array([100.0, 0.0, 0.0]), np.log(2.0))
    >>> found.decomposed.round(9).tolist(), found.remains.round(9).tolist()
    ([0.0, 50.0, 25.0], [100.0, 50.0, 25.0])
    """
    deposited = np.asarray(not_negative("carbon", deposited_kg), dtype=np.float64)
    kept = np.exp(-not_negative("decay rate", rate))
    shape = np.broadcast_shapes(deposited.shape[1:], np.shape(rate), np.shape(start_month))
    decomposed, remains = (np.empty((len(deposited), *shape)) for _ in range(2))
    before = np.zeros(shape)
    at_once = decomposed_at_once(1.0, rate, start_month)
    for year, new in enumerate(deposited):
        np.multiply(before, 1 - kept, out=decomposed[year, ...])
        np.multiply(before, kept, out=remains[year, ...])
        remains[year] += new
        if np.any(at_once):
            decomposed[year] += new * at_once
            remains[year] -= new * at_once
        before = remains[year]
    return Decay(decomposed, remains)
