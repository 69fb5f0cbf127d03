"""The register from a file: whole or refused with the line; what looks like one facility twice is said."""

from types import SimpleNamespace

import pytest
from tests.facilities.world import CSV, NOW
from tests.refusals import NO_ROLE, refused
from tests.world import events

from xanh_web.agencies.city import current_city
from xanh_web.base.actions import operator
from xanh_web.base.models import Person
from xanh_web.emissions.actions import Loaded, load_facilities
from xanh_web.emissions.facility_file import read_facilities
from xanh_web.emissions.models import Facility

pytestmark = pytest.mark.django_db


def load(text: str, by: Person | None = None, name: str = "co-so.csv") -> Loaded:
    return load_facilities(records=read_facilities(name, text.encode()), by=by or operator(), at=NOW)


def with_row(row: str) -> str:
    return CSV + row + "\n"


def test_the_same_file_again_changes_nothing_and_a_change_is_recorded(world: SimpleNamespace) -> None:
    again = load(CSV)
    assert (again.new, again.changed, set(again.same)) == ((), (), {"NM-BIA", "XM-B"})
    assert len(events("load_facilities")) == 1
    changed = load(CSV.replace("Nhà máy bia A", "Nhà máy bia Á"))
    assert changed.changed == ("NM-BIA",)
    assert events("load_facilities")[-1].details["changed"]["NM-BIA"]["name"] == "Nhà máy bia A"
    assert Facility.objects.named("NHA MAY BIA a").get().code == "NM-BIA"


def test_the_shipped_list_of_the_city_loads_whole(world: SimpleNamespace) -> None:
    Facility.objects.all().delete()
    path = current_city().folder / "facilities.csv"
    done = load_facilities(records=read_facilities(path.name, path.read_bytes()), by=operator(), at=NOW)
    assert len(done.new) == 36
    assert {one.codes for one in done.doubles if one.kind == "address"} >= {("CS-010", "CS-011")}
    assert not Facility.objects.filter(status="verified").exists()


def test_what_may_be_one_facility_twice_is_pointed_out(world: SimpleNamespace) -> None:
    done = load(with_row("NM-2,Nha May Bia A,,Lô 9,31120,I.2,industry,,,,2026-09-25"))
    assert [(one.kind, set(one.codes)) for one in done.doubles] == [("name", {"NM-BIA", "NM-2"})]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("NM-2,Bia,,Lô 3,31120,I.2,industry,42/2026/QĐ-TTg,II,1829,2026-09-25", "once more"),
        ("NM-2,Bia,1800000001,\"Lô 1, phường Cái Khế\",31120,I.2,industry,,,,2026-09-25", "once more"),
        ("NM-BIA,Bia,,Lô 3,31120,I.2,industry,,,,2026-09-25", "stands twice"),
        ("NM-2,Bia,,Lô 3,99999,I.2,industry,,,,2026-09-25", "no area with the code"),
        ("STC,Bia,,Lô 3,31120,I.2,industry,,,,2026-09-25", "the code of an agency"),
        ("NM-2,Bia,12,Lô 3,31120,I.2,industry,,,,2026-09-25", "A tax code has" ),
        ("NM-2,Bia,,Lô 3,31120,I.9,industry,,,,2026-09-25", "not a sector"),
        ("NM-2,Bia,,Lô 3,31120,I.2,brewery,,,,2026-09-25", "not a kind of facility"),
        ("NM-2,,,Lô 3,31120,I.2,industry,,,,2026-09-25", "lacks"),
        ("NM-2,Bia,,Lô 3,31120,I.2,industry,,,,25/9/2026", "as a day"),
        ("NM 2,Bia,,Lô 3,31120,I.2,industry,,,,2026-09-25", "letters, digits and hyphens"),
        ("NM-2,Bia,,Lô 3", "more or fewer cells"),
    ],
)  # fmt: skip
def test_refused_with_the_line(world: SimpleNamespace, row: str, words: str) -> None:
    with refused(words.replace("A tax code", "a tax code")):
        load(with_row(row))


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("co-so.csv", "code,name\n", "lacks the column"),
        ("co-so.csv", CSV.replace("tax_code", "mst"), "unknown column"),
        ("co-so.yaml", "{", "not readable YAML"),
        ("co-so.yaml", "a: 1", "must hold a list"),
        ("co-so.csv", CSV.splitlines()[0], "names no facility"),
    ],
)
def test_a_file_that_is_no_register(world: SimpleNamespace, name: str, text: str, words: str) -> None:
    with refused(words):
        load(text, name=name)


def test_yaml_is_read_the_same(world: SimpleNamespace) -> None:
    text = """
facilities:
  - {code: NM-2, name: Nhà máy hai, address: Lô 3, area_code: "31120", sector: I.2, kind: industry,
     valid_from: 2026-09-25, energy: 1250.5, figures_year: 2025, latitude: 10.03, longitude: 105.78}
"""
    assert load(text, name="co-so.yaml").new == ("NM-2",)
    found = Facility.objects.get(code="NM-2")
    assert (str(found.energy), found.particulars.listed, str(found.latitude)) == ("1250.500", (), "10.030000")


def test_only_the_province_may(world: SimpleNamespace) -> None:
    for person in (world.bia, world.tham):
        with refused(NO_ROLE):
            load(CSV, by=person)
    assert load(CSV, by=world.soat).same
