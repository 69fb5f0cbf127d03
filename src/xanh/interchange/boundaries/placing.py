"""In which area a point lies: for many points at once."""

import numpy as np
import numpy.typing as npt
import shapely

from xanh.interchange.boundaries.model import Boundaries


class AreaFinder:
    """Finds the areas of points. Made once per set of boundaries, asked many times.

    >>> from shapely import box
    >>> from xanh.interchange.boundaries.model import Boundary
    >>> finder = AreaFinder(Boundaries((Boundary("31120", box(105, 10, 106, 11)),), "EPSG:4326"))
    >>> finder.codes_at([105.5, 120], [10.5, 10.5])
    ['31120', None]
    """

    def __init__(self, boundaries: Boundaries) -> None:
        self._codes = [item.code for item in boundaries.shapes]
        self._shapes = np.array([item.shape for item in boundaries.shapes])
        shapely.prepare(self._shapes)
        self._boxes = shapely.bounds(self._shapes)

    def codes_at(self, longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> list[str | None]:
        """Return for each point the code of the area it lies in, None where it lies in none."""
        found = self.indices_at(longitude, latitude)
        return [self._codes[index] if index >= 0 else None for index in found]

    def indices_at(self, longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> npt.NDArray[np.int32]:
        """Return for each point the place of its area among the boundaries, -1 where it lies in none.

        Points are sorted by longitude once, so that each area looks only at the points beside it.
        """
        x, y = np.asarray(longitude, dtype=float), np.asarray(latitude, dtype=float)
        order = np.argsort(x)
        sorted_x, sorted_y = x[order], y[order]
        found = np.full(x.shape, -1, dtype=np.int32)
        for index, (west, south, east, north) in enumerate(self._boxes):
            low, high = np.searchsorted(sorted_x, west), np.searchsorted(sorted_x, east, side="right")
            beside = low + np.flatnonzero((sorted_y[low:high] >= south) & (sorted_y[low:high] <= north))
            inside = shapely.contains_xy(self._shapes[index], sorted_x[beside], sorted_y[beside])
            found[order[beside[inside]]] = index
        return found
