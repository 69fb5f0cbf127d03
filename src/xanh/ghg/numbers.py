"""What the equations work on, and the two guards that keep units straight."""

from decimal import Decimal
from functools import cache
from typing import Any

import numpy as np

from xanh.basis.errors import Refusal
from xanh.basis.unit import convert
from xanh.ghg.names import name_of

# A float, or an array of floats: every equation is written once for both.
type Numbers = Any


def share(name: str, value: Numbers) -> Numbers:
    """Return `value`, a share from 0 to 1; Refusal beyond that.

    Thông tư 38/2023/TT-BCT prints percentages where its formulas need shares; this is where 85 for 0.85 is stopped.

    >>> share("efficiency", 0.85)
    0.85
    """
    if not np.all((np.asarray(value) >= 0) & (np.asarray(value) <= 1)):
        raise Refusal("“{name}” is a share between 0 and 1: write 0.85 for 85 %.", name=name_of(name))
    return value


def not_negative(name: str, value: Numbers) -> Numbers:
    """Return `value`; Refusal where a part of it is below zero or no number."""
    if not np.all(np.asarray(value) >= 0):
        raise Refusal("“{name}” cannot be below zero: correct it.", name=name_of(name))
    return value


@cache
def scale(unit: str, to: str) -> float:
    """Return what a value in `unit` is multiplied with to stand in `to`; Refusal where they measure different things.

    >>> scale("tonne/MWh", "kg/kWh"), scale("TJ/Gg", "MJ/kg")
    (1.0, 1.0)
    """
    return float(convert(Decimal(1), unit, to))
