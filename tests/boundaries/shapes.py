"""Invented areas that fill a piece of the delta without gaps, as files of the kinds that people have."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import pyproj
import shapely

from xanh.interchange.boundaries import Boundaries, Boundary

# The way back, from the seven parameters as the decision prints them, not from the library's table of operations.
FROM_WGS84 = (
    "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=cart +ellps=WGS84 "
    "+step +inv +proj=helmert +x=-191.90441429 +y=-39.30318279 +z=-111.45032835 "
    "+rx=-0.00928836 +ry=0.01975479 +rz=-0.00427372 +s=0.252906278 +convention=coordinate_frame "
    "+step +inv +proj=cart +ellps=WGS84 "
    "+step +proj=tmerc +lat_0=0 +lon_0={meridian} +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84"
)
MERIDIANS = {"EPSG:5897": 105, "EPSG:9209": 105.5}
DELTA = shapely.box(105.2, 9.2, 106.2, 10.3)


def invented(count: int = 12, codes: Sequence[str] = (), seed: int = 7, frame: Any = DELTA) -> Boundaries:
    """Return areas (of `codes`, else `count` from 31001 on) that together are `frame`: the cells of random points."""
    codes = codes or [str(31001 + number) for number in range(count)]
    random = np.random.default_rng(seed)
    west, south, east, north = frame.bounds
    points = shapely.MultiPoint(random.uniform((west, south), (east, north), (len(codes), 2)))
    cells = shapely.intersection(shapely.get_parts(shapely.voronoi_polygons(points, extend_to=frame)), frame)
    return Boundaries(tuple(Boundary(code, cell) for code, cell in zip(codes, cells, strict=True)), "EPSG:4326")


def saved(boundaries: Boundaries, path: Path, crs: str | None = "EPSG:4326", field: str = "ma") -> Path:
    """Write `boundaries` (WGS84) to `path` in the system `crs`; GDAL chooses the format by the name's end."""
    shapes = [item.shape for item in boundaries.shapes]
    if crs and crs != "EPSG:4326":
        way = pyproj.Transformer.from_pipeline(FROM_WGS84.format(meridian=MERIDIANS[crs]))
        shapes = [shapely.transform(shape, lambda xy: np.column_stack(way.transform(*xy.T))) for shape in shapes]
    pyogrio.raw.write(
        str(path),
        geometry=shapely.to_wkb(np.array(shapes)),
        field_data=[np.array([item.code for item in boundaries.shapes], dtype=object)],
        fields=[field],
        geometry_type="Unknown",
        crs=crs,
    )
    return path


def geojson(path: Path, features: list[tuple[object, dict[str, Any] | None]], field: str = "ma") -> Path:
    """Write features given as (code, geometry) to a GeoJSON file, whatever they are."""
    content = {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "properties": {field: code}, "geometry": shape} for code, shape in features],
    }
    path.write_text(json.dumps(content), encoding="utf-8")
    return path
