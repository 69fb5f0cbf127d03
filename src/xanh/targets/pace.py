"""Pace: how fast a series moved per year, how fast it had to, and how fast it must from now on."""

from dataclasses import dataclass
from decimal import Decimal

from xanh.targets.aim import Aim
from xanh.targets.series import Point, settled


@dataclass(frozen=True)
class Pace:
    """Paces per year: rates (0.012 = 1.2 %) where `compound`, else differences in the unit.

    `required` and `ratio` are None where the start already lay on the good side of the number promised.
    """

    compound: bool
    achieved: Decimal
    required: Decimal | None
    remaining: Decimal | None
    ratio: Decimal | None


def pace(aim: Aim, start: Point, latest: Point) -> Pace:
    """Return the paces from `start` to `latest` (a later year) and to the aim.

    Source: Eurostat, SDG monitoring, for a numeric target: CAGR_actual = (y_t / y_t0)^(1 / (t - t0)) - 1,
    CAGR_required = (target / y_t0)^(1 / (T - t0)) - 1, ratio = actual / required. Where a growth rate has no meaning
    (a share, a value not above zero) the differences per year take its place.
    """
    value = effective(aim, start, latest)
    compound = compounds(aim, start.value, min(value, latest.value))
    achieved = per_year(start.value, value, latest.year - start.year, compound=compound)
    remaining = required = ratio = None
    if latest.year < aim.end:
        remaining = per_year(latest.value, aim.threshold, aim.end - latest.year, compound=compound)
    if is_ahead(aim, start):
        required = per_year(start.value, aim.threshold, aim.end - start.year, compound=compound)
        ratio = settled(achieved / required)
    return Pace(compound, achieved, required, remaining, ratio)


def is_ahead(aim: Aim, start: Point) -> bool:
    """Return whether the number promised still lay ahead at `start`, so that there is a way to go."""
    distance = aim.threshold - start.value
    return distance != 0 and start.year < aim.end and (aim.direction == 0 or (distance > 0) == (aim.direction > 0))


def compounds(aim: Aim, start: Decimal, latest: Decimal) -> bool:
    """Return whether growth rates can measure the way; otherwise the straight line does."""
    return aim.compounds and min(start, latest, aim.threshold) > 0


def effective(aim: Aim, start: Point, latest: Point) -> Decimal:
    """Return the value judged: the latest one, but mirrored at an exact number it has passed.

    Having passed 5 by 1 is then as near as lacking 1.
    """
    passed = has_passed(aim, start, latest)
    return 2 * aim.threshold - latest.value if passed else latest.value


def has_passed(aim: Aim, start: Point, latest: Point) -> bool:
    """Return whether only one number keeps the promise and the series has gone from one side of it to the other."""
    return aim.direction == 0 and (start.value - aim.threshold) * (latest.value - aim.threshold) < 0


def per_year(start: Decimal, end: Decimal, years: int, *, compound: bool) -> Decimal:
    """Return the change per year from `start` to `end`: a rate where `compound`, else a difference.

    >>> per_year(Decimal(100), Decimal(81), 2, compound=True)
    Decimal('-0.1')
    """
    if compound:
        return settled(((end / start).ln() / years).exp() - 1).normalize()
    return settled((end - start) / years)


def after(start: Decimal, step: Decimal, years: int, *, compound: bool) -> Decimal:
    """Return where `start` arrives after `years` steps of `per_year`."""
    return settled(start * (1 + step) ** years if compound else start + step * years)
