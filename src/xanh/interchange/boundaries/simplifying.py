"""Simpler boundaries to draw, without slivers: neighbours keep one line between them."""

import math
from dataclasses import replace

import shapely

from xanh.interchange.boundaries.model import Boundaries

_METRES_PER_DEGREE = math.pi * 6_378_137 / 180


def simplify_coverage(boundaries: Boundaries, *, tolerance_m: float) -> Boundaries:
    """Return `boundaries` with fewer points, by about `tolerance_m` metres (Visvalingam and Whyatt).

    All shapes are simplified together as one coverage: each alone would leave gaps and overlaps between neighbours.
    """
    # The tolerance of the algorithm is the root of an area, here in degrees; Viet Nam is near enough to the equator.
    shapes = shapely.coverage_simplify([item.shape for item in boundaries.shapes], tolerance_m / _METRES_PER_DEGREE)
    named = zip(boundaries.shapes, shapes, strict=True)
    return replace(boundaries, shapes=tuple(replace(item, shape=shape) for item, shape in named))
