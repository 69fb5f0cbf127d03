"""Points find their areas."""

import numpy as np
import shapely
from hypothesis import given
from hypothesis import strategies as st
from tests.boundaries.shapes import invented

from xanh.interchange.boundaries import AreaFinder

CELLS = invented(30)
FINDER = AreaFinder(CELLS)


@given(st.lists(st.tuples(st.floats(105, 106.4), st.floats(9, 10.5)), max_size=40))
def test_every_point_is_where_asking_each_shape_says(points: list[tuple[float, float]]) -> None:
    xy = np.array(points, dtype=float).reshape(-1, 2)
    for (x, y), code in zip(points, FINDER.codes_at(xy[:, 0], xy[:, 1]), strict=True):
        inside = {i.code for i in CELLS.shapes if shapely.contains_xy(i.shape, x, y)}
        assert (code in inside) if inside else code is None


def test_the_order_of_points_does_not_matter() -> None:
    xy = np.random.default_rng(1).uniform((105.2, 9.2), (106.2, 10.3), (5000, 2))
    turned = np.random.default_rng(2).permutation(len(xy))
    assert (FINDER.indices_at(*xy[turned].T) == FINDER.indices_at(*xy.T)[turned]).all()
    assert (FINDER.indices_at(*xy.T) >= 0).mean() > 0.999
