"""The question anyone may ask of a page: what did it say on a day?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from xanh.basis.deadline import ends_with

FIRST = date(2000, 1, 1)


@dataclass(frozen=True)
class KnownAt:
    """The last instant of `day`, or now. `given` is what was asked for; `error` says why it is not what is shown."""

    at: datetime
    day: date
    given: str = ""
    error: str = ""

    @property
    def looks_back(self) -> bool:
        """Whether an earlier day than today is shown."""
        return self.given != "" and not self.error

    @property
    def query(self) -> str:
        """The end of an address that asks for the same day: "?at=2026-06-30", or nothing for today."""
        return f"?at={self.given}" if self.looks_back else ""


def known_at(request: HttpRequest) -> KnownAt:
    """Return the day asked for by `?at=YYYY-MM-DD`; now where none is asked for, or where it cannot be answered."""
    now, given = timezone.now(), request.GET.get("at", "").strip()[:40]
    today = timezone.localtime(now).date()
    if not given:
        return KnownAt(now, today)
    try:
        day = datetime.strptime(given, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        error = _("“{given}” is not a date: write it as year-month-day, such as 2026-11-20. Today is shown.")
        return KnownAt(now, today, given, error.format(given=given))
    if day > today:
        return KnownAt(now, today, given, _("This day lies in the future: choose an earlier one. Today is shown."))
    if day < FIRST:
        return KnownAt(now, today, given, _("Nothing was recorded as early as that. Today is shown."))
    return KnownAt(min(now, ends_with(day) - timedelta(microseconds=1)), day, given)
