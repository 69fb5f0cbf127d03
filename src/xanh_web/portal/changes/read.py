"""What happened that the public may see, the newest first: of agencies, never of persons."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Edition, Indicator
from xanh_web.reporting.models import ConsolidatedReport, Review

MOST = 100  # of each kind
FEW = 3  # names in a sentence
MOST_ROWS = 2000  # of the ledger: a load of a whole yearbook is one change per indicator


@dataclass(frozen=True)
class Change:
    """Something new: when, in a sentence, and where it is shown. `key` is its own for ever.

    `said` is the sentence with "{name}" where the Vietnamese `name` of what it is about stands.
    """

    kind: str
    at: datetime
    said: str
    name: str
    url: str
    key: str
    illustrative: bool = False

    @property
    def text(self) -> str:
        """The whole sentence."""
        return self.said.replace("{name}", self.name)

    @property
    def around(self) -> tuple[str, str]:
        """What stands before the name, and what after it."""
        before, _name, after = self.said.partition("{name}")
        return before, after


def _reports() -> Iterator[Change]:
    rows = ConsolidatedReport.objects.select_related("round").defer("pins").order_by("-recorded_at", "-pk")
    for row in rows[:MOST]:
        text = _("Consolidated report {name} of {day} on the year {year} was issued").format(
            name="{name}", day=f"{row.issued_on:%d/%m/%Y}", year=row.round.year
        )
        url = reverse("reports")
        yield Change("report", row.recorded_at, text, str(row), url, f"report:{row.pk}", row.illustrative)


def _accepted() -> Iterator[Change]:
    """One change for a round and a day: before a deadline a hundred reports are accepted at once."""
    rows = (
        Review.objects.filter(decision="accepted").select_related("submission__round").order_by("-reviewed_at", "-pk")
    )
    by_day: dict[tuple[int, date], list[Review]] = {}
    for row in rows[:MOST_ROWS]:
        key = row.submission.round_id, timezone.localtime(row.reviewed_at).date()
        by_day.setdefault(key, []).append(row)
    for (round_pk, day), found in list(by_day.items())[:MOST]:
        round_, names = found[0].submission.round, sorted(row.submission.sent_by_name for row in found)
        text = ngettext(
            "{count} report for {year} was accepted: {name}",
            "{count} reports for {year} were accepted: {name}",
            len(found),
        ).format(name="{name}", year=round_.year, count=len(found))
        shown = ", ".join(names[:FEW]) + ("…" if len(names) > FEW else "")
        url = f"{reverse('board')}?year={round_.year}&state=accepted"
        key_text = f"accepted:{round_pk}:{day}"
        yield Change("accepted", found[0].reviewed_at, text, shown, url, key_text, round_.illustrative)


def _values() -> Iterator[Change]:
    fields = ("indicator", "recorded_at", "period", "illustrative", "pk")
    rows = Observation.objects.order_by("-recorded_at", "indicator", "pk").values_list(*fields)[:MOST_ROWS]
    groups = [(key, list(items)) for key, items in groupby(rows, key=lambda row: row[:2])][:MOST]
    names = dict(Indicator.objects.filter(code__in={key[0] for key, _rows in groups}).values_list("code", "name"))
    for (code, at), items in groups:
        name, periods = capfirst(names.get(code, code)), sorted({row[2] for row in items})
        span = periods[0] if len(periods) == 1 else f"{periods[0]} – {periods[-1]}"
        text = ngettext("{count} new value of “{name}”, {span}", "{count} new values of “{name}”, {span}", len(items))
        # Rows of a name that is no indicator of the register have a page of their own alone.
        url = reverse("indicator", args=[code]) if code in names else reverse("observation", args=[items[0][4]])
        yield Change(
            "value", at, text.format(count=len(items), name="{name}", span=span), name, url, f"values:{items[0][4]}",
            any(row[3] for row in items),
        )  # fmt: skip


def _editions() -> Iterator[Change]:
    """An edition is new on the day it comes into force; one that is not in force yet is not said here."""
    rows = Edition.objects.filter(in_force_from__lte=timezone.localdate()).select_related("plan")
    for row in rows.order_by("-in_force_from", "-number")[:MOST]:
        text = _("Edition {number} of plan {name} is in force").format(number=row.number, name="{name}")
        at = timezone.make_aware(datetime.combine(row.in_force_from, time.min))
        yield Change("edition", at, text, row.plan.number, reverse("edition", args=[row.number]), f"edition:{row.pk}")


# A kind of change, its name on the page, and where it is read.
KINDS: dict[str, tuple[Promise, Callable[[], Iterator[Change]]]] = {
    "report": (gettext_lazy("Issued reports"), _reports),
    "accepted": (gettext_lazy("Accepted reports"), _accepted),
    "value": (gettext_lazy("New values"), _values),
    "edition": (gettext_lazy("Editions of the plan"), _editions),
}


def changes(kinds: Iterable[str] = tuple(KINDS)) -> list[Change]:
    """Return the changes of some kinds, the newest first, at most a hundred of each."""
    found = [change for kind in kinds for change in KINDS[kind][1]()]
    return sorted(found, key=lambda change: (change.at, change.key), reverse=True)
