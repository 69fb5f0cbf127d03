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
    return day_asked(request, "at", _("Today is shown."))


def day_asked(request: HttpRequest, name: str, instead: str) -> KnownAt:
    """Return the day asked for under `name`, else now; the error of one that cannot be answered ends with `instead`."""
    now, given = timezone.now(), request.GET.get(name, "").strip()[:40]
    today = timezone.localtime(now).date()
    if not given:
        return KnownAt(now, today)
    day, error = _read(given, today)
    if day is None:
        return KnownAt(now, today, given, f"{error} {instead}".rstrip())
    return KnownAt(min(now, ends_with(day) - timedelta(microseconds=1)), day, given)


def _read(given: str, today: date) -> tuple[date | None, str]:
    """Return the day that `given` names, or why it names none."""
    try:
        day = datetime.strptime(given, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        error = _("“{given}” is not a date: write it as year-month-day, such as 2026-11-20.")
        return None, error.format(given=given)
    if day > today:
        return None, _("This day lies in the future: choose an earlier one.")
    if day < FIRST:
        return None, _("Nothing was recorded as early as that.")
    return day, ""
