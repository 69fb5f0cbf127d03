"""Charts for the pages of others: the figure, its table and its source, in a frame that any site may show."""

from collections.abc import Callable, Mapping, Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from xanh_web.agencies.city import current_city
from xanh_web.base.known_at import KnownAt, known_at
from xanh_web.emissions.intervals import Interval, intervals_of
from xanh_web.ledger.models import Observation
from xanh_web.portal.charts import chart_of, chart_of_series
from xanh_web.portal.indicators import find_indicator, series_by_area
from xanh_web.portal.intervals import interval_words
from xanh_web.portal.spoken import language_of_address
from xanh_web.portal.views.targets import find_target
from xanh_web.reporting.judgements import judge_targets

# As strict as every page, but that anyone may put it in a frame; it has no form and asks for no sign-in.
FRAMED = {**settings.SECURE_CSP, "frame-ancestors": ["*"], "form-action": ["'none'"]}


def _framed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    return require_safe(xframe_options_exempt(csp_override(FRAMED)(language_of_address(view))))


@_framed
def embed_target(request: HttpRequest, code: str) -> HttpResponse:
    """Show the chart of a target with its verdict, and the values as a table."""
    when = known_at(request)
    found, others = find_target(code, when)
    area = found.objective.edition.plan.area_code
    judged, *siblings = judge_targets([found, *others], area, when.at, when.day)
    intervals = intervals_of(judged.rows)
    name, page = capfirst(found.text), reverse("target", args=[found.code]) + when.query
    chart = chart_of(judged, siblings, intervals)
    return _bare(request, name, page, judged.rows, chart, intervals, when, course=judged.course)


@_framed
def embed_indicator(request: HttpRequest, code: str) -> HttpResponse:
    """Show the chart of an indicator for the whole city, or for `?area=`, and the values as a table."""
    when = known_at(request)
    found = find_indicator(code)
    series = series_by_area(found, when, current_city().area_code)
    asked = request.GET.get("area", "")
    chosen = next((item for item in series if item.code == asked), series[0] if series else None)
    rows = chosen.rows if chosen else ()
    name, page = capfirst(found.name), reverse("indicator", args=[found.code]) + when.query
    place = chosen.name if chosen else ""
    intervals = intervals_of(rows)
    return _bare(request, name, page, rows, chart_of_series(rows, intervals), intervals, when, place=place)


def _bare(
    request: HttpRequest,
    name: str,
    page: str,
    rows: Sequence[Observation],
    chart: dict[str, object] | None,
    intervals: Mapping[int, Interval],
    when: KnownAt,
    **more: object,
) -> HttpResponse:
    illustrative = any(row.illustrative for row in rows)
    context = {"title": name, "page": page, "rows": rows, "chart": chart, "illustrative": illustrative}
    moment = {"when": when, "known_at": when.at, "intervals": interval_words(rows, intervals)}
    return render(request, "portal/embed.html", context | moment | more)
