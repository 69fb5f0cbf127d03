"""Programs nobody here wrote read the service: GDAL (through pyogrio) and OWSLib, page by page, in their own words."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyogrio
import pyproj
import pytest
import shapely
from tests.boundaries.shapes import FROM_WGS84, invented, saved
from tests.played import played, run, serving

pytestmark = pytest.mark.skipif("OAPIF" not in pyogrio.list_drivers(), reason="this GDAL has no OAPIF driver")
EPSG = "http://www.opengis.net/def/crs/EPSG/0/"


@dataclass(frozen=True)
class Site:
    """A served demonstration: without boundaries, or with those of `shapes`, by code."""

    address: str
    home: Path
    shapes: dict[str, object]

    def ask(self, sql: str) -> list[tuple[object, ...]]:
        """Ask the database of the site itself."""
        (file,) = self.home.glob("*.sqlite3")
        with closing(sqlite3.connect(file)) as database:
            return database.execute(sql).fetchall()


@pytest.fixture(scope="module")
def bare() -> Iterator[Site]:
    with serving(played().home) as address:
        yield Site(address, played().home, {})


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("drawn") / "home"
    shutil.copytree(played().home, home)
    codes = [str(row[0]) for row in Site("", home, {}).ask(
        "select code from agencies_area where parent_code = '92' and valid_to is null order by code"
    )]  # fmt: skip
    shapes = invented(codes=codes)
    file = saved(shapes, home.parent / "xa.gpkg", crs="EPSG:5897")
    loaded = run(home, "area", "boundaries", str(file), "--code-field", "ma", "--source", "Phép thử")
    assert loaded.returncode == 0, loaded.stderr
    with serving(home) as address:
        yield Site(address, home, {item.code: item.shape for item in shapes.shapes})


def read(site: Site, layer: str, **options: object) -> tuple[dict[str, object], dict[str, np.ndarray], np.ndarray]:
    """Return what GDAL finds: about the layer, its fields by name, its shapes."""
    meta, _ids, shapes, fields = pyogrio.raw.read(f"OAPIF:{site.address}/ogc/", layer=layer, **options)
    return meta, dict(zip(meta["fields"], fields, strict=True)), shapely.from_wkb(shapes)


def test_gdal_finds_the_collections(bare: Site) -> None:
    layers = pyogrio.list_layers(f"OAPIF:{bare.address}/ogc/")
    assert list(layers[:, 0]) == ["provinces", "districts", "communes", "observations"]


def test_gdal_reads_every_area_page_by_page_without_boundaries(bare: Site) -> None:
    _meta, fields, shapes = read(bare, "communes", PAGE_SIZE=10)
    assert len(set(fields["code"])) == 103 and set(shapes) == {None}
    assert "Phường Cái Khế" in fields["name"]


def test_gdal_reads_every_figure_that_stands(bare: Site) -> None:
    _meta, fields, _shapes = read(bare, "observations", PAGE_SIZE=25)
    standing = bare.ask(
        "select id from ledger_observation where id not in"
        " (select supersedes_id from ledger_observation where supersedes_id is not null)"
    )
    assert len(standing) > 50 and len(fields["indicator"]) == len(standing)
    exact = {text: number for text, number in zip(fields["value"], fields["value_number"], strict=True) if text}
    assert exact and all(float(text) == number for text, number in exact.items())


def test_gdal_reads_shapes_where_they_are(drawn: Site) -> None:
    meta, fields, shapes = read(drawn, "communes")
    assert pyproj.CRS(meta["crs"]).to_epsg() in {4326, None} and len(shapes) == 103
    for code, shape in zip(fields["code"], shapes, strict=True):
        assert shape.hausdorff_distance(drawn.shapes[code]) < 0.01


@pytest.mark.parametrize(("number", "meridian"), [(5897, 105), (9209, 105.5)])
def test_gdal_asks_for_vn2000_and_puts_the_areas_where_they_are(drawn: Site, number: int, meridian: float) -> None:
    meta, fields, shapes = read(drawn, "communes", CRS=f"{EPSG}{number}")
    assert pyproj.CRS(meta["crs"]).to_epsg() == number
    way = pyproj.Transformer.from_pipeline(FROM_WGS84.format(meridian=meridian))
    plain = dict(zip(*(read(drawn, "communes")[1]["code"], read(drawn, "communes")[2]), strict=True))
    for code, shape in zip(fields["code"], shapes, strict=True):
        east, north = way.transform(*shapely.get_coordinates(plain[code]).T)
        assert np.abs(shapely.get_coordinates(shape) - np.column_stack((east, north))).max() < 0.05


def test_gdal_knows_the_order_of_axes_of_epsg_4326(drawn: Site) -> None:
    _meta, _fields, shapes = read(drawn, "communes", CRS=f"{EPSG}4326")
    west, south, east, north = shapely.total_bounds(shapes)
    assert (west, south, east, north) == pytest.approx((105.2, 9.2, 106.2, 10.3), abs=0.001)


def test_gdal_asks_for_a_box_and_a_property(drawn: Site) -> None:
    inside = drawn.shapes["31120"].representative_point()
    _meta, fields, _shapes = read(drawn, "communes", bbox=(inside.x, inside.y, inside.x, inside.y))
    assert list(fields["code"]) == ["31120"]
    _meta, fields, _shapes = read(drawn, "communes", where="code = '31120'")
    assert list(fields["name"]) == ["Phường Cái Khế"]


def test_owslib_walks_the_service(drawn: Site) -> None:
    # In a process of its own: OWSLib names the prefixes of XML for everything else in its process, files of Excel too.
    inside = drawn.shapes["31120"].representative_point()
    walk = [sys.executable, "-m", "tests.exchange.owslib_walk", f"{drawn.address}/ogc/", str(inside.x), str(inside.y)]
    walked = subprocess.run(walk, capture_output=True, text=True, check=False)
    assert walked.returncode == 0, walked.stderr
