"""The map of an indicator: on boundaries where the city loaded some, else as tiles; the table is always beside it."""

import json
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import condition, require_safe

from xanh.basis.period import Period
from xanh_web.agencies.boundaries.outlines import newest_set, outlines
from xanh_web.agencies.city import current_city
from xanh_web.agencies.models import BoundarySet
from xanh_web.base.known_at import known_at
from xanh_web.portal.map.figures import AreaFigure, MapFigures, choices, figures
from xanh_web.reporting.law_words import law_word
from xanh_web.reporting.words import amount

WAYS = {"areas": gettext_lazy("coloured areas"), "circles": gettext_lazy("circles")}


@dataclass(frozen=True)
class Line:
    """One area in words: its value with unit and without, or the reason why there is none."""

    item: AreaFigure
    text: str
    short: str
    reason: str


@require_safe
def area_map(request: HttpRequest) -> HttpResponse:
    """Show one indicator by area: `?indicator=`, `?period=`, `?way=` (areas or circles) and `?at=` make the view."""
    when = known_at(request)
    city = current_city()
    asked = {name: request.GET.get(name, "").strip()[:80] for name in ("indicator", "period", "way")}
    chosen = choices(city.area_code, asked["indicator"], asked["period"], when.at)
    context: dict[str, Any] = {
        "title": _("Map"),
        "when": when,
        "known_at": when.at,
        "chosen": chosen,
        "ways": WAYS,
        "way": asked["way"] if asked["way"] in WAYS else "areas",
    }
    if chosen.indicator is not None:
        shown = figures(city.area_code, chosen.indicator.code, chosen.period, when.at)
        lines = _lines(shown)
        drawn = newest_set(city.area_code, Period.parse(chosen.period).end)
        context |= {
            "shown": shown,
            "lines": lines,
            "drawn": drawn,
            "data": _data(lines, drawn),
            "heading": capfirst(chosen.indicator.name),
            "illustrative": shown.illustrative,
        }
    fragment = request.headers.get("HX-Target") == "map-view"
    return render(request, "portal/_map_view.html" if fragment else "portal/map.html", context)


def _lines(shown: MapFigures) -> list[Line]:
    return [_line(item) for item in shown.areas]


def _line(item: AreaFigure) -> Line:
    row = item.row
    if row is None:
        return Line(item, "", "–", _("no value has been recorded"))
    if row.value is None:
        reason = law_word("missing_reasons", row.missing)
        return Line(item, "", "–", reason[:1].lower() + reason[1:])
    return Line(item, amount(row.value, row.unit), amount(row.value, ""), "")


def _data(lines: list[Line], drawn: BoundarySet | None) -> str:
    """Return what the script needs to colour the boundaries: by code, the class and the words of each area."""
    data = {
        "outlines": reverse("map_outlines", args=[drawn.pk]) if drawn else None,
        "areas": {line.item.area.code: [line.item.number, line.text or line.reason] for line in lines},
    }
    return json.dumps(data, ensure_ascii=False)


def _version(_request: HttpRequest, pk: int) -> str | None:
    found = BoundarySet.objects.filter(pk=pk).values_list("sha256", flat=True).first()
    return f'"{found}"' if found else None


@require_safe
@condition(etag_func=_version)
def map_outlines(_request: HttpRequest, pk: int) -> HttpResponse:
    """Give the outlines of a set of boundaries as GeoJSON; a set never changes, so browsers may keep it."""
    found = BoundarySet.objects.filter(pk=pk).first()
    if found is None:
        raise Http404(_("There are no such boundaries. The map leads to those that are drawn now."))
    answer = JsonResponse(outlines(found), content_type="application/geo+json")
    answer["Cache-Control"] = "public, max-age=86400"
    return answer
