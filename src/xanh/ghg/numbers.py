"""What the equations work on, and the two guards that keep units straight."""

from decimal import Decimal
from functools import cache
from typing import Any

import numpy as np

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext
from xanh.basis.unit import convert

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


def name_of(name: str) -> str:
    """Return what `name` is called in the reader's language; a name without a word of its own stays as it is."""
    words = {
        "fuel": gettext("fuel"),
        "penetration": gettext("penetration"),
        "additive": gettext("additive"),
        "purity": gettext("purity"),
        "distance": gettext("distance"),
        "electricity": gettext("electricity"),
        "loss": gettext("loss"),
        "efficiency": gettext("efficiency"),
        "cement": gettext("cement"),
        "clinker": gettext("clinker"),
        "clinker share": gettext("clinker share"),
        "carbonate": gettext("carbonate"),
        "calcined": gettext("calcined"),
        "dust": gettext("dust"),
        "lime": gettext("lime"),
        "hydrated": gettext("hydrated"),
        "water": gettext("water"),
        "glass": gettext("glass"),
        "cullet": gettext("cullet"),
        "refrigerant": gettext("refrigerant"),
        "charge": gettext("charge"),
        "bank": gettext("bank"),
        "leak": gettext("leak"),
        "remaining": gettext("remaining"),
        "recovered": gettext("recovered"),
        "coal": gettext("coal"),
        "activity": gettext("activity"),
        "abated": gettext("abated"),
        "uncertainty": gettext("uncertainty"),
    }
    return words.get(name, name)
