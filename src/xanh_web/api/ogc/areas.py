"""Administrative units of one level as features: those in force on a day, with outlines where some were loaded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q
from django.utils.translation import gettext as _

from xanh.interchange.ogc.crs import shape_in
from xanh.interchange.ogc.documents import Collection, feature
from xanh_web.agencies.models import Area
from xanh_web.agencies.models.area import AreaKind
from xanh_web.agencies.validity import in_force_on
from xanh_web.api.ogc.asked import Asked
from xanh_web.api.ogc.shapes import areas_in, box_of, newest_shapes

LEVELS: dict[str, tuple[str, ...]] = {
    "provinces": (AreaKind.CENTRALLY_RUN_CITY.value, AreaKind.PROVINCE.value),
    "districts": (
        AreaKind.CITY.value,
        AreaKind.URBAN_DISTRICT.value,
        AreaKind.RURAL_DISTRICT.value,
        AreaKind.DISTRICT_LEVEL_TOWN.value,
    ),
    "communes": (AreaKind.WARD.value, AreaKind.COMMUNE.value, AreaKind.TOWNSHIP.value),
}
_FILTERS = {"code": "code", "name": "name", "kind": "kind", "parent": "parent_code"}


@dataclass(frozen=True)
class Areas:
    """The collection of a level."""

    level: str

    filters = tuple(_FILTERS)
    more = ()

    def described(self) -> Collection:
        """Return what the collection is, in the reader's language."""
        titles = {
            "provinces": _("Provinces and centrally-run cities"),
            "districts": _("Districts"),
            "communes": _("Wards and communes"),
        }
        told = _("Those in force today; “datetime” asks for another day, “datetime=../..” for all there ever were.")
        filters = {
            "code": _("the code of the administrative unit"),
            "name": _("its name"),
            "kind": _("the code of its kind, such as ward"),
            "parent": _("the code of the unit it belongs to"),
        }
        kinds = LEVELS[self.level]
        return Collection(self.level, titles[self.level], told, filters, box=box_of(kinds), days=_span(kinds))

    def page(self, asked: Asked) -> tuple[int, list[dict[str, Any]], dict[str, str]]:
        """Return how many areas answer, the features of one page, and what the next page is asked with beside."""
        rows = Area.objects.filter(kind__in=LEVELS[self.level]).order_by("code", "valid_from", "pk")
        first, last = asked.days or (asked.today, asked.today)
        if first == last and first:
            rows = rows.filter(in_force_on(first))
        if last:
            rows = rows.filter(Q(valid_from=None) | Q(valid_from__lte=last))
        if first:
            rows = rows.filter(Q(valid_to=None) | Q(valid_to__gte=first))
        rows = rows.filter(**{_FILTERS[name]: value for name, value in asked.filters.items()})
        if asked.box is not None:
            rows = rows.filter(pk__in=areas_in(asked.box, LEVELS[self.level]))
        start = asked.paging.offset
        return rows.count(), self._features(rows[start : start + asked.paging.limit], asked), {}

    def one(self, key: str, asked: Asked) -> dict[str, Any] | None:
        """Return the area of the feature's id `key`, of whatever day; None where there is none."""
        code, _dash, begins = key.partition("_")
        rows = [
            area
            for area in Area.objects.filter(kind__in=LEVELS[self.level], code=code)
            if (area.valid_from.isoformat() if area.valid_from else "") == begins
        ]
        return self._features(rows, asked)[0] if rows else None

    def _features(self, rows: Iterable[Area], asked: Asked) -> list[dict[str, Any]]:
        areas: Sequence[Area] = list(rows)
        shapes = newest_shapes(area.pk for area in areas)
        return [
            feature(
                f"{area.code}_{area.valid_from}" if area.valid_from else area.code,
                shape_in(shapes[area.pk].outline, asked.system, asked.today) if area.pk in shapes else None,
                {
                    "code": area.code,
                    "name": area.name,
                    "kind": area.kind,
                    "kind_name": str(AreaKind(area.kind).label),
                    "parent": area.parent_code or None,
                    "valid_from": area.valid_from.isoformat() if area.valid_from else None,
                    "valid_to": area.valid_to.isoformat() if area.valid_to else None,
                    "boundary_source": shapes[area.pk].boundary_set.source if area.pk in shapes else None,
                },
            )
            for area in areas
        ]


def _span(kinds: Iterable[str]) -> tuple[date | None, date | None]:
    """Return the first and last day of all areas of `kinds`, None where some began nobody knows when, or some go on."""
    found = Area.objects.filter(kind__in=list(kinds)).aggregate(
        first=Min("valid_from"),
        last=Max("valid_to"),
        unknown=Count("pk", filter=Q(valid_from=None)),
        going_on=Count("pk", filter=Q(valid_to=None)),
    )
    return None if found["unknown"] else found["first"], None if found["going_on"] else found["last"]
