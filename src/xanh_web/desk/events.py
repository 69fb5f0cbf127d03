"""The audit log: who did what to which subject, when."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.basis.deadline import ends_before, ends_with
from xanh_web.agencies.models import Agency
from xanh_web.base.models import Event
from xanh_web.base.screens import may_open
from xanh_web.desk.event_words import SENTENCES, event_lines

PER_PAGE = 50
LONGEST = 120
FIRST, LAST = date(2000, 1, 1), date(2100, 12, 31)


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """Show the events, the newest first; `?subject=`, `?action=`, `?person=` and `?day=` narrow them down."""
    asked = {name: _asked(request, name) for name in ("subject", "action", "person", "day")}
    day, error = _day(asked["day"])
    found = _chosen(asked, day)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("Audit log"),
        "page": page,
        "lines": event_lines(page.object_list, _names(page.object_list), partial(may_open, request)),
        "asked": asked,
        "day_error": error,
        "actions": [(action, _label(action)) for action in _actions()],
        "narrowed": any(asked.values()),
    }
    return render(request, "desk/coordinator/events.html", context)


def _actions() -> Iterable[str]:
    return Event.objects.order_by("action").values_list("action", flat=True).distinct()


def _label(action: str) -> str:
    sentence = SENTENCES.get(action)
    return str(sentence).format(subject="…", agency="…") if sentence else action


def _names(events: Iterable[Event]) -> dict[str, str]:
    codes = {event.agency_code for event in events} - {""}
    return dict(Agency.objects.filter(code__in=codes).values_list("code", "name"))


def _asked(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\0", "").strip()[:LONGEST]


def _chosen(asked: dict[str, str], day: date | None) -> QuerySet[Event]:
    found = Event.objects.select_related("actor").order_by("-id")
    if asked["subject"]:
        found = found.filter(subject__startswith=asked["subject"])
    if asked["action"]:
        found = found.filter(action=asked["action"])
    if person := asked["person"]:
        named = Q(actor__username=person) | Q(actor__first_name__icontains=person)
        found = found.filter(named | Q(actor__last_name__icontains=person))
    if day is not None:
        found = found.filter(at__gte=ends_before(day), at__lt=ends_with(day))
    return found


def _day(given: str) -> tuple[date | None, str]:
    if not given:
        return None, ""
    try:
        day = datetime.strptime(given, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        day = date.min
    if not FIRST <= day <= LAST:
        error = _("“{given}” is not a date: write it as year-month-day, such as 2026-11-20. All days are shown.")
        return None, error.format(given=given)
    return day, ""
