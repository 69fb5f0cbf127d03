"""Whether boundaries can be trusted: valid, none over another, all there, together as large as their parent."""

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

import numpy as np
import pyproj
import shapely

from xanh.basis.parameter import parameter
from xanh.interchange.boundaries.model import Boundaries, Boundary, BoundaryFinding

_EARTH = pyproj.Geod(ellps="WGS84")


def check_boundaries(
    boundaries: Boundaries, *, known: Collection[str], on: date, parent: Any | None = None
) -> list[BoundaryFinding]:
    """Return what is not right, the serious first; empty where nothing is.

    `known` are the codes that should have a shape on the day `on`; `parent` is the shape of the area they make up
    (WGS84), where there is one. Limits: `data/law/boundary_checks.yaml`.
    """
    law = parameter("boundary_checks", on=on).values
    found = list(chain(_outside(boundaries, law["land"]), _invalid(boundaries)))
    if not found:
        found += _overlaps(boundaries.shapes, law["overlap_m2"])
        found += _against_parent(boundaries, known, parent, Decimal(law["parent_share"])) if parent else []
    found += _unknown_and_missing(boundaries, known)
    return sorted(found, key=lambda finding: not finding.serious)


def area_m2(shape: Any) -> float:
    """Return the area of `shape` (WGS84) on the ellipsoid, in square metres."""
    return abs(_EARTH.geometry_area_perimeter(shape)[0])


def _outside(boundaries: Boundaries, land: list[float]) -> Iterator[BoundaryFinding]:
    frame = shapely.box(*land)
    outside = [item.code for item in boundaries.shapes if not frame.covers(item.shape)]
    if outside:
        yield BoundaryFinding(
            tuple(outside[:5]), "the shape lies outside Viet Nam: the coordinate system named is not the file's."
        )


def _invalid(boundaries: Boundaries) -> Iterator[BoundaryFinding]:
    for item in boundaries.shapes:
        if item.shape.is_empty:
            yield BoundaryFinding((item.code,), "the shape is empty.")
        elif not item.shape.is_valid:
            why = shapely.is_valid_reason(item.shape)
            yield BoundaryFinding((item.code,), "the shape is not valid ({why}): repair it.", values={"why": why})


def _overlaps(shapes: tuple[Boundary, ...], most_m2: float) -> Iterator[BoundaryFinding]:
    if not shapes:
        return
    polygons = np.array([item.shape for item in shapes])
    pairs = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    first, second = pairs[:, pairs[0] < pairs[1]]
    for one, two, shared in zip(first, second, shapely.intersection(polygons[first], polygons[second]), strict=True):
        size = area_m2(shared) if shared.area else 0.0
        if size > most_m2:
            yield BoundaryFinding(
                (shapes[one].code, shapes[two].code),
                "the two lie over each other on {size} m².",
                values={"size": round(size)},
            )


def _against_parent(
    boundaries: Boundaries, known: Collection[str], parent: Any, most: Decimal
) -> Iterator[BoundaryFinding]:
    whole = area_m2(parent)
    together = sum(area_m2(item.shape) for item in boundaries.shapes if item.code in known)
    if abs(together - whole) > float(most) * whole:
        yield BoundaryFinding(
            ("∑",),
            "together the areas have {together} km², the area above them {whole} km².",
            values={"together": f"{together / 1e6:.2f}", "whole": f"{whole / 1e6:.2f}"},
        )


def _unknown_and_missing(boundaries: Boundaries, known: Collection[str]) -> Iterator[BoundaryFinding]:
    for code in sorted(boundaries.codes - set(known)):
        yield BoundaryFinding((code,), "there is no area of this code on that day.")
    missing = sorted(set(known) - boundaries.codes)
    if missing:
        yield BoundaryFinding(tuple(missing), "no shape in the file; they are drawn as tiles.", serious=False)
