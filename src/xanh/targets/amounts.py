"""Levels, changes and ratios as text, rounded so that a number never looks equal to the one it misses."""

from decimal import Decimal

from xanh.basis.language import gettext
from xanh.basis.number import format_number, rounded
from xanh.basis.unit_label import unit_label

_MOST_DECIMALS = 80


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
    elif unit_label(unit) == "%":
        amount = gettext("{number} percentage points").format(number=number)
    else:
        amount = with_unit(number, unit)
    return (gettext("a fall of {amount}") if change < 0 else gettext("a rise of {amount}")).format(amount=amount)


def ratio_text(ratio: Decimal, *bands: Decimal) -> str:
    """Return `ratio` to two decimals, or as many more as keep it apart from a band it has not reached."""
    return _figures(ratio, 2, *bands)


def with_unit(number: str, unit: str) -> str:
    """Return `number` with its unit after a blank; "%" follows without one."""
    text = unit_label(unit)
    return f"{number}{text}" if text in ("", "%") else f"{number} {text}"


def _figures(value: Decimal, decimals: int, *beside: Decimal | None) -> str:
    for count in range(decimals, _MOST_DECIMALS):
        shown = rounded(value, count)
        if all(other is None or value == other or shown != rounded(other, count) for other in beside):
            return format_number(shown)
    return format_number(value)
