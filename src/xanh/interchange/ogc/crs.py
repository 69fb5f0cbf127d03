"""The coordinate systems shapes are given in: named by address, each with its own order of axes.

WGS84 as CRS84 has longitude first, as EPSG:4326 latitude first. VN-2000 goes by the operation that
`data/law/vn2000.yaml` names, never by a library's default.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from xanh.basis.errors import Refusal

if TYPE_CHECKING:
    import pyproj

type Points = npt.NDArray[np.float64]
type Move = Callable[[Points], Points]

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
_EPSG = "http://www.opengis.net/def/crs/EPSG/0/"
WGS84 = f"{_EPSG}4326"
# VN-2000 at the meridian of the city (105°) and of the cities beside it (105°30').
SYSTEMS = (CRS84, WGS84, f"{_EPSG}5897", f"{_EPSG}9209")
_DEGREE_PLACES, _METRE_PLACES = 7, 3


def read_crs(asked: str) -> str:
    """Return the coordinate system asked for, CRS84 for "". Refusal, naming those there are, for any other.

    >>> read_crs("")
    'http://www.opengis.net/def/crs/OGC/1.3/CRS84'
    """
    if asked and asked not in SYSTEMS:
        raise Refusal(
            "“{asked}” is not a coordinate system of this service: choose from {systems}.",
            asked=asked[:120],
            systems=", ".join(SYSTEMS),
        )
    return asked or CRS84


def is_geographic(system: str) -> bool:
    """Return whether the coordinates of `system` are degrees."""
    return system in {CRS84, WGS84}


def latitude_first(system: str) -> bool:
    """Return whether `system` writes north before east, as its register says."""
    if is_geographic(system):
        return system == WGS84
    return bool(_vn2000(system).axis_info[0].direction == "north")


def shape_in(geometry: dict[str, Any] | None, system: str, on: date) -> dict[str, Any] | None:
    """Return a GeoJSON geometry (WGS84, longitude first) in `system` and its order of axes; None for None.

    Degrees have 7 decimals and metres 3. Refusal where VN-2000 is asked for without the extra `geo`.
    """
    if geometry is None or system == CRS84:
        return geometry
    move, places = _way_to(system, on), _DEGREE_PLACES if is_geographic(system) else _METRE_PLACES

    def moved(part: list[Any]) -> list[Any]:
        if isinstance(part[0], int | float):
            return moved([part])[0]  # type: ignore[no-any-return]
        if isinstance(part[0][0], int | float):
            found: list[Any] = np.round(move(np.array(part, dtype=float)), places).tolist()
            return found
        return [moved(one) for one in part]

    return {"type": geometry["type"], "coordinates": moved(geometry["coordinates"])}


def to_crs84(points: Points, system: str, on: date) -> Points:
    """Return rows of two coordinates in `system`, in its order of axes, as (longitude, latitude) of WGS84."""
    east_first = points[:, ::-1] if latitude_first(system) else points
    if is_geographic(system):
        return east_first
    from xanh.interchange.boundaries.vn2000 import to_wgs84

    return to_wgs84(_vn2000(system), on).move(east_first)


def _way_to(system: str, on: date) -> Move:
    if system == WGS84:
        return lambda points: points[:, ::-1]
    vn2000 = _vn2000(system)
    from xanh.interchange.boundaries.vn2000 import from_wgs84

    way = from_wgs84(vn2000, on)
    return (lambda points: way.move(points)[:, ::-1]) if latitude_first(system) else way.move


def _vn2000(system: str) -> "pyproj.CRS":
    try:
        import pyproj
    except ImportError as error:
        raise Refusal("Coordinates in VN-2000 need the geographic extra: install “xanh[geo]”.") from error
    return pyproj.CRS(f"EPSG:{system.removeprefix(_EPSG)}")
