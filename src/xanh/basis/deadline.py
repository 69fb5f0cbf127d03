"""Deadlines in the words of law: "before 20 November" ends when 19 November ends in Asia/Ho_Chi_Minh."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def ends_before(day: date) -> datetime:
    """Return the first instant that is too late for something due *before* `day`: its midnight in Vietnam.

    >>> ends_before(date(2026, 11, 20)).isoformat()
    '2026-11-20T00:00:00+07:00'
    """
    return datetime.combine(day, time.min, VIETNAM)


def ends_with(day: date) -> datetime:
    """Return the first instant that is too late for something due *by the end of* `day`."""
    return ends_before(day + timedelta(days=1))


def is_in_time(at: datetime, end: datetime) -> bool:
    """Return whether `at` lies before `end`, both aware; exact to the microsecond."""
    if at.tzinfo is None or end.tzinfo is None:
        raise ValueError("instants must carry a time zone")
    return at < end
