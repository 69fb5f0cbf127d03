"""Points find their areas."""

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st
from tests.boundaries.shapes import invented

from xanh.interchange.boundaries import AreaFinder, Boundaries, Boundary

CELLS = invented(30)
FINDER = AreaFinder(CELLS)


@given(st.lists(st.tuples(st.floats(105, 106.4), st.floats(9, 10.5)), max_size=40))
def test_every_point_is_where_asking_each_shape_says(points: list[tuple[float, float]]) -> None:
    xy = np.array(points, dtype=float).reshape(-1, 2)
    for (x, y), code in zip(points, FINDER.codes_at(xy[:, 0], xy[:, 1]), strict=True):
        touched = sorted(i.code for i in CELLS.shapes if shapely.intersects_xy(i.shape, x, y))
        assert code == (touched[0] if touched else None)


def test_the_order_of_points_does_not_matter() -> None:
    xy = np.random.default_rng(1).uniform((105.2, 9.2), (106.2, 10.3), (5000, 2))
    turned = np.random.default_rng(2).permutation(len(xy))
    assert (FINDER.indices_at(*xy[turned].T) == FINDER.indices_at(*xy.T)[turned]).all()
    assert (FINDER.indices_at(*xy.T) >= 0).mean() > 0.999


def test_a_point_on_a_border_belongs_to_the_lowest_code_that_meets_there() -> None:
    boxes = {"b": shapely.box(0, 0, 1, 1), "a": shapely.box(1, 0, 2, 1), "c": shapely.box(0, 1, 2, 2)}
    finder = AreaFinder(Boundaries(tuple(Boundary(code, box) for code, box in boxes.items()), "EPSG:4326"))
    assert finder.codes_at([1, 1, 0.5, 0, 2, 3], [0.5, 1, 1, 0, 2, 0]) == ["a", "a", "b", "b", "c", None]


def test_no_points_and_no_areas_are_no_error() -> None:
    assert FINDER.codes_at([], []) == []
    assert AreaFinder(Boundaries((), "EPSG:4326")).codes_at([105.5], [10.0]) == [None]
