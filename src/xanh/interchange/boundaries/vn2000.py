"""From the system of a file to WGS84 and back, by an operation that is named.

A library's default picks, for VN-2000, a transformation meant for offshore blocks that lies 0.8 m off; so the operation
is taken from `data/law/vn2000.yaml` by its code, whatever the library would prefer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
import pyproj

from xanh.basis.errors import Refusal
from xanh.basis.parameter import parameter

type Points = npt.NDArray[np.float64]
_WGS84 = 4326


@dataclass(frozen=True)
class ToWGS84:
    """How points of a system come to WGS84: `move` takes and gives arrays of (x or longitude, y or latitude) rows."""

    system: str
    operation: str
    move: Callable[[Points], Points]


def to_wgs84(system: pyproj.CRS, on: date) -> ToWGS84:
    """Return the way from `system` to WGS84 by the law in force on `on`.

    WGS84 itself needs no operation; VN-2000 (plane or geographic) goes by the named one. Refusal for any other system.
    """
    law = parameter("vn2000", on=on).values
    geodetic = system.geodetic_crs.to_epsg() if system.geodetic_crs else None
    name = f"EPSG:{system.to_epsg()}" if system.to_epsg() else system.name
    if geodetic == _WGS84:
        return ToWGS84(name, "", _plane(system, _WGS84))
    if geodetic == law["geodetic_system"]:
        shift = pyproj.Transformer.from_pipeline(f"urn:ogc:def:coordinateOperation:EPSG::{law['operation']}")
        unproject = _plane(system, law["geodetic_system"])
        return ToWGS84(name, f"EPSG:{law['operation']} {shift.description}", lambda xy: _shift(shift, unproject(xy)))
    raise Refusal(
        "The boundaries are in “{system}”: give them in VN-2000 (such as EPSG:5897 or EPSG:9209) or in WGS84.",
        system=name,
    )


@dataclass(frozen=True)
class FromWGS84:
    """How points of WGS84 come to a system: `move` takes (longitude, latitude) rows and gives (east, north) rows."""

    system: str
    operation: str
    move: Callable[[Points], Points]


def from_wgs84(system: pyproj.CRS, on: date) -> FromWGS84:
    """Return the way from WGS84 to the plane `system` of VN-2000: that of `to_wgs84` on the day `on`, backwards.

    Refusal for any other system.
    """
    law = parameter("vn2000", on=on).values
    geodetic = system.geodetic_crs.to_epsg() if system.geodetic_crs else None
    if geodetic != law["geodetic_system"] or system.is_geographic:
        raise Refusal(
            "Coordinates are given in the planes of VN-2000, such as EPSG:5897, not in “{system}”.", system=system.name
        )
    shift = pyproj.Transformer.from_pipeline(f"urn:ogc:def:coordinateOperation:EPSG::{law['operation']}")
    project = pyproj.Transformer.from_crs(f"EPSG:{geodetic}", system, always_xy=True, allow_ballpark=False)

    def move(lonlat: Points) -> Points:
        latitude, longitude = shift.transform(lonlat[:, 1], lonlat[:, 0], direction="INVERSE")
        return np.column_stack(project.transform(longitude, latitude))

    return FromWGS84(f"EPSG:{system.to_epsg()}", f"EPSG:{law['operation']} {shift.description}", move)


def _plane(system: pyproj.CRS, geodetic: int) -> Callable[[Points], Points]:
    """Undo the projection of `system`, within one datum, so that no transformation is chosen for us."""
    if system.is_geographic:
        return lambda xy: xy
    undo = pyproj.Transformer.from_crs(system, f"EPSG:{geodetic}", always_xy=True, allow_ballpark=False)
    return lambda xy: np.column_stack(undo.transform(xy[:, 0], xy[:, 1]))


def _shift(operation: pyproj.Transformer, lonlat: Points) -> Points:
    # The operation of EPSG takes and gives latitude first.
    latitude, longitude = operation.transform(lonlat[:, 1], lonlat[:, 0])
    return np.column_stack((longitude, latitude))
