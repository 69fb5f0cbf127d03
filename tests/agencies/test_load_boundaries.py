"""Loading the boundaries of the wards and communes: whole or not at all."""

import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely
from tests.agencies.cast import NOW
from tests.boundaries.shapes import DELTA, invented, saved
from tests.refusals import NO_ROLE, refused

from xanh.interchange.boundaries import Boundaries, Boundary
from xanh_web.agencies.boundaries.actions import LoadedBoundaries, load_boundaries
from xanh_web.agencies.boundaries.outlines import newest_set, outlines
from xanh_web.agencies.models import Area
from xanh_web.agencies.models import Boundary as Row
from xanh_web.base.archive import write_archive
from xanh_web.base.models import Event, Person

DAY = date(2026, 1, 1)


def wards() -> Boundaries:
    """Invented shapes for the real codes of the city's wards and communes."""
    return invented(codes=list(Area.objects.within("92", DAY).values_list("code", flat=True)))


def load(by: Person, path: Path, **changed: Any) -> LoadedBoundaries:
    how = {"code_field": "ma", "parent_code": "92", "for_day": DAY, "source": "Phép thử", "system": ""} | changed
    return load_boundaries(path=path, by=by, at=NOW, **how)


def test_boundaries_in_vn2000_are_loaded_and_drawn(city: Person, tmp_path: Path) -> None:
    loaded = load(city, saved(wards(), tmp_path / "xa.gpkg", crs="EPSG:5897"))
    assert (loaded.new, loaded.remarks) == (True, [])
    assert loaded.boundary_set.operation == "EPSG:6960 VN-2000 to WGS 84 (2)"
    assert newest_set("92", DAY) == loaded.boundary_set
    assert newest_set("92", date(2025, 6, 30)) is None  # the districts of that day have no shapes
    drawn = outlines(loaded.boundary_set)["features"]
    assert len(drawn) == 103
    for feature in drawn:
        assert shapely.Point(feature["properties"]["point"]).within(
            shapely.geometry.shape(feature["geometry"]).buffer(1e-3)
        )
    assert sum(row.square_metres for row in Row.objects.all()) == pytest.approx(13_349e6, rel=1e-3)
    (event,) = Event.objects.filter(action="load_boundaries")
    assert event.details["shapes"] == 103


def test_the_same_file_again_changes_nothing(city: Person, tmp_path: Path) -> None:
    path = saved(wards(), tmp_path / "xa.gpkg")
    first, second = load(city, path), load(city, path)
    assert (second.new, second.boundary_set) == (False, first.boundary_set)
    assert Event.objects.filter(action="load_boundaries").count() == 1


def test_some_areas_may_have_no_shape_and_that_is_said(city: Person, tmp_path: Path) -> None:
    some = wards()
    loaded = load(city, saved(replace(some, shapes=some.shapes[3:]), tmp_path / "xa.gpkg"))
    assert loaded.remarks == [
        f"{', '.join(i.code for i in some.shapes[:3])}: no shape in the file; they are drawn as tiles."
    ]


def test_the_area_above_is_what_they_must_add_up_to(city: Person, tmp_path: Path) -> None:
    whole = wards()
    with_parent = replace(whole, shapes=(*whole.shapes, Boundary("92", DELTA)))
    assert load(city, saved(with_parent, tmp_path / "a.gpkg")).boundary_set.boundaries.count() == 103
    with refused("Nothing was loaded"):
        load(city, saved(replace(with_parent, shapes=with_parent.shapes[2:]), tmp_path / "b.gpkg"))


def test_what_is_wrong_is_refused_whole(city: Person, reporter: Person, tmp_path: Path) -> None:
    good = saved(wards(), tmp_path / "xa.gpkg")
    with refused(NO_ROLE):
        load(reporter, good)
    with refused("Say where the boundaries come from"):
        load(city, good, source=" ")
    with refused("has no areas below it"):
        load(city, good, parent_code="31120")
    with refused("is not there"):
        load(city, tmp_path / "nowhere.gpkg")
    with refused("Nothing was loaded"):
        load(city, saved(invented(3), tmp_path / "strange.gpkg"))


def test_a_shape_comes_back_from_a_backup_as_it_was(city: Person, tmp_path: Path) -> None:
    load(city, saved(wards(), tmp_path / "xa.gpkg"))
    write_archive(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        stored = [json.loads(line) for line in archive.read("rows/agencies.boundary.jsonl").splitlines()]
    field = Row._meta.get_field("shape")
    kept = {row.pk: bytes(row.shape) for row in Row.objects.all()}
    assert {int(line["id"]): bytes(field.to_python(line["shape"])) for line in stored} == kept
    assert len(kept) == 103


def test_the_parent_alone_is_nothing_to_draw(city: Person, tmp_path: Path) -> None:
    parent = Boundaries((Boundary("92", DELTA),), "EPSG:4326")
    with refused("none of the areas below it"):
        load(city, saved(parent, tmp_path / "92.geojson"))
