"""Levels, changes and ratios as text, rounded so that a number never looks equal to the one it misses."""

import re
from decimal import Decimal

from xanh.basis.language import gettext
from xanh.basis.number import format_number, rounded

_MOST_DECIMALS = 80
_NAME = re.compile(r"[^\W\d]\w*")
_POWER = re.compile(r"\s*\*\*\s*(\d)")
_RAISED = {"2": "²", "3": "³"}


def level_text(value: Decimal, unit: str, beside: Decimal | None = None) -> str:
    """Return `value` to six figures with its unit, never rounded onto `beside`."""
    figures = 5 - value.adjusted() if value else 0
    return with_unit(_figures(value, max(0, figures), beside), unit)


def change_text(change: Decimal, unit: str, *, rate: bool, decimals: int, beside: Decimal | None = None) -> str:
    """Return "a fall of 8.1%" or "a rise of 2 tonnes" for `change`: a rate (0.081) or a difference in `unit`.

    The difference of two shares is in percentage points. A small change gets more decimals than asked for, and
    every change as many as keep it apart from `beside`.
    """
    if change == 0:
        return gettext("no change")
    scale = 100 if rate else 1
    size = abs(change) * scale
    number = _figures(size, max(decimals, 1 - size.adjusted()), None if beside is None else abs(beside) * scale)
    if rate:
        amount = f"{number}%"
    elif unit_text(unit) == "%":
        amount = gettext("{number} percentage points").format(number=number)
    else:
        amount = with_unit(number, unit)
    return (gettext("a fall of {amount}") if change < 0 else gettext("a rise of {amount}")).format(amount=amount)


def ratio_text(ratio: Decimal, *bands: Decimal) -> str:
    """Return `ratio` to two decimals, or as many more as keep it apart from a band it has not reached."""
    return _figures(ratio, 2, *bands)


def unit_text(unit: str) -> str:
    """Return `unit` as people write it; names without a common form stay as they are.

    >>> unit_text("kg / m**3"), unit_text("percent")
    ('kg/m³', '%')
    """
    names = {
        "percent": "%",
        "dimensionless": "",
        "index": "",
        "item": "",
        "dong": gettext("dong"),
        "million_dong": gettext("million dong"),
        "billion_dong": gettext("billion dong"),
        "tonne_co2e": gettext("tonnes CO2e"),
        "tonne_oil_equivalent": "TOE",
        "person": gettext("people"),
        "tonne": gettext("tonnes"),
        "kilogram": "kg",
        "hectare": "ha",
        "year": gettext("year"),
    }
    spelled = _POWER.sub(lambda match: _RAISED.get(match[1], match[0]), unit)
    spelled = _NAME.sub(lambda match: names.get(match[0], match[0]), spelled)
    return spelled.replace(" / ", "/").replace(" * ", "·").strip()


def with_unit(number: str, unit: str) -> str:
    """Return `number` with its unit after a blank; "%" follows without one."""
    text = unit_text(unit)
    return f"{number}{text}" if text in ("", "%") else f"{number} {text}"


def _figures(value: Decimal, decimals: int, *beside: Decimal | None) -> str:
    for count in range(decimals, _MOST_DECIMALS):
        shown = rounded(value, count)
        if all(other is None or value == other or shown != rounded(other, count) for other in beside):
            return format_number(shown)
    return format_number(value)
