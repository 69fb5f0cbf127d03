"""What a promise asks for, as one number to reach, the good direction, and how strict the comparison is."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from xanh.basis.errors import Refusal
from xanh.targets.model import Kind, Observed, Promise
from xanh.targets.series import (
    CHANGES,
    WORKING,
    Point,
    in_unit,
    is_share,
    judged_unit,
    known_year,
    point,
    settled,
    usable,
)

_LEVELS = {
    Kind.AT_LEAST: (1, False),
    Kind.MORE_THAN: (1, True),
    Kind.AT_MOST: (-1, False),
    Kind.LESS_THAN: (-1, True),
    Kind.EXACTLY: (0, False),
}


@dataclass(frozen=True)
class Aim:
    """The number to reach by `end`; `direction` 1: rising is good, -1: falling is good, 0: only the number itself.

    `compounds` tells whether a rate of growth has a meaning for the way there; a share goes by the straight line.
    `amount` is the change promised (0.15 = 15 % where `relative`), None for a promised level.
    """

    threshold: Decimal
    direction: int
    end: int
    strict: bool = False
    compounds: bool = True
    amount: Decimal | None = None
    relative: bool = False

    def keeps(self, value: Decimal) -> bool:
        """Return whether `value` keeps the promise."""
        if self.direction == 0 or value == self.threshold:
            return value == self.threshold and not self.strict
        return (value > self.threshold) == (self.direction > 0)


@dataclass(frozen=True)
class Gap:
    """Why nothing can be said: a reason code, and the year it is about."""

    reason: str
    year: int = 0


def is_kept(promise: Promise, observed: Observed, base: Observed | None) -> bool | None:
    """Return whether `observed` keeps `promise`; None where that cannot be said.

    `base` is needed for a change only: the value of the base year (for a mean annual change, of the year before the
    period or its first year). A mean annual change is kept once the value has reached what the whole period asks for.
    """
    with localcontext(WORKING):
        unit = judged_unit(promise, (base or observed).unit)
        now = point(observed, unit)
        start = point(base, unit) if base else None
        if promise.kind in CHANGES and (
            start is None or start.year not in base_years(promise) or now.year < start.year
        ):
            return None
        aim = aim_of(promise, start, unit)
        if isinstance(aim, Gap) or is_unclear(promise, now):
            return None
        return aim.keeps(now.value)


def is_unclear(promise: Promise, now: Point) -> bool:
    """Return whether a milestone's value is neither 1 (done) nor 0 (not yet)."""
    return promise.kind is Kind.MILESTONE and now.value not in (0, 1)


def end_of(promise: Promise) -> int:
    """Return the year by which the promise is to be kept; Refusal if that is no year."""
    if promise.kind is Kind.MEAN_ANNUAL_CHANGE and promise.end_year is not None:
        return known_year(promise.end_year)
    return known_year(promise.horizon)


def base_years(promise: Promise) -> tuple[int, ...]:
    """Return the years whose value may be the base, best first; empty where the promise names none.

    The mean over 2021-2030 is of the ten changes from 2020 to 2030; without 2020, of the nine from 2021 on.
    """
    if promise.base_year is not None:
        return (promise.base_year,)
    if promise.kind is not Kind.MEAN_ANNUAL_CHANGE or promise.start_year is None:
        return ()
    return tuple(year for year in (promise.start_year - 1, promise.start_year) if year < end_of(promise))


def start_of(promise: Promise, known: Sequence[Point]) -> Point | Gap:
    """Return the point the way starts from: the base year's; for a promised level otherwise the first one."""
    by_year = {point.year: point for point in known}
    years = base_years(promise)
    for year in years:
        if year in by_year:
            return by_year[year]
    if promise.kind in CHANGES:
        return Gap("base_missing", years[0]) if years else Gap("promise_incomplete")
    return known[0] if known else Gap("no_observations")


def aim_of(promise: Promise, base: Point | None, unit: str) -> Aim | Gap:
    """Return what `promise` asks for, in `unit`; a Gap where that is not known; Refusal if it contradicts itself."""
    for number in (promise.value, promise.low, promise.high):
        usable(number or Decimal(0))
    if promise.low is not None and promise.high is not None and promise.low > promise.high:
        raise Refusal(
            "The promised range runs from {low} down to {high}: correct it.", low=promise.low, high=promise.high
        )
    if promise.kind in CHANGES:
        return _change_aim(promise, base, unit) if base else Gap("promise_incomplete")
    end = end_of(promise)
    if promise.kind is Kind.MILESTONE:
        return Aim(Decimal(1), 0, end)
    direction, strict = _LEVELS.get(promise.kind, (1, False))  # a range is kept at and above its lower bound
    level = promise.low if promise.kind is Kind.RANGE else promise.value
    if level is None:
        return Gap("promise_incomplete")
    return Aim(in_unit(level, unit, unit), direction, end, strict, compounds=not is_share(unit))


def _change_aim(promise: Promise, base: Point, unit: str) -> Aim | Gap:
    end, share = end_of(promise), is_share(unit)
    if end <= base.year:
        raise Refusal("The promise ends in {end}, not after its base year {base}: correct it.", end=end, base=base.year)
    nearest = _nearest(promise)
    if isinstance(nearest, Gap):
        return nearest
    promised, direction = nearest
    years = end - base.year
    if promise.kind is Kind.CHANGE_FROM_BASE:
        relative = is_share(promise.unit)
        amount = in_unit(promised, promise.unit, "dimensionless" if relative else unit)
        threshold = base.value * (1 + amount) if relative else base.value + amount
    else:
        yearly = promise.unit if is_share(promise.unit) else f"({promise.unit}) * year"
        # "giảm 1%/năm" of a share is one percentage point a year, of anything else one hundredth of what there was
        relative = is_share(yearly) and not share
        amount = in_unit(promised, yearly, "dimensionless" if relative else unit)
        if relative and amount <= -1:
            raise Refusal("A mean fall of 100% a year or more leaves nothing after one year: correct the promise.")
        threshold = base.value * (1 + amount) ** years if relative else base.value + amount * years
    if relative and base.value <= 0:
        return Gap("base_not_positive", base.year)
    compounds = not share and (relative or promise.kind is Kind.CHANGE_FROM_BASE)
    return Aim(settled(threshold), direction, end, compounds=compounds, amount=amount, relative=relative)


def _nearest(promise: Promise) -> tuple[Decimal, int] | Gap:
    """Return the smallest change that keeps the promise, and its direction."""
    if promise.value is not None:
        bounds = (promise.value, promise.value)
    elif promise.low is not None and promise.high is not None:
        bounds = (promise.low, promise.high)
    else:
        return Gap("promise_incomplete")
    if bounds[0] >= 0 and bounds[1] > 0:
        return bounds[0], 1
    if bounds[1] <= 0 and bounds[0] < 0:
        return bounds[1], -1
    return Gap("no_direction")
