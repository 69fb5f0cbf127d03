"""What is stated beside an amount to be held against it, as typed: the same for a city's lines and a facility's."""

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from xanh.basis.language import gettext
from xanh.documents.inventories import typed
from xanh.ghg.city_compared import NUMBERS, Compared, contradictions, lacking
from xanh.ghg.lines import Line

type Take = Callable[[str, Callable[[str], Any]], Any]


def compared_in(fields: Collection[str], take: Take, fuel: str = "") -> Compared:
    """Return what is stated in those of `fields` that are measures; `take` reads a field that may be empty."""
    numbers = {
        of: take(name, lambda text: float(typed.positive_in(text))) for name, of in NUMBERS.items() if name in fields
    }
    density = take("density", typed.range_in) if "density" in fields else None
    return Compared(**numbers, density=density, fuel=fuel)


def held_against(line: Line, stated: Compared, on: date) -> tuple[dict[str, str], dict[str, str]]:
    """Return errors and doubts by field: what contradicts the amount is an error where it is nonsense, else a doubt."""
    if errors := lacking(line, stated):
        return errors, {}
    doubts = {}
    text = gettext("{sentence} Correct it, or clear it if it is not known.")
    for one in contradictions(line, stated, on):
        if one.nonsense:
            errors[one.field] = text.format(sentence=one.sentence)
        else:
            doubts[one.field] = one.sentence
    return errors, doubts
