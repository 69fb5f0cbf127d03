"""The series a promise is judged on: one point a year, all in one unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from itertools import pairwise
from tokenize import TokenError

import pint

from xanh.basis.errors import Refusal
from xanh.basis.unit import convert, registry
from xanh.targets.model import Kind, Observed, Promise

CHANGES = frozenset({Kind.CHANGE_FROM_BASE, Kind.MEAN_ANNUAL_CHANGE})
WORKING = Context(prec=50)  # far more digits than any statistic has, so that rounding never decides a verdict
_KEPT_DIGITS = 24
_LARGEST = 60  # powers of ten; beyond it a number is a slip of the pen
_YEARS = range(1900, 2201)
_NOT_UNITS = (pint.PintError, TokenError, ValueError, TypeError, ArithmeticError)


@dataclass(frozen=True)
class Point:
    """A year's value in the unit judged in, and the observation it was converted from."""

    year: int
    value: Decimal
    observed: Observed


def points(promise: Promise, series: Sequence[Observed]) -> tuple[Point, ...]:
    """Return the points of `series` by year, in `judged_unit`; Refusal for a year given twice or a misfit."""
    ordered = sorted(series, key=lambda observed: observed.year)
    for earlier, later in pairwise(ordered):
        if earlier.year == later.year:
            raise Refusal("The series has two values for {year}: keep one of them.", year=later.year)
    unit = judged_unit(promise, ordered[0].unit) if ordered else promise.unit
    return tuple(point(observed, unit) for observed in ordered)


def point(observed: Observed, unit: str) -> Point:
    """Return `observed` as a point in `unit`; Refusal if its year, number or unit cannot be used."""
    return Point(known_year(observed.year), in_unit(observed.value, observed.unit, unit), observed)


def judged_unit(promise: Promise, observed_unit: str) -> str:
    """Return the unit values are judged in: the promise's; for a change the series' own, a share always as "%"."""
    if promise.kind not in CHANGES:
        return promise.unit
    return "%" if is_share(observed_unit) else observed_unit


def in_unit(value: Decimal, unit: str, to: str) -> Decimal:
    """Return `value` in `to`, rounded to 24 digits so that a conversion leaves no dust at a boundary; else Refusal."""
    try:
        return settled(convert(usable(value), unit, to))
    except _NOT_UNITS as error:
        raise Refusal("“{unit}” or “{to}” is not a unit: correct it.", unit=unit, to=to) from error


def usable(value: Decimal) -> Decimal:
    """Return `value`; Refusal if it is no number, or one no statistic can mean."""
    if not value.is_finite() or (value and abs(value.adjusted()) > _LARGEST):
        raise Refusal("“{value}” is not a number that can be judged: correct it.", value=value)
    return value


def is_share(unit: str) -> bool:
    """Return whether `unit` measures a part of a whole ("%", a plain fraction, "kg/kg"); an index or a count is none.

    >>> is_share("%"), is_share("dimensionless"), is_share("index"), is_share("tonne")
    (True, True, False, False)
    """
    try:
        parsed = registry().parse_units(unit)
    except _NOT_UNITS:
        return False
    return bool(parsed.dimensionless) and not {"index", "item"} & set(str(parsed).split())


def known_year(year: int) -> int:
    """Return `year`; Refusal if no plan or series can mean it."""
    if year not in _YEARS:
        raise Refusal("{year} is not a year between 1900 and 2200: correct it.", year=year)
    return year


def settled(value: Decimal) -> Decimal:
    """Return `value` rounded to 24 significant digits."""
    with localcontext(WORKING, prec=_KEPT_DIGITS):
        return +value
