"""Loading boundaries from a file. The geographic libraries are asked only here."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction

from xanh.basis.errors import Refusal
from xanh.basis.hashing import sha256_hex
from xanh.basis.parameter import parameter
from xanh_web.agencies.models import Area, Boundary, BoundarySet
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require

if TYPE_CHECKING:
    from xanh.interchange.boundaries import Boundaries

_PLACES = 5  # decimals of a degree in an outline: about a metre


@dataclass(frozen=True)
class LoadedBoundaries:
    """The set that now stands, whether it is new, and what was noticed without stopping it."""

    boundary_set: BoundarySet
    new: bool
    remarks: list[str]


@transaction.atomic
def load_boundaries(
    *, path: Path, code_field: str, parent_code: str, for_day: date, source: str, system: str, by: Person, at: datetime
) -> LoadedBoundaries:
    """Load the shapes of the areas below `parent_code` on `for_day`; the same file again changes nothing.

    A shape of the parent itself in the file is what the others must add up to. Refusal, naming what is wrong, where the
    shapes are not valid, lie over each other, do not add up or belong to no area.
    """
    require(by, "load_boundaries", at=at)
    if not source.strip():
        raise Refusal("Say where the boundaries come from and what their owner allows: maps show it.")
    areas = {area.code: area for area in Area.objects.within(parent_code, for_day)}
    if not areas:
        raise Refusal("Area {area} has no areas below it on {day}.", area=parent_code, day=f"{for_day:%d/%m/%Y}")
    if not path.is_file():
        raise Refusal("{file} is not there.", file=path.name)
    sha256 = sha256_hex(path.read_bytes())
    if kept := BoundarySet.objects.filter(sha256=sha256, for_day=for_day).last():
        return LoadedBoundaries(kept, new=False, remarks=[])
    boundaries, remarks = _checked(path, code_field, parent_code, set(areas), for_day, system)
    row = BoundarySet.objects.create(
        name=path.name[:250],
        sha256=sha256,
        source=source.strip(),
        system=boundaries.system[:120],
        operation=boundaries.operation[:200],
        for_day=for_day,
        loaded_at=at,
        loaded_by=by,
    )
    Boundary.objects.bulk_create(_rows(boundaries, areas, row, for_day))
    record_event(
        action="load_boundaries",
        subject=f"area:{parent_code}",
        by=by,
        at=at,
        sha256=sha256,
        shapes=len(boundaries.shapes),
        operation=row.operation,
    )
    return LoadedBoundaries(row, new=True, remarks=remarks)


def _checked(
    path: Path, code_field: str, parent_code: str, known: set[str], day: date, system: str
) -> "tuple[Boundaries, list[str]]":
    try:
        from xanh.interchange.boundaries import check_boundaries, read_boundaries
    except ImportError as error:
        raise Refusal("Reading boundaries needs the geographic extra: install “xanh[geo]”.") from error
    read = read_boundaries(path, code_field=code_field, on=day, system=system)
    parents = [item.shape for item in read.shapes if item.code == parent_code]
    below = replace(read, shapes=tuple(item for item in read.shapes if item.code != parent_code))
    if not below.shapes:
        raise Refusal(
            "{file} has the shape of {parent} alone, and none of the areas below it.",
            file=path.name,
            parent=parent_code,
        )
    findings = check_boundaries(below, known=known, on=day, parent=parents[0] if parents else None)
    if serious := [str(finding) for finding in findings if finding.serious]:
        raise Refusal("Nothing was loaded. {findings}", findings=" ".join(serious[:10]))
    return below, [str(finding) for finding in findings]


def _rows(boundaries: "Boundaries", areas: dict[str, Area], row: BoundarySet, day: date) -> list[Boundary]:
    import shapely

    from xanh.interchange.boundaries import simplify_coverage
    from xanh.interchange.boundaries.checking import area_m2

    tolerance = Decimal(parameter("boundary_checks", on=day).values["simplify_m"])
    simple = simplify_coverage(boundaries, tolerance_m=float(tolerance))
    rows = []
    for exact, outline in zip(boundaries.shapes, simple.shapes, strict=True):
        inside = shapely.point_on_surface(exact.shape)
        rows.append(
            Boundary(
                boundary_set=row,
                area=areas[exact.code],
                shape=shapely.to_wkb(exact.shape),
                outline=_rounded(shapely.geometry.mapping(outline.shape)),
                longitude=round(inside.x, _PLACES),
                latitude=round(inside.y, _PLACES),
                square_metres=area_m2(exact.shape),
            )
        )
    return rows


def _rounded(geometry: dict[str, Any]) -> dict[str, Any]:
    def rounded(part: Any) -> Any:
        return round(part, _PLACES) if isinstance(part, float) else [rounded(item) for item in part]

    return {"type": geometry["type"], "coordinates": rounded(geometry["coordinates"])}
