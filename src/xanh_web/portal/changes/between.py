"""The difference between two days: which figures are others, by how much and why, and which verdicts with them."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from xanh.basis.deadline import ends_with
from xanh.documents.tables import OpenTable
from xanh_web.agencies.place_names import PlaceNames
from xanh_web.base.kept_pages import kept_page
from xanh_web.base.known_at import KnownAt, moment_asked
from xanh_web.plans.models import Indicator
from xanh_web.portal.changes.table import change_columns, change_lines
from xanh_web.portal.downloads.about import about
from xanh_web.portal.downloads.answer import check_format, download, file_name
from xanh_web.portal.indicators import find_indicator, milestones
from xanh_web.reporting.difference import ChangedFigure, Difference, changed_figures, every_changed_figure

PER_PAGE, MOST_IN_A_FILE, USUAL_DAYS = 100, 20_000, 30
# The same words as in `portal/_change.html`.
CHANGE_WORDS: dict[str, Promise] = {
    "added": gettext_lazy("added"),
    "revised": gettext_lazy("revised"),
    "filled": gettext_lazy("known now"),
    "withdrawn": gettext_lazy("no value any more"),
    "restated": gettext_lazy("value stays, restated"),
}


@dataclass(frozen=True)
class Asked:
    """What the address asks for; `order` says why the two days cannot be compared."""

    start: KnownAt
    end: KnownAt
    indicator: str
    change: str
    order: str = ""

    @property
    def errors(self) -> list[str]:
        """What is wrong with the days, in sentences."""
        return [error for error in (self.start.error or self.order, self.end.error) if error]

    @property
    def difference(self) -> Difference:
        """The difference asked for."""
        return Difference(self.start.at, self.end.at, self.indicator, self.change)

    @property
    def query(self) -> str:
        """The end of an address that asks for the same."""
        said = {"from": self.start.text, "to": self.end.text, "indicator": self.indicator, "change": self.change}
        return "?" + urlencode({name: value for name, value in said.items() if value})


def asked_of(request: HttpRequest) -> Asked:
    """Return what `?from=`, `?to=`, `?indicator=` and `?change=` ask for; a month up to today where no day is named."""
    start, end = moment_asked(request, "from", ""), moment_asked(request, "to", "")
    if not start.given:
        day = end.day - timedelta(days=USUAL_DAYS)
        start = KnownAt(ends_with(day) - timedelta(microseconds=1), day)
    order = ""
    if not start.error and not end.error and (start.at >= end.at or start.text == end.text):
        order = _("The first day has to come before the second: choose an earlier one.")
    indicator, change = request.GET.get("indicator", "").strip(), request.GET.get("change", "")
    found = find_indicator(indicator[:140]).code if indicator else ""
    return Asked(start, end, found, change if change in CHANGE_WORDS else "", order)


@require_safe
@kept_page
def changes_between(request: HttpRequest) -> HttpResponse:
    """Show the difference between the ends of two days, indicator by indicator."""
    asked = asked_of(request)
    context = {
        "title": _("What changed between two days"),
        "breadcrumbs": [{"text": _("What is new"), "url": reverse("changes")}, {"text": _("Between two days")}],
        "asked": asked,
        "start_error": asked.start.error or asked.order,
        "known_at": asked.end.at,
    }
    if not asked.errors:
        context |= _shown(request, asked)
    return render(request, "portal/changes_between.html", context)


def _shown(request: HttpRequest, asked: Asked) -> dict[str, object]:
    difference = asked.difference
    counts = difference.counts()
    page = Paginator(difference.rows, PER_PAGE).get_page(request.GET.get("page"))
    rows = changed_figures(difference.rows[page.start_index() - 1 : page.end_index()]) if page.object_list else []
    verdicts = difference.verdicts()
    return {
        "counts": [(change, word, counts[change]) for change, word in CHANGE_WORDS.items() if counts[change]],
        "total": sum(counts.values()),
        "page": page,
        "groups": _by_indicator(rows),
        "verdicts": verdicts,
        "illustrative": any(row.new.illustrative for row in rows) or any(pair.new.illustrative for pair in verdicts),
    }


def _by_indicator(rows: list[ChangedFigure]) -> list[dict[str, object]]:
    codes = {row.new.indicator for row in rows}
    names, done = indicator_names(codes), milestones(codes)
    places = PlaceNames(row.new.area_code for row in rows)
    return [
        {
            "code": code,
            "name": capfirst(names.get(code, code)),
            "has_page": code in names,
            "kind": "milestone" if code in done else "",
            "rows": [(row, places.of(row.new.area_code, row.new.period)) for row in items],
        }
        for code, items in groupby(rows, key=lambda row: row.new.indicator)
    ]


def indicator_names(codes: set[str]) -> dict[str, str]:
    """Return the names of the indicators of the register among `codes`."""
    return dict(Indicator.objects.filter(code__in=codes).values_list("code", "name"))


@require_safe
def changes_between_figures(request: HttpRequest, form: str) -> HttpResponse:
    """Give the difference between two days as a file."""
    check_format(form)
    asked = asked_of(request)
    if asked.errors:
        raise Http404(" ".join(asked.errors))
    difference = asked.difference
    if difference.rows.count() > MOST_IN_A_FILE:
        text = _("More than {most} figures changed: choose an indicator, or days that lie closer together.")
        raise Http404(text.format(most=MOST_IN_A_FILE))
    rows = list(every_changed_figure(difference, MOST_IN_A_FILE))
    title = _("What changed between {start} and {end}").format(
        start=f"{asked.start.day:%d/%m/%Y}", end=f"{asked.end.day:%d/%m/%Y}"
    )
    page = reverse("changes_between") + asked.query
    head = about(request, title, page, asked.end.at, illustrative=any(row.new.illustrative for row in rows))
    since = ("known_before", _("Compared with"), timezone.localtime(asked.start.at).isoformat(timespec="seconds"))
    names = indicator_names({row.new.indicator for row in rows})
    lines = change_lines(request, rows, names, CHANGE_WORDS)
    name = file_name("changes", str(asked.start.day), str(asked.end.day), asked.indicator).rstrip("-")
    return download(request, OpenTable(name, title, change_columns(), lines, (*head, since)), form)
