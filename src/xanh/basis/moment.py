"""A moment as it is asked for, in one way of writing: a day, which is its last instant in Vietnam, or an instant."""

from datetime import date, datetime, timedelta

from xanh.basis.deadline import VIETNAM
from xanh.basis.errors import Refusal

FIRST = date(2000, 1, 1)
# Clocks differ a little: what is asked of the next minute is asked of now.
AHEAD = timedelta(minutes=1)
_DAY = len("2025-12-01")


def is_day(text: str) -> bool:
    """Return whether `text`, which names a moment, names a whole day."""
    return len(text) <= _DAY


def instant_of(text: str | None) -> datetime | None:
    """Return the instant that `text` names, a day being its last instant in Vietnam; None for None, else a Refusal.

    >>> instant_of("2026-11-19").isoformat()
    '2026-11-19T23:59:59.999999+07:00'
    """
    return None if text is None else _read(text)


def known_moment(text: str, now: datetime) -> datetime:
    """Return the moment that is asked for, today being now; Refusal where nothing can have been known then.

    >>> known_moment("2026-11-19T09:00:00Z", datetime(2026, 11, 23, 9, tzinfo=VIETNAM)).isoformat()
    '2026-11-19T09:00:00+00:00'
    """
    instant = _read(text)
    if instant.year < FIRST.year:
        raise Refusal("Nothing was recorded as early as that.")
    if is_day(text):
        if instant.date() > now.astimezone(VIETNAM).date():
            raise Refusal("This day lies in the future: choose an earlier one.")
    elif instant > now + AHEAD:
        raise Refusal("This moment lies in the future: choose an earlier one.")
    return min(instant, now)


def _read(text: str) -> datetime:
    try:
        # The "+" of a time zone that was not written as %2B in an address arrives as a blank.
        instant = datetime.fromisoformat(text.replace(" ", "+") if "T" in text else text)
    except ValueError as error:
        raise Refusal(
            "“{text}” is not a date or an instant: write it as 2026-11-20 or as 2026-11-20T08:00:00+07:00.",
            text=text[:40],
        ) from error
    if is_day(text):
        instant = instant.replace(hour=23, minute=59, second=59, microsecond=999_999)
    return instant if instant.tzinfo else instant.replace(tzinfo=VIETNAM)
