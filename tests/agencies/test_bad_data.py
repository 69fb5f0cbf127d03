"""Every mistake in a city's files is answered with a sentence that names the place."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.agencies.cast import FOLDER

from xanh.basis.errors import Refusal
from xanh_web.agencies.agency_file import read_agencies
from xanh_web.agencies.area_files import read_areas
from xanh_web.agencies.city import read_city
from xanh_web.agencies.succession_file import read_successions

OLD_AREAS = "areas/can_tho_hau_giang_soc_trang_until_2025-06-30.csv"
MISTAKES = [
    ("city.yaml", "place: Cần Thơ", "plaec: Cần Thơ", "city.yaml has the unknown entry “plaec”"),
    ("city.yaml", "place: Cần Thơ", "place: ''", "city.yaml lacks “place”"),
    ("city.yaml", 'area_code: "92"', "area_code: 92", "city.yaml: write “area_code” as text, in quotation marks"),
    ("city.yaml", "kind: centrally_run_city", "kind: town", "“town” is not a kind; write one of"),
    ("city.yaml", "code: can_tho", "code: hue", "city.yaml says “hue”, but its folder is “can_tho”"),
    ("city.yaml", "Asia/Ho_Chi_Minh", "Asia/Can_Tho", "“Asia/Can_Tho” is not a time zone"),
    ("city.yaml", "ke-hoach-200", "ke-hoach-201", "which is not in its folder"),
    ("city.yaml", "from: 2021-01-01", "from: 2026-01-01", "list “coordinators” by day"),
    ("city.yaml", "from: 2021-01-01", "from: 1/1/2021", "city.yaml, coordinators 1: write “from” as a day"),
    ("city.yaml", "code: can_tho", "code: [", "city.yaml is not readable YAML"),
    ("agencies.yaml", "code: VPUB, name", "code: STC, name", "agencies.yaml: the code “STC” stands twice"),
    ("agencies.yaml", "kind: office", "kind: bureau", "agencies.yaml, agencies 1: “bureau” is not a kind"),
    (
        "agencies.yaml",
        "kind: office",
        "valid_to: 2025-13-01, kind: office",
        "not readable YAML|write “valid_to” as a day",
    ),
    ("agencies.yaml", "start_unknown: true", "start_unknown: sometimes", "write “start_unknown” as true or false"),
    ("agencies.yaml", "start_unknown: true", "start_unknown: true, valid_from: 2025-03-01", "not both"),
    ("agencies.yaml", 'parent_code: "92"', 'parent_code: "99"', "no area of these kinds lies in 99"),
    ("agencies.yaml", "UBND-{code}", "UBND", "from_areas 1: write the place of the area as {code}"),
    ("successions.yaml", "kind: merge", "kind: join", "“join” is not a kind"),
    ("successions.yaml", "successor: STC", "successor: SXX", "No agency has the code “SXX”"),
    ("successions.yaml", "predecessor: STNMT", "predecessor: SKHDT", "SKHDT already has another successor recorded"),
    ("successions.yaml", "effective_from: 2025-03-01", "effective_from: 2025-04-01", "must be 31/03/2025"),
    ("successions.yaml", "predecessor_kind: district", "predecessor_kind: bureau", "no agency of the kind “bureau”"),
    (OLD_AREAS, "917,Quận Ô Môn", "916,Quận Ô Môn", "The area code 916 stands twice"),
    (OLD_AREAS, "917,Quận Ô Môn", "9170,Quận Ô Môn", "line 12: “9170” is not an area code"),
    (OLD_AREAS, "urban district", "borough", "“borough” is not a kind of area"),
    (OLD_AREAS, "code,name", "id,name", "must have the columns code, name, kind, parent_code"),
]


def read(folder: Path) -> None:
    city = read_city(folder)
    read_successions(city, read_agencies(city, read_areas(folder)))


def test_city_itself_is_without_mistakes() -> None:
    read(FOLDER)


@pytest.mark.parametrize(("file", "old", "new", "sentence"), MISTAKES, ids=[m[2] for m in MISTAKES])
def test_mistake_is_named(spoil: Callable[[str, str, str], Path], file: str, old: str, new: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        read(spoil(file, old, new))


def test_missing_file_is_named(folder: Path) -> None:
    (folder / "city.yaml").unlink()
    with pytest.raises(Refusal, match=r"city\.yaml is missing"):
        read(folder)


def test_area_file_without_a_day_in_its_name_is_refused(folder: Path) -> None:
    (folder / OLD_AREAS).rename(folder / "areas" / "can_tho.csv")
    with pytest.raises(Refusal, match=r"Name the file can_tho\.csv"):
        read(folder)


def test_file_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "agencies.yaml").write_bytes("agencies: [Sở]".encode("utf-16"))
    with pytest.raises(Refusal, match=r"agencies\.yaml is not UTF-8 text"):
        read(folder)


def test_coordinator_by_day() -> None:
    city = read_city(FOLDER)
    assert [city.coordinator_on(day) for day in (date(2025, 2, 28), date(2025, 3, 1))] == ["SKHDT", "STC"]
    assert city.aggregator_on(date(2026, 11, 20)) == "STC"
    with pytest.raises(Refusal, match="No agency held this duty on 31/12/2020"):
        city.coordinator_on(date(2020, 12, 31))
