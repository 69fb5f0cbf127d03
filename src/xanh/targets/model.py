"""A promise, a series, and a verdict, as data."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of promise a plan makes; a formula sees one period only, so the kind carries the comparison."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    EXACTLY = "exactly"
    RANGE = "range"
    CHANGE_FROM_BASE = "change_from_base"
    MEAN_ANNUAL_CHANGE = "mean_annual_change"
    MILESTONE = "milestone"


class Course(StrEnum):
    """The five verdicts."""

    ACHIEVED = "achieved"
    ON_COURSE = "on_course"
    BEHIND = "behind"
    MOVING_AWAY = "moving_away"
    CANNOT_SAY = "cannot_say"


@dataclass(frozen=True)
class Promise:
    """What was promised. `value`, `low`, `high` are in `unit`; a reduction is negative; see `Kind` for which are set.

    A change is kept on the far side of its number: "giảm ít nhất 15%" is value -15 and kept at -15 or lower;
    "giảm 1,0 - 1,5%/năm" is low -1.5, high -1.0 and kept at -1.0 or lower; a promised growth is kept at or above.
    """

    kind: Kind
    unit: str
    horizon: int
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    base_year: int | None = None
    start_year: int | None = None
    end_year: int | None = None


@dataclass(frozen=True)
class Observed:
    """One value of the series the promise is about, with the ledger row it stands on."""

    year: int
    value: Decimal
    unit: str
    source: str
    status: str = "actual"  # actual | estimated | official


@dataclass(frozen=True)
class Verdict:
    """A judgement with everything it rests on, so that a person can check it by hand.

    `achieved_pace` and `required_pace` are per year: a rate (0.012 = 1.2 %) when `method` is "compound_growth" or
    "mean_rate", a difference in `unit` when it is "straight_line". `ratio` is achieved / required. `reason` is a code;
    `sentence` says it in the reader's language. `threshold` is the value that keeps the promise, in `unit`.
    `used` are the observations the verdict stands on.
    """

    course: Course
    method: str  # "compound_growth" | "straight_line" | "mean_rate" | "comparison" | "none"
    reason: str
    sentence: str
    used: tuple[Observed, ...] = ()
    latest: Observed | None = None
    threshold: Decimal | None = None
    achieved_pace: Decimal | None = None
    required_pace: Decimal | None = None
    remaining_pace: Decimal | None = None  # per year from the latest value on, to still arrive
    ratio: Decimal | None = None
    bands_reference: str = ""
    bands_verified: bool = False
    unit: str = ""
