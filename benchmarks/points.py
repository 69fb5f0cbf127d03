"""A million points into the 103 wards and communes of the city, beside a bare join by sorted boxes and `contains_xy`.

The promise: at most twice as long. The wards are those of `../shared/geo` beside the repository where they are there,
else invented cells with borders of as many points.
"""

import json
import tracemalloc
from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from benchmarks.inventory import best
from xanh.interchange.boundaries import AreaFinder, Boundaries, Boundary

POINTS, WARDS = 1_000_000, 103
SHARED = Path(__file__).parents[2] / "shared" / "geo" / "can_tho_wards_2025.geojson"
type Floats = NDArray[np.float64]


def run() -> list[tuple[str, float]]:
    """Return label and value: seconds of both, their ratio, peaks of memory, and points the two place differently."""
    areas = wards()
    shapes = [item.shape for item in areas.shapes]
    west, south, east, north = shapely.total_bounds(shapes)
    x, y = np.random.default_rng(5).uniform((west, south), (east, north), (POINTS, 2)).T.copy()
    finder = AreaFinder(areas)
    for shape in shapes:
        shapely.prepare(shape)
    ours, theirs = best(lambda: finder.codes_at(x, y), lambda: bare(shapes, x, y), rounds=3)
    mine, other = finder.indices_at(x, y), bare(shapes, x, y)
    return [
        ("points of the borders, thousand", float(shapely.get_num_coordinates(shapes).sum()) / 1000),
        (f"{POINTS:,} points to codes of areas, s", ours),
        ("sorted boxes and contains_xy, to places, s", theirs),
        ("ratio (at most 2)", ours / theirs),
        ("peak of memory, MB", peak(lambda: finder.codes_at(x, y))),
        ("peak of memory of the bare join, MB", peak(lambda: bare(shapes, x, y))),
        ("points in some area, %", float((mine >= 0).mean() * 100)),
        ("points the two place differently", float((mine != other).sum())),
    ]


def bare(shapes: list[shapely.Geometry], x: Floats, y: Floats) -> NDArray[np.int32]:
    """Return the place of each point's area: points sorted by longitude, boxes, then `contains_xy`."""
    order = np.argsort(x)
    sorted_x, sorted_y = x[order], y[order]
    found = np.full(x.shape, -1, dtype=np.int32)
    for index, shape in enumerate(shapes):
        west, south, east, north = shape.bounds
        low, high = np.searchsorted(sorted_x, [west, east])
        some = low + np.flatnonzero((sorted_y[low:high] >= south) & (sorted_y[low:high] <= north))
        inside = shapely.contains_xy(shape, sorted_x[some], sorted_y[some])
        found[order[some[inside]]] = index
    return found


def peak(work: object) -> float:
    """Return the most memory in MB that `work` asks for beyond what is there."""
    assert callable(work)
    tracemalloc.start()
    work()
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def wards() -> Boundaries:
    """Return the shapes of the wards, or invented ones."""
    if SHARED.exists():
        features = json.loads(SHARED.read_text(encoding="utf-8"))["features"]
        found = [Boundary(one["properties"]["code"], shapely.geometry.shape(one["geometry"])) for one in features]
        return Boundaries(tuple(found), "EPSG:4326")
    frame = shapely.box(105.2, 9.2, 106.2, 10.3)
    random = np.random.default_rng(7)
    points = shapely.MultiPoint(random.uniform((105.2, 9.2), (106.2, 10.3), (WARDS, 2)))
    cells = shapely.intersection(shapely.get_parts(shapely.voronoi_polygons(points, extend_to=frame)), frame)
    # Borders of wards have about a thousand points each.
    rough = shapely.segmentize(cells, 0.0005)
    return Boundaries(tuple(Boundary(f"{31001 + n}", cell) for n, cell in enumerate(rough)), "EPSG:4326")


if __name__ == "__main__":
    for label, value in run():
        print(f"{label:45} {value:10.3f}")
