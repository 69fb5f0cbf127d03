"""Coordinate systems, boxes, times and pages of OGC API – Features, without a database."""

from datetime import date
from typing import Any

import numpy as np
import pyproj
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Point
from tests.boundaries.shapes import FROM_WGS84, MERIDIANS

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.interchange.ogc.asking import Paging, read_box, read_days, read_paging
from xanh.interchange.ogc.crs import CRS84, SYSTEMS, WGS84, read_crs, shape_in, to_crs84
from xanh.interchange.ogc.documents import page_document

ON = date(2026, 11, 26)
NINH_KIEU = [105.78825, 10.03294]  # the quay of Ninh Kiều in Cần Thơ: east of 105°, north of the equator
VN2000 = {
    "EPSG:5897": "http://www.opengis.net/def/crs/EPSG/0/5897",
    "EPSG:9209": "http://www.opengis.net/def/crs/EPSG/0/9209",
}


def point(coordinates: list[float]) -> dict[str, Any]:
    return {"type": "Point", "coordinates": coordinates}


def test_a_known_point_has_its_axes_in_the_order_of_each_system() -> None:
    assert shape_in(point(NINH_KIEU), CRS84, ON) == point(NINH_KIEU)
    assert shape_in(point(NINH_KIEU), WGS84, ON) == point(NINH_KIEU[::-1])


@pytest.mark.parametrize("code", MERIDIANS)
def test_vn2000_goes_by_the_parameters_of_the_decision(code: str) -> None:
    """Against the seven parameters as printed, by PROJ's own Helmert step; the default would lie 0.8 m off."""
    found = shape_in(point(NINH_KIEU), VN2000[code], ON)["coordinates"]
    way = pyproj.Transformer.from_pipeline(FROM_WGS84.format(meridian=MERIDIANS[code]))
    assert found == pytest.approx(way.transform(*NINH_KIEU), abs=0.02)
    back = to_crs84(np.array([found]), VN2000[code], ON)[0]
    assert back == pytest.approx(NINH_KIEU, abs=1e-7)


def test_rings_and_parts_keep_their_places() -> None:
    ring = [[105.0, 9.0], [106.0, 9.0], [106.0, 10.0], [105.0, 9.0]]
    shape = {"type": "MultiPolygon", "coordinates": [[ring], [ring]]}
    assert shape_in(shape, WGS84, ON)["coordinates"] == [[[xy[::-1] for xy in ring]]] * 2
    assert shape_in(None, WGS84, ON) is None


def test_an_unknown_system_is_refused_by_a_sentence_that_names_those_there_are() -> None:
    assert read_crs("") == CRS84
    with speaking("en"), pytest.raises(Refusal, match=r"EPSG:4326.*9209"):
        read_crs("EPSG:4326")


@pytest.mark.parametrize("system", SYSTEMS)
@given(east=st.floats(104, 107), north=st.floats(8.5, 11))
def test_a_box_around_a_point_holds_it_in_every_system(system: str, east: float, north: float) -> None:
    first, second = shape_in(point([east, north]), system, ON)["coordinates"]
    size = 0.01 if system in {CRS84, WGS84} else 1000
    box = read_box(f"{first - size},{second - size},{first + size},{second + size}", system, ON)
    assert box.contains(Point(east, north))
    beside = read_box(f"{first + size},{second - size},{first + 2 * size},{second + size}", system, ON)
    assert not beside.contains(Point(east, north))


def test_the_numbers_of_a_box_are_read_in_the_order_of_its_system() -> None:
    assert read_box("9.2,105.2,10.3,106.2", WGS84, ON).bounds == (105.2, 9.2, 106.2, 10.3)
    assert read_box("105.2,9.2,0,106.2,10.3,50", CRS84, ON).bounds == (105.2, 9.2, 106.2, 10.3)
    over = read_box("170,-10,-170,10", CRS84, ON)
    assert over.contains(Point(175, 0)) and over.contains(Point(-175, 0)) and not over.contains(Point(105, 10))


@pytest.mark.parametrize("text", ["1,2,3", "a,b,c,d", "1,2,nan,4", "1,2,inf,4", "", "1,5,2,4"])
def test_what_is_no_box_is_refused(text: str) -> None:
    with speaking("en"), pytest.raises(Refusal, match=r"not a box|before it begins"):
        read_box(text, CRS84, ON)


def test_times_are_days_in_vietnam_with_open_ends() -> None:
    assert read_days("2025-06-30T18:00:00Z") == (date(2025, 7, 1), date(2025, 7, 1))
    assert read_days("2025-06-30T18:00:00 07:00")[0] == date(2025, 6, 30)
    assert read_days("../2025-01-01") == (None, date(2025, 1, 1)) and read_days("../..") == (None, None)
    assert read_days("2024-01-01/2025-01-01") == (date(2024, 1, 1), date(2025, 1, 1))


@pytest.mark.parametrize(
    "text", ["soon", "2025", "2025-13-01", "..", "2025-01-02/2025-01-01", "1/2/3", "0001-01-01T00:00:00+14:00"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with speaking("en"), pytest.raises(Refusal, match="not a time"):
        read_days(text)


@pytest.mark.parametrize(
    "given_", [{"limit": "0"}, {"limit": "-1"}, {"limit": "ten"}, {"limit": ""}, {"offset": "1" * 12}, {"offset": "٣"}]
)
def test_what_is_no_page_is_refused(given_: dict[str, str]) -> None:
    with speaking("en"), pytest.raises(Refusal, match="whole number"):
        read_paging(given_)


@given(count=st.integers(0, 40), limit=st.integers(1, 12))
def test_pages_followed_by_their_links_show_everything_once(count: int, limit: int) -> None:
    from urllib.parse import parse_qsl, urlsplit

    every, seen, asked = [{"id": str(number)} for number in range(count)], [], {"limit": str(limit)}
    while asked:
        paging = read_paging(asked)
        part = every[paging.offset : paging.offset + paging.limit]
        page = page_document("http://x/", "all", part, count, paging, {"bbox": "1,2,3,4"})
        seen += page["features"]
        following = next((link["href"] for link in page["links"] if link["rel"] == "next"), "")
        asked = dict(parse_qsl(urlsplit(following).query))
        assert not asked or asked["bbox"] == "1,2,3,4"
    assert seen == every


def test_a_page_beyond_the_end_leads_nowhere_further() -> None:
    page = page_document("http://x/", "all", [], 3, Paging(10, 50), {})
    assert [link["rel"] for link in page["links"]] == ["self", "collection", "prev"]
