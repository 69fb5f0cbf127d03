"""What is found about a promise before it is put into words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xanh.basis.parameter import Parameter, parameter
from xanh.targets.aim import Aim, Gap, aim_of, end_of, is_unclear, start_of
from xanh.targets.model import Course, Kind, Promise
from xanh.targets.pace import Pace, pace
from xanh.targets.series import CHANGES, Point, judged_unit

BANDS = "verdict_bands"
_COURSES = {"significant": Course.ON_COURSE, "moderate": Course.BEHIND, "insufficient": Course.BEHIND}


@dataclass(frozen=True)
class Finding:
    """A course, the code of its reason, and what it stands on; `pace` and `bands` where the pace was looked at."""

    course: Course
    reason: str
    promise: Promise
    unit: str
    start: Point
    latest: Point
    aim: Aim
    pace: Pace | None = None
    bands: Parameter | None = None

    @property
    def used(self) -> tuple[Point, ...]:
        """The points it stands on: the latest, and where the way starts if the change since then was judged."""
        looked_back = self.pace is not None or self.aim.amount is not None
        return (self.start, self.latest) if looked_back and self.start.year < self.latest.year else (self.latest,)


@dataclass(frozen=True)
class Unsaid:
    """Why nothing can be said: a reason code with the year it is about, and what is known nevertheless."""

    reason: str
    promise: Promise
    year: int
    unit: str = ""
    latest: Point | None = None
    aim: Aim | None = None


def find(promise: Promise, known: Sequence[Point], on: date) -> Finding | Unsaid:
    """Return what is found about `promise` on the day `on`, from the points of `known` not later than its year."""
    seen = [point for point in known if point.year <= on.year]
    if not seen:
        return Unsaid("no_observations", promise, end_of(promise))
    start = start_of(promise, seen)
    if isinstance(start, Gap):
        return Unsaid(start.reason, promise, start.year, latest=seen[-1])
    unit = judged_unit(promise, known[0].observed.unit)
    aim = aim_of(promise, start, unit)
    if isinstance(aim, Gap):
        return Unsaid(aim.reason, promise, aim.year, unit, seen[-1])
    way = [point for point in seen if point.year >= start.year]
    return _compared(promise, unit, aim, way, on) or _paced(promise, unit, aim, way, on)


def _compared(promise: Promise, unit: str, aim: Aim, way: Sequence[Point], on: date) -> Finding | Unsaid | None:
    """Return what comparing alone decides: kept, missed, or too little to go on; None where the pace must decide."""
    start, decisive = way[0], _decisive(aim, way)
    lone = len(way) == 1
    if is_unclear(promise, decisive):
        return Unsaid("milestone_unclear", promise, decisive.year, latest=decisive)
    if lone and promise.kind in CHANGES:
        return Unsaid("one_observation", promise, start.year, unit, decisive, aim)
    rate = pace(aim, start, decisive) if promise.kind is Kind.MEAN_ANNUAL_CHANGE else None
    if aim.keeps(decisive.value):
        reason = "kept_early" if decisive.year < aim.end else "kept_late" if decisive.year > aim.end else "kept"
        return Finding(Course.ACHIEVED, reason, promise, unit, start, decisive, aim, rate)
    is_over = on.year > aim.end and (promise.kind is Kind.MILESTONE or not lone)
    if is_over or decisive.year >= aim.end:
        return Finding(Course.BEHIND, "missed", promise, unit, start, decisive, aim, rate)
    if promise.kind is Kind.MILESTONE:
        return Unsaid("milestone_open", promise, decisive.year, unit, decisive, aim)
    return Unsaid("one_observation", promise, start.year, unit, decisive, aim) if lone else None


def _paced(promise: Promise, unit: str, aim: Aim, way: Sequence[Point], on: date) -> Finding:
    """Return what the pace so far says of a promise that is neither kept nor missed yet."""
    start, latest = way[0], way[-1]
    measured = pace(aim, start, latest)
    bands = parameter(BANDS, on)
    if measured.ratio is not None:
        reached = (name for name in _COURSES if measured.ratio >= Decimal(bands.values[name]))
        reason = next(reached, "away")
    else:  # the start stood on the number promised or beyond it
        reason = "not_passed" if latest.value == start.value else "away"
    course = Course.BEHIND if reason == "not_passed" else _COURSES.get(reason, Course.MOVING_AWAY)
    return Finding(course, reason, promise, unit, start, latest, aim, measured, bands)


def _decisive(aim: Aim, way: Sequence[Point]) -> Point:
    """Return the point that decides whether the promise is kept: the final year's, or a later one that keeps it."""
    latest = way[-1]
    final = next((point for point in way if point.year == aim.end), latest)
    return latest if aim.keeps(latest.value) and not aim.keeps(final.value) else final
