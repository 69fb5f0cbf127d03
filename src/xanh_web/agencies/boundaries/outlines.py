"""The outlines to draw."""

from datetime import date
from typing import Any

from xanh_web.agencies.models import Area, BoundarySet


def newest_set(parent_code: str, day: date) -> BoundarySet | None:
    """Return the set to draw the areas below `parent_code` as they are on `day`; None where none was loaded."""
    areas = Area.objects.within(parent_code, day)
    return BoundarySet.objects.filter(boundaries__area__in=areas).order_by("-id").distinct().first()


def outlines(boundary_set: BoundarySet) -> dict[str, Any]:
    """Return the outlines of a set as a GeoJSON FeatureCollection; a feature has `id`, `code`, `name` and `point`."""
    rows = boundary_set.boundaries.select_related("area").defer("shape").order_by("area__code")
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": number,
                "geometry": row.outline,
                "properties": {
                    "code": row.area.code,
                    "name": row.area.name,
                    "point": [row.longitude, row.latitude],
                },
            }
            for number, row in enumerate(rows, start=1)
        ],
    }
