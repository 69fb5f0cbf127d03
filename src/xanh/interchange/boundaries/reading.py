"""Reading boundaries from the files of those who keep them: GeoPackage, Shapefile (zipped) or GeoJSON."""

from datetime import date
from pathlib import Path
from typing import Any

import shapely

from xanh.basis.errors import Refusal
from xanh.interchange.boundaries.model import Boundaries, Boundary
from xanh.interchange.boundaries.vn2000 import to_wgs84

_KINDS = {".gpkg", ".geojson", ".json", ".shp", ".zip"}
_LARGEST = 500 * 1024 * 1024


def read_boundaries(path: Path, *, code_field: str, on: date, system: str = "") -> Boundaries:
    """Return the shapes of `path` in WGS84, under the codes that stand in its field `code_field`.

    `system` ("EPSG:5897") says what the coordinates are where the file does not; where the file says it too, the two
    must agree. Several shapes of one code are joined. Refusal for whatever is no such file.
    """
    meta, codes, shapes = _raw(path, code_field)
    found = _system(meta.get("crs"), system)
    way = to_wgs84(found, on)
    parts: dict[str, list[Any]] = {}
    for code, shape in zip(codes, shapes, strict=True):
        if code is None or not str(code).strip():
            raise Refusal("A shape has no code in the field “{field}”.", field=code_field)
        if shape is None or shapely.get_type_id(shape) not in (3, 6):
            raise Refusal("The shape of {code} is not an area: points and lines bound nothing.", code=code)
        parts.setdefault(_code(code), []).append(shape)
    if not parts:
        raise Refusal("There are no shapes in {file}.", file=path.name)
    moved = {code: shapely.transform(_joined(pieces), way.move) for code, pieces in sorted(parts.items())}
    return Boundaries(tuple(Boundary(code, shape) for code, shape in moved.items()), way.system, way.operation)


def _raw(path: Path, code_field: str) -> tuple[dict[str, Any], list[Any], list[Any]]:
    try:
        import pyogrio
    except ImportError as error:
        raise Refusal("Reading boundaries needs the geographic extra: install “xanh[geo]”.") from error
    if path.suffix.lower() not in _KINDS:
        raise Refusal("Boundaries come as GeoPackage (.gpkg), zipped Shapefile (.zip) or GeoJSON (.geojson).")
    if not path.is_file() or not 0 < path.stat().st_size <= _LARGEST:
        raise Refusal("{file} is not there, is empty or is larger than 500 MB.", file=path.name)
    try:
        meta, _index, geometry, fields = pyogrio.raw.read(str(path), columns=[code_field], force_2d=True)
    except Exception as error:  # the reader's drivers raise whatever they like at a broken file
        raise Refusal(
            "{file} cannot be read as boundaries: open it in a GIS and save it as GeoPackage.", file=path.name
        ) from error
    if list(meta["fields"]) != [code_field]:
        raise Refusal("{file} has no field “{field}” with the codes.", file=path.name, field=code_field)
    try:
        return meta, list(fields[0]), list(shapely.from_wkb(geometry))
    except shapely.errors.GEOSException as error:
        raise Refusal("A shape in {file} is broken: repair the geometries in a GIS.", file=path.name) from error


def _system(in_file: str | None, given: str) -> Any:
    import pyproj

    if not in_file and not given:
        raise Refusal("The file does not say its coordinate system: name it, such as EPSG:5897.")
    try:
        said = pyproj.CRS(in_file) if in_file else None
        wanted = pyproj.CRS(given) if given else None
    except pyproj.exceptions.CRSError as error:
        raise Refusal("“{system}” is not a coordinate system.", system=given or in_file) from error
    if said and wanted and not said.equals(wanted, ignore_axis_order=True):
        raise Refusal(
            "The file says its coordinates are {said}, not {wanted}: one of the two is wrong.",
            said=said.name,
            wanted=wanted.name,
        )
    return wanted or said


def _code(code: object) -> str:
    # A table program turns "09231" into the number 9231.0; leading zeros cannot come back, so such a file is refused.
    if isinstance(code, float):
        raise Refusal("The codes are numbers, and zeros in front of them may be lost: give them as text.")
    return str(code).strip()


def _joined(pieces: list[Any]) -> Any:
    return pieces[0] if len(pieces) == 1 else shapely.union_all(pieces)
