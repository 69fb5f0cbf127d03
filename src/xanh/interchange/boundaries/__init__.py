"""Boundaries of administrative units: read from the user's file, brought to WGS84, checked, simplified, asked.

Needs the extra `geo` (shapely, pyproj, pyogrio); `read_boundaries` says so where it is not installed.
"""

from xanh.interchange.boundaries.checking import check_boundaries
from xanh.interchange.boundaries.model import Boundaries, Boundary, BoundaryFinding
from xanh.interchange.boundaries.placing import AreaFinder
from xanh.interchange.boundaries.reading import read_boundaries
from xanh.interchange.boundaries.simplifying import simplify_coverage

__all__ = [
    "AreaFinder",
    "Boundaries",
    "Boundary",
    "BoundaryFinding",
    "check_boundaries",
    "read_boundaries",
    "simplify_coverage",
]
