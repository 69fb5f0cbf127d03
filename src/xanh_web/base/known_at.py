"""The question anyone may ask of a page or file: what did it say at a moment?

`?as_known_at=` names it, or `?at=`, as the links of the site write it: a day or an instant (`xanh.basis.moment`).
"""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from xanh.basis.errors import Refusal
from xanh.basis.moment import is_day, known_moment

NAMES = ("as_known_at", "at")


@dataclass(frozen=True)
class KnownAt:
    """The moment asked for, or now, and its day. `given` is what was written; `error` says why it is not shown."""

    at: datetime
    day: date
    given: str = ""
    error: str = ""

    @property
    def looks_back(self) -> bool:
        """Whether an earlier moment than now is shown."""
        return self.given != "" and not self.error

    @property
    def is_day(self) -> bool:
        """Whether the end of a day is shown, not an instant within it."""
        return is_day(self.given)

    @property
    def text(self) -> str:
        """What to write to ask for the same."""
        return self.given if self.looks_back else self.day.isoformat()

    @property
    def query(self) -> str:
        """The end of an address that asks for the same moment: "?at=2026-06-30", or nothing for now."""
        return f"?{self.part}" if self.looks_back else ""

    @property
    def also(self) -> str:
        """The same behind an address that asks for something already: "&at=2026-06-30"."""
        return f"&{self.part}" if self.looks_back else ""

    @property
    def part(self) -> str:
        """The parameter alone."""
        return f"at={quote(self.given, safe=':')}"


def known_at(request: HttpRequest) -> KnownAt:
    """Return the moment a page is asked for; now where none is, or where it cannot be answered."""
    return moment_asked(request, _name(request), _("Today is shown."))


def known_at_of_file(request: HttpRequest) -> KnownAt:
    """Return the moment a file is asked for; Http404 with a sentence where it cannot be answered.

    A file has no field at which it could say that it shows another moment than the one asked for.
    """
    when = moment_asked(request, _name(request), "")
    if when.error:
        raise Http404(when.error)
    return when


def _name(request: HttpRequest) -> str:
    return next((name for name in NAMES if request.GET.get(name, "").strip()), NAMES[-1])


def moment_asked(request: HttpRequest, name: str, instead: str) -> KnownAt:
    """Return the moment asked for under `name`, else now; the error of one not answered ends with `instead`."""
    now, given = timezone.now(), request.GET.get(name, "").strip()[:40]
    today = timezone.localtime(now).date()
    if not given:
        return KnownAt(now, today)
    try:
        at = known_moment(given, now)
    except Refusal as refusal:
        return KnownAt(now, today, given, f"{refusal} {instead}".rstrip())
    return KnownAt(at, timezone.localtime(at).date(), given)
