"""Whatever is given as boundaries in GeoJSON: it comes in whole or is refused in words. `make fuzz` tries 10,000."""

import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from tests.fuzz.files import mutated
from tests.fuzz.whole import rolled_back, whole_or_refused
from tests.world import city, vn

from xanh_web.agencies.boundaries.actions import load_boundaries
from xanh_web.agencies.models import Boundary
from xanh_web.base.actions import operator

# The reader of GeoJSON remarks on what it leaves out; what it gives is then checked.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::RuntimeWarning")]
DAY = date(2026, 1, 1)
CODES = ["31120", "31135", "31147"]
BOXES = [shapely.box(105.7 + 0.1 * number, 10.0, 105.8 + 0.1 * number, 10.1) for number in range(3)]
RIGHT: dict[str, Any] = {
    "type": "FeatureCollection",
    "features": [
        {"type": "Feature", "properties": {"ma": code}, "geometry": shapely.geometry.mapping(box)}
        for code, box in zip(CODES, BOXES, strict=True)
    ],
}
RIGHT_TEXT = json.dumps(RIGHT).encode()
NUMBERS = st.one_of(st.floats(), st.integers(-(10**9), 10**9), st.floats(105.0, 106.0), st.floats(9.0, 11.0))
POINTS = st.lists(st.lists(NUMBERS, max_size=4), max_size=6)
GEOMETRIES = st.one_of(
    st.none(),
    st.builds(lambda ring: {"type": "Polygon", "coordinates": [[*ring, *ring[:1]]]}, POINTS),
    st.builds(
        lambda kind, inner: {"type": kind, "coordinates": inner},
        st.sampled_from(["Point", "LineString", "Polygon", "MultiPolygon", "GeometryCollection", "Circle", ""]),
        st.recursive(NUMBERS, lambda inside: st.lists(inside, max_size=4), max_leaves=20),
    ),
    st.builds(shapely.geometry.mapping, st.sampled_from(BOXES)),
)
PROPERTIES = st.one_of(
    st.none(),
    st.dictionaries(
        st.sampled_from(["ma", "MA", "ten"]),
        st.one_of(st.sampled_from([*CODES, "92", "999"]), st.text(max_size=8), st.integers(), st.floats(), st.none()),
        max_size=2,
    ),
)
FEATURES = st.builds(
    lambda properties, geometry: {"type": "Feature", "properties": properties, "geometry": geometry},
    PROPERTIES,
    GEOMETRIES,
)


@st.composite
def nearly_right(draw: st.DrawFn) -> bytes:
    """Return the right file with a feature, a geometry or a code changed."""
    whole = deepcopy(RIGHT)
    for feature in draw(st.lists(st.sampled_from(whole["features"]), max_size=2)):
        if draw(st.booleans()):
            feature["geometry"] = draw(GEOMETRIES)
        else:
            feature["properties"] = draw(PROPERTIES)
    whole["features"] += draw(st.lists(FEATURES, max_size=2))
    return json.dumps(whole).encode(errors="replace")


FILES = st.one_of(
    nearly_right(),
    mutated(RIGHT_TEXT),
    st.lists(FEATURES, max_size=3).map(
        lambda some: json.dumps({"type": "FeatureCollection", "features": some}).encode()
    ),
    st.binary(max_size=200),
)


@pytest.fixture(autouse=True)
def place(db: None) -> None:
    city()


def bring(path: Path) -> bool:
    with rolled_back():
        came = whole_or_refused(
            lambda: load_boundaries(
                path=path, code_field="ma", parent_code="92", for_day=DAY, source="Phép thử", system="",
                by=operator(), at=vn(2026, 1, 2),
            )
        )  # fmt: skip
        assert came == Boundary.objects.exists()
        return came


def test_the_right_one_comes_in(tmp_path: Path) -> None:
    path = tmp_path / "xa.geojson"
    path.write_bytes(RIGHT_TEXT)
    assert bring(path)


@given(FILES)
def test_any_geojson(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "xa.geojson"
    path.write_bytes(content)
    bring(path)
