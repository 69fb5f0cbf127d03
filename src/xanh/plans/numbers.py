"""Vietnamese numbers and quantities in running text: "1,0", "1.234,5", "15 - 20%", "0,75", "1,0 - 1,5%/năm"."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from xanh.basis.parameter import parameter
from xanh.plans.passage import flat

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_TO = r"\s*(?:-|–|—|\bden\b|\btoi\b)\s*"
_JOINED_BEFORE = re.compile(r"[\w/.,-]$")
_NAMED_BEFORE = re.compile(
    r"\b(?:so|nam|thang|ngay|quy|muc do|dieu|khoan|loai|hang|cap|lan thu|thu|giai doan|phu luc)\s$"
)
_GOES_ON = re.compile(r"\w|[.,]\d|/\w")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")


@dataclass(frozen=True)
class Quantity:
    """A number, or a range from `low` to `high`, with its unit, at [start, end) of the text it was found in."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    per_year: bool


def parse_number(text: str) -> Decimal | None:
    """Return the number written `text` in the Vietnamese way (comma for decimals, full stop for thousands), or None.

    >>> parse_number("1.234,5"), parse_number("0,75"), parse_number("0.75"), parse_number("02")
    (Decimal('1234.5'), Decimal('0.75'), Decimal('0.75'), Decimal('2'))
    """
    if not re.fullmatch(_NUMBER, text) or not text.isascii():
        return None
    whole = text.partition(",")[0]
    if _GROUPED.fullmatch(whole) and not whole.startswith("0"):
        text = text.replace(".", "")
    return Decimal(text.replace(",", "."))


def quantities(text: str) -> list[Quantity]:
    """Return the quantities in `text` in order: numbers with a unit, and bare numbers that are no year or code."""
    folded = flat(text)
    return [found for match in _pattern().finditer(folded) if (found := _quantity(match, folded))]


def is_year(value: Decimal | None, unit: str | None) -> bool:
    """Return whether a number without unit can only be a calendar year."""
    return unit is None and value is not None and 1900 <= value <= 2150 and value == value.to_integral_value()


@cache
def units() -> dict[str, str]:
    """Return the unit code of every folded unit name."""
    values: dict[str, list[str]] = parameter("plan_units", on=date.max).values
    return {flat(name): code for code, names in values.items() for name in names}


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(units(), key=len, reverse=True))
    unit = rf"(?:{names})(?!\w)|%"
    return re.compile(
        rf"(?P<first>(?:{_NUMBER}))(?:\s*(?P<unit1>{unit}))?(?:{_TO}(?P<second>(?:{_NUMBER})))?"
        rf"(?:\s*(?P<unit2>{unit}))?(?P<year>\s*/\s*nam\b|\s+moi nam\b|\s+hang nam\b)?"
    )


def _quantity(match: re.Match[str], folded: str) -> Quantity | None:
    before = folded[max(0, match.start() - 20) : match.start()]
    unit_name = match["unit2"] or match["unit1"]
    # A bare number after "số", "năm", "mục", or inside "882/QĐ", names something and measures nothing.
    if _JOINED_BEFORE.search(before):
        return None
    if not unit_name and (_NAMED_BEFORE.search(before) or _GOES_ON.match(folded, match.end())):
        return None
    first, second = parse_number(match["first"]), parse_number(match["second"] or "")
    unit = units().get(unit_name, unit_name) if unit_name else None
    if first is None or is_year(first, unit) or is_year(second, unit):
        return None
    ranged = second is not None
    return Quantity(
        match.start(),
        match.end(),
        None if ranged else first,
        min(first, second) if second is not None else None,
        max(first, second) if second is not None else None,
        f"{unit or ''}/year" if match["year"] else unit,
        bool(match["year"]),
    )
