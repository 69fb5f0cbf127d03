"""Boundaries from a file: formats, systems, and what is refused."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import numpy as np
import pyproj
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from tests.boundaries.shapes import DELTA, geojson, invented, saved

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.interchange.boundaries import Boundaries, read_boundaries
from xanh.interchange.boundaries.vn2000 import to_wgs84

TODAY = date(2026, 1, 1)


@contextmanager
def refused(words: str) -> Iterator[None]:
    with speaking("en"), pytest.raises(Refusal, match=words):
        yield


def same(one: Boundaries, two: Boundaries, metres: float) -> bool:
    """Whether all shapes are the same up to `metres` at any corner."""
    pairs = zip(one.shapes, two.shapes, strict=True)
    return all(a.code == b.code and shapely.hausdorff_distance(a.shape, b.shape) * 111_320 < metres for a, b in pairs)


@pytest.mark.parametrize("name", ["a.gpkg", "a.geojson"])
def test_wgs84_is_read_as_it_is(tmp_path: Path, name: str) -> None:
    given_ = invented()
    read = read_boundaries(saved(given_, tmp_path / name), code_field="ma", on=TODAY)
    assert same(read, given_, metres=0.001)
    assert (read.system, read.operation) == ("EPSG:4326", "")


@pytest.mark.parametrize("system", ["EPSG:5897", "EPSG:9209"])
def test_vn2000_comes_by_the_named_operation(tmp_path: Path, system: str) -> None:
    given_ = invented()
    read = read_boundaries(saved(given_, tmp_path / "a.gpkg", crs=system), code_field="ma", on=TODAY)
    assert same(read, given_, metres=0.001)
    assert read.system == system
    assert read.operation == "EPSG:6960 VN-2000 to WGS 84 (2)"


def test_the_librarys_own_choice_for_offshore_blocks_lies_elsewhere() -> None:
    """Why the operation is named: another one of the same table is off by decimetres."""
    here = np.array([[105.78, 10.03]])
    ours = to_wgs84(pyproj.CRS("EPSG:4756"), TODAY).move(here)
    group = pyproj.transformer.TransformerGroup("EPSG:4756", "EPSG:4326")
    other = next(way for way in group.transformers if way.description == "VN-2000 to WGS 84 (1)")
    latitude, longitude = other.transform(here[:, 1], here[:, 0])
    _azimuth, _back, metres = pyproj.Geod(ellps="WGS84").inv(*ours[0], longitude[0], latitude[0])
    assert 0.05 < metres < 2


@given(st.floats(104.5, 106.5), st.floats(8.6, 10.4))
def test_the_seven_parameters_are_those_of_the_decision(longitude: float, latitude: float) -> None:
    """The formula of the coordinate frame rotation, written out, gives the same to a millimetre."""
    moved = to_wgs84(pyproj.CRS("EPSG:4756"), TODAY).move(np.array([[longitude, latitude]]))
    second = np.pi / 180 / 3600
    rx, ry, rz = (angle * second for angle in (-0.00928836, 0.01975479, -0.00427372))
    turn = np.array([[1, rz, -ry], [-rz, 1, rx], [ry, -rx, 1]])
    shift = np.array([-191.90441429, -39.30318279, -111.45032835])
    to_space = pyproj.Transformer.from_crs("EPSG:4979", "EPSG:4978", always_xy=True)
    point = np.array(to_space.transform(longitude, latitude, 0.0))
    there = shift + (1 + 0.252906278e-6) * (turn @ point)
    wanted = to_space.transform(*there, direction="INVERSE")
    _azimuth, _back, metres = pyproj.Geod(ellps="WGS84").inv(*moved[0], *wanted[:2])
    assert metres < 0.001


def test_a_zipped_shapefile_is_read(tmp_path: Path) -> None:
    given_ = invented()
    saved(given_, tmp_path / "a.shp")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for part in tmp_path.glob("a.*"):
            if part.suffix != ".zip":
                archive.write(part, part.name)
    assert same(read_boundaries(tmp_path / "a.zip", code_field="ma", on=TODAY), given_, metres=0.001)


def test_parts_of_one_area_are_joined(tmp_path: Path) -> None:
    parts = [("31001", shapely.box(west, 10, west + 1, 11).__geo_interface__) for west in (104, 105)]
    read = read_boundaries(geojson(tmp_path / "a.geojson", list(parts)), code_field="ma", on=TODAY)
    assert [item.code for item in read.shapes] == ["31001"]
    assert read.shapes[0].shape.equals(shapely.box(104, 10, 106, 11))


def test_what_is_refused(tmp_path: Path) -> None:
    good = DELTA.__geo_interface__
    with refused("field “ward”"):
        read_boundaries(saved(invented(), tmp_path / "a.gpkg"), code_field="ward", on=TODAY)
    with refused("does not say its coordinate system"):
        read_boundaries(saved(invented(), tmp_path / "b.gpkg", crs=None), code_field="ma", on=TODAY)
    with refused("not EPSG:5897|one of the two is wrong"):
        read_boundaries(tmp_path / "a.gpkg", code_field="ma", on=TODAY, system="EPSG:5897")
    with refused("is not a coordinate system"):
        read_boundaries(tmp_path / "b.gpkg", code_field="ma", on=TODAY, system="nonsense")
    with refused("give them in VN-2000"):
        read_boundaries(tmp_path / "b.gpkg", code_field="ma", on=TODAY, system="EPSG:4147")
    for name, features, sentence in (
        ("no_code.geojson", [("31001", good), (None, good)], "has no code"),
        ("point.geojson", [("31001", {"type": "Point", "coordinates": [105, 10]})], "is not an area"),
        ("no_shape.geojson", [("31001", None)], "is not an area"),
        ("number.geojson", [(31001.5, good)], "give them as text"),
        ("none.geojson", [], "field “ma”|no shapes|cannot be read"),
    ):
        with refused(sentence):
            read_boundaries(geojson(tmp_path / name, features), code_field="ma", on=TODAY)
    (tmp_path / "rubbish.gpkg").write_bytes(b"SQLite format 3\0" + bytes(2000))
    (tmp_path / "empty.geojson").write_bytes(b"")
    (tmp_path / "a.dwg").write_bytes(b"AC1032")
    for name, sentence in (
        ("rubbish.gpkg", "cannot be read"),
        ("empty.geojson", "is empty"),
        ("a.dwg", "GeoPackage"),
        ("nowhere.gpkg", "is not there"),
    ):
        with refused(sentence):
            read_boundaries(tmp_path / name, code_field="ma", on=TODAY)
