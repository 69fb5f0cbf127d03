"""Units, by pint, with decimals: what may be added, compared and converted."""

from decimal import Decimal
from functools import cache

import pint

from xanh.basis.errors import Refusal
from xanh.basis.language import language

_DEFINITIONS = (
    "percent = 0.01 = %",
    "dong = [currency] = VND",
    "million_dong = 1e6 dong = trVND",
    "billion_dong = 1e9 dong = tyVND",
    "tonne_co2e = [greenhouse_gas] = tCO2e",
    "tonne_oil_equivalent = 41.868 gigajoule = TOE",
    "person = [person]",
    "index = []",
    "item = []",
)


@cache
def registry() -> pint.UnitRegistry[Decimal]:
    """Return the one unit registry of the project, working on decimals."""
    units: pint.UnitRegistry[Decimal] = pint.UnitRegistry(non_int_type=Decimal, preprocessors=[_spell_out])
    for definition in _DEFINITIONS:
        units.define(definition)
    return units


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """Return `value` (in `unit`) expressed in `to`; Refusal if the two do not measure the same thing.

    >>> convert(Decimal("1.5"), "billion_dong", "million_dong")
    Decimal('1500.0')
    """
    if unit == to:
        return value
    try:
        return Decimal(registry().Quantity(value, unit).to(to).magnitude)
    except (pint.DimensionalityError, pint.UndefinedUnitError) as error:
        raise Refusal("A value in “{unit}” cannot be expressed in “{to}”.", unit=unit, to=to) from error


_LABELS = {
    "vi": {
        "percent": "%",
        "index": "",
        "item": "",
        "million_dong": "triệu đồng",
        "billion_dong": "tỷ đồng",
        "person": "người",
        "tonne_co2e": "tấn CO₂ tương đương",
        "tonne_co2e/billion_dong": "tấn CO₂ tương đương/tỷ đồng",
        "tonne_oil_equivalent/billion_dong": "TOE/tỷ đồng",
        "%/year": "%/năm",
    },
    "en": {
        "percent": "%",
        "index": "",
        "item": "",
        "million_dong": "million VND",
        "billion_dong": "billion VND",
        "person": "people",
        "tonne_co2e": "t CO₂e",
        "tonne_co2e/billion_dong": "t CO₂e per billion VND",
        "tonne_oil_equivalent/billion_dong": "TOE per billion VND",
    },
}


def unit_label(unit: str, in_language: str | None = None) -> str:
    """Return how `unit` is printed, "" for bare numbers, the code itself where no other form is known."""
    return _LABELS[in_language or language()].get(unit, unit)


def _spell_out(text: str) -> str:
    return text.replace("%", "percent")
