"""The rows of the ledger as features: each has the shape its area had at the end of its period."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from xanh.basis.period import Period
from xanh.interchange.ogc.crs import shape_in
from xanh.interchange.ogc.documents import Collection, feature
from xanh.interchange.sdmx.codes import written_breakdown
from xanh_web.agencies.models import Area, Boundary
from xanh_web.agencies.validity import holds_on
from xanh_web.api.ogc.asked import KNOWN, Asked
from xanh_web.api.ogc.shapes import areas_in, box_of, newest_shapes
from xanh_web.api.sdmx.query import dimensions_key
from xanh_web.ledger.models import Observation
from xanh_web.ledger.querysets import ObservationQuerySet
from xanh_web.plans.models import Indicator
from xanh_web.reporting.law_words import law_word

_TRUTHS = {"true": True, "false": False}
_FILTERS = {
    "indicator": "indicator",
    "area": "area_code",
    "period": "period",
    "unit": "unit",
    "status": "status",
    "missing": "missing",
}


class Figures:
    """The collection of all published figures."""

    filters = (*_FILTERS, "breakdown", "illustrative")
    more = (KNOWN,)

    def described(self) -> Collection:
        """Return what the collection is, in the reader's language."""
        told = _(
            "Published figures as they stand, each with the outline of its area at the end of its period. “value” is "
            "the exact number as text, “value_number” the nearest floating-point number, for drawing."
        )
        filters = {
            "indicator": _("the code of what is measured"),
            "area": _("the code of the administrative unit"),
            "period": _("a year, or a part of one, such as 2026-Q3"),
            "unit": _("the code of the unit, such as tonne_co2e"),
            "status": _("estimated, actual or official"),
            "missing": _("the code of the reason why there is no value"),
            "breakdown": _("further dimensions as SDMX writes them, _T for none"),
            "illustrative": _("true where the figure only shows how the system works"),
        }
        more = {KNOWN: _("what was known at this instant, now where left out")}
        return Collection("observations", _("Figures by area"), told, filters, more, box_of(), _span())

    def page(self, asked: Asked) -> tuple[int, list[dict[str, Any]], dict[str, str]]:
        """Return how many rows answer, the features of one page, and the moment at which the other pages are read.

        A ledger that grows while somebody turns its pages shows each row once: all pages tell of one instant.
        """
        rows = _chosen(asked).order_by("indicator", "area_code", "period", "id")
        start = asked.paging.offset
        moment = {KNOWN: asked.known_at.isoformat()}
        return rows.count(), self._features(rows[start : start + asked.paging.limit], asked), moment

    def one(self, key: str, asked: Asked) -> dict[str, Any] | None:
        """Return the row `key` where it stands at the moment asked for; None where it does not."""
        if not (key.isascii() and key.isdigit() and len(key) < 18):
            return None
        found = self._features(Observation.objects.as_known_at(asked.known_at).filter(pk=int(key)), asked)
        return found[0] if found else None

    def _features(self, rows: Iterable[Observation], asked: Asked) -> list[dict[str, Any]]:
        page = list(rows)
        named = Indicator.objects.filter(code__in={row.indicator for row in page})
        names = dict(named.values_list("code", "name"))
        areas = _areas_of(page)
        shapes = newest_shapes({area.pk for area in areas.values()})
        return [_feature(row, names, areas.get((row.area_code, row.period)), shapes, asked) for row in page]


def _chosen(asked: Asked) -> ObservationQuerySet:
    rows = Observation.objects.as_known_at(asked.known_at)
    for name, value in asked.filters.items():
        if name == "breakdown":
            rows = rows.filter(dimensions_key=dimensions_key(value))
        elif name == "illustrative":
            # Neither true nor false: nothing answers to it.
            rows = rows.filter(illustrative=_TRUTHS[value]) if value in _TRUTHS else rows.none()
        else:
            rows = rows.filter(**{_FILTERS[name]: value})
    if asked.days:
        first, last = asked.days
        wanted = [
            period
            for period in map(Period.parse, _periods())
            if (first is None or period.end >= first) and (last is None or period.start <= last)
        ]
        rows = rows.filter(period__in=[period.code for period in wanted])
    return rows.filter(_in_box(asked.box)) if asked.box is not None else rows


def _in_box(box: Any) -> Q:
    """Return which (area, period) lie in a box: an area counts by its shape at the end of the period."""
    areas = list(Area.objects.filter(pk__in=areas_in(box)))
    periods: dict[frozenset[str], list[str]] = defaultdict(list)
    for period in _periods():
        end = Period.parse(period).end
        periods[frozenset(area.code for area in areas if holds_on(end, area.valid_from, area.valid_to))].append(period)
    found = Q(pk__in=[])
    for codes, these in periods.items():
        found |= Q(area_code__in=codes, period__in=these)
    return found


def _periods() -> list[str]:
    return list(Observation.objects.order_by().values_list("period", flat=True).distinct())


def _span() -> tuple[date | None, date | None]:
    periods = [Period.parse(code) for code in _periods()]
    return (min(one.start for one in periods), max(one.end for one in periods)) if periods else (None, None)


def _areas_of(page: list[Observation]) -> dict[tuple[str, str], Area]:
    meanings: dict[str, list[Area]] = defaultdict(list)
    for area in Area.objects.filter(code__in={row.area_code for row in page}):
        meanings[area.code].append(area)
    found = {}
    for code, period in {(row.area_code, row.period) for row in page}:
        end = Period.parse(period).end
        for area in meanings[code]:
            if holds_on(end, area.valid_from, area.valid_to):
                found[code, period] = area
    return found


def _feature(
    row: Observation, names: dict[str, str], area: Area | None, shapes: dict[int, Boundary], asked: Asked
) -> dict[str, Any]:
    shape, period = shapes.get(area.pk) if area else None, Period.parse(row.period)
    return feature(
        str(row.pk),
        shape_in(shape.outline, asked.system, asked.today) if shape else None,
        {
            "indicator": row.indicator,
            "indicator_name": capfirst(names.get(row.indicator, row.indicator)),
            "area": row.area_code,
            "area_name": area.name if area else row.area_code,
            "period": row.period,
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
            "value": f"{row.value.normalize():f}" if row.value is not None else None,
            "value_number": float(row.value) if row.value is not None else None,
            "unit": row.unit,
            "status": row.status,
            "missing": row.missing or None,
            "missing_reason": law_word("missing_reasons", row.missing) if row.missing else None,
            "breakdown": written_breakdown(row.dimensions),
            "illustrative": row.illustrative,
            "source": row.source,
            "recorded_at": timezone.localtime(row.recorded_at).isoformat(),
            "boundary_source": shape.boundary_set.source if shape else None,
            "page": reverse("observation", args=[row.pk]),
        },
    )


def with_page(request: HttpRequest, one: dict[str, Any]) -> dict[str, Any]:
    """Return a feature whose page, where it names one, is a whole address."""
    if page := one["properties"].get("page"):
        one["properties"]["page"] = request.build_absolute_uri(page)
    return one
