"""Units, by pint, with decimals: what may be added, compared and converted."""

import re
from decimal import Decimal
from functools import cache

import pint

from xanh.basis.errors import Refusal

_DEFINITIONS = (
    "dong = [currency] = VND",
    "million_dong = 1e6 dong = trVND",
    "billion_dong = 1e9 dong = tyVND",
    "tonne_co2e = [greenhouse_gas] = tCO2e",
    "tonne_oil_equivalent = 41.868 gigajoule = TOE",
    "person = [person]",
    "ppp_dollar = [purchasing_power]",
    "index = []",
    "item = []",
    "head = []",
)


@cache
def registry() -> pint.UnitRegistry[Decimal]:
    """Return the one unit registry of the project, working on decimals."""
    units: pint.UnitRegistry[Decimal] = pint.UnitRegistry(non_int_type=Decimal, preprocessors=[_spell_out])
    for definition in _DEFINITIONS:
        units.define(definition)
    return units


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """Return `value` (in `unit`) expressed in `to`; Refusal if one is no unit or the two do not measure the same thing.

    >>> convert(Decimal("1.5"), "billion_dong", "million_dong")
    Decimal('1.5E+3')
    """
    if unit == to:
        return value
    parsed, wanted = _parse(unit), _parse(to)
    try:
        return Decimal(registry().Quantity(value, parsed).to(wanted).magnitude)
    except (pint.PintError, ArithmeticError, TypeError) as error:  # TypeError: a scale with an offset, such as degC
        raise Refusal("A value in “{unit}” cannot be expressed in “{to}”.", unit=unit, to=to) from error


# Names joined by * or /, small whole powers, brackets: what the parser evaluates beyond that are programs, not units.
_POWER = r"(?:\s*(?:\*\*|\^)\s*-?\d{1,2})?"
_NAME = rf"\s*(?:[^\W\d_][\w%°]*|%|°C|1){_POWER}\s*"
_BRACKET = rf"\s*\({_NAME}(?:[*/]{_NAME})*\){_POWER}\s*"
_WRITTEN = re.compile(rf"(?:{_NAME}|{_BRACKET})(?:[*/](?:{_NAME}|{_BRACKET}))*")


def _parse(unit: str) -> pint.Unit:
    if not _WRITTEN.fullmatch(unit):
        raise Refusal("“{unit}” is not a unit: correct its spelling.", unit=unit)
    try:
        return registry().Unit(unit)
    except (pint.PintError, ArithmeticError, ValueError, TypeError, AttributeError) as error:
        raise Refusal("“{unit}” is not a unit: correct its spelling.", unit=unit) from error


def _spell_out(text: str) -> str:
    return text.replace("%", "percent")
