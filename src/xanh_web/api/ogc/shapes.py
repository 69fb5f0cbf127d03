"""The shapes of areas: the outlines that the map draws, the newest of each area."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.db.models import OuterRef, Subquery

from xanh_web.agencies.models import Area, Boundary, BoundarySet

type Box = tuple[float, float, float, float]


def newest_shapes(areas: Iterable[int]) -> dict[int, Boundary]:
    """Return the newest boundary of each of `areas` that has one, with its set, by the area's key; one query."""
    rows = Boundary.objects.filter(area__in=list(areas)).select_related("boundary_set").defer("shape")
    return {row.area_id: row for row in rows.order_by("boundary_set_id")}


def areas_in(box: Any, kinds: Iterable[str] = ()) -> set[int]:
    """Return the keys of the areas whose newest outline meets `box` (WGS84), of `kinds` alone where some are given."""
    import shapely

    newest = Boundary.objects.filter(area=OuterRef("area")).order_by("-boundary_set_id").values("pk")[:1]
    rows = Boundary.objects.filter(pk=Subquery(newest)).order_by()
    if kinds:
        rows = rows.filter(area__kind__in=list(kinds))
    found = rows.values_list("area_id", "outline")
    return {area for area, outline in found if shapely.geometry.shape(outline).intersects(box)}


def box_of(kinds: Iterable[str] = ()) -> Box | None:
    """Return (west, south, east, north) around everything that was ever loaded for areas of `kinds`, or of all."""
    rows = BoundarySet.objects.filter(boundaries__isnull=False)
    if kinds:
        rows = rows.filter(boundaries__area__in=Area.objects.filter(kind__in=list(kinds)))
    boxes = [_box_of_set(*row) for row in rows.order_by("pk").values_list("pk", "sha256", "loaded_at").distinct()]
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


@lru_cache(maxsize=64)  # a set of boundaries never changes: its box is measured once
def _box_of_set(pk: int, *_which: object) -> Box:
    points: list[list[float]] = []
    for outline in Boundary.objects.filter(boundary_set=pk).values_list("outline", flat=True):
        points += _points(outline["coordinates"])
    east, north = zip(*points, strict=True)
    return min(east), min(north), max(east), max(north)


def _points(part: list[Any]) -> list[list[float]]:
    """Return the points of GeoJSON coordinates, however deep they lie."""
    if isinstance(part[0][0], int | float):
        return part
    return [point for one in part for point in _points(one)]
