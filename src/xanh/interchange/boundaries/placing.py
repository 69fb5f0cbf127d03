"""In which area a point lies: for many points at once."""

import numpy as np
import numpy.typing as npt
import shapely

from xanh.interchange.boundaries.model import Boundaries


class AreaFinder:
    """Finds the areas of points. Made once per set of boundaries, asked many times.

    A point on a border belongs to the area of the lowest code among those that meet there, so that each point has one
    area at most and the same point always the same.

    >>> from shapely import box
    >>> from xanh.interchange.boundaries.model import Boundary
    >>> finder = AreaFinder(Boundaries((Boundary("31120", box(105, 10, 106, 11)),), "EPSG:4326"))
    >>> finder.codes_at([105.5, 120], [10.5, 10.5])
    ['31120', None]
    """

    def __init__(self, boundaries: Boundaries) -> None:
        self._codes = [item.code for item in boundaries.shapes]
        self._shapes = np.array([item.shape for item in boundaries.shapes], dtype=object)
        self._by_code = sorted(range(len(self._codes)), key=self._codes.__getitem__)
        shapely.prepare(self._shapes)
        self._boxes = shapely.bounds(self._shapes)

    def codes_at(self, longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> list[str | None]:
        """Return for each point the code of the area it lies in, None where it lies in none."""
        found = self.indices_at(longitude, latitude)
        return [self._codes[index] if index >= 0 else None for index in found]

    def indices_at(self, longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> npt.NDArray[np.int32]:
        """Return for each point the place of its area among the boundaries, -1 where it lies in none.

        Points are sorted by longitude once, so that each area looks only at the points beside it, and at those alone
        that no area of a lower code has.
        """
        x, y = np.asarray(longitude, dtype=float), np.asarray(latitude, dtype=float)
        order = np.argsort(x)
        sorted_x, sorted_y = x[order], y[order]
        placed = np.full(x.shape, -1, dtype=np.int32)
        for index in self._by_code:
            west, south, east, north = self._boxes[index]
            low, high = np.searchsorted(sorted_x, west), np.searchsorted(sorted_x, east, side="right")
            some = sorted_y[low:high]
            beside = low + np.flatnonzero((some >= south) & (some <= north) & (placed[low:high] < 0))
            inside = shapely.intersects_xy(self._shapes[index], sorted_x[beside], sorted_y[beside])
            placed[beside[inside]] = index
        found = np.empty_like(placed)
        found[order] = placed
        return found
