"""Loading a city: what is there afterwards, and what a second load leaves alone."""

import csv
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.agencies.cast import FOLDER, NOW

from xanh.basis.errors import Refusal
from xanh_web.agencies.actions import Loaded, load_city
from xanh_web.agencies.models import Agency, Area, Succession
from xanh_web.base.models import Event, Person

LAST_OLD_DAY, FIRST_NEW_DAY = date(2025, 6, 30), date(2025, 7, 1)
Spoil = Callable[[str, str, str], Path]


def test_nine_districts_then_one_hundred_and_three_communes(city: Person) -> None:
    old, new = Agency.objects.on(LAST_OLD_DAY), Agency.objects.on(FIRST_NEW_DAY)
    assert (old.of_kinds(["district"]).count(), old.of_kinds(["commune"]).count()) == (9, 0)
    assert (new.of_kinds(["district"]).count(), new.of_kinds(["commune"]).count()) == (0, 103)
    kinds = Counter(Area.objects.within("92", FIRST_NEW_DAY).values_list("kind", flat=True))
    assert kinds == {"ward": 31, "commune": 72}


def test_names_are_official_names(city: Person) -> None:
    assert Agency.objects.get(code="UBND-916").name == "Ủy ban nhân dân quận Ninh Kiều"
    ward = Agency.objects.get(code="UBND-31120")
    assert (ward.name, ward.area_code, ward.valid_from, ward.valid_to) == (
        "Ủy ban nhân dân phường Cái Khế",
        "31120",
        FIRST_NEW_DAY,
        None,
    )


@pytest.mark.parametrize(("pattern", "day"), [("*_until_*.csv", LAST_OLD_DAY), ("*_since_*.csv", FIRST_NEW_DAY)])
def test_areas_on_a_day_are_those_of_the_file(city: Person, pattern: str, day: date) -> None:
    (path,) = (FOLDER / "areas").glob(pattern)
    with path.open(encoding="utf-8", newline="") as lines:
        rows = {(row["code"], row["name"]) for row in csv.DictReader(lines)}
    assert set(Area.objects.on(day).values_list("code", "name")) == rows


def test_a_code_may_live_on_with_another_meaning(city: Person) -> None:
    names = [Area.objects.on(day).get(code="31120").name for day in (LAST_OLD_DAY, FIRST_NEW_DAY)]
    assert names == ["Phường An Hòa", "Phường Cái Khế"]


def test_areas_are_found_in_either_spelling(city: Person) -> None:
    assert Area.objects.on(FIRST_NEW_DAY).get(folded_name="phuong binh thuy").code == "31168"


def test_departments_of_both_days(city: Person) -> None:
    before = set(Agency.objects.on(date(2025, 2, 28)).of_kinds(["department"]).values_list("code", flat=True))
    after = set(Agency.objects.on(date(2025, 3, 1)).of_kinds(["department"]).values_list("code", flat=True))
    assert before - after == {"SKHDT", "STNMT", "SNNPTNT", "SGTVT", "STTTT", "SLDTBXH"}
    assert after - before == {"SNNMT"}


def test_nothing_recalled_is_loaded_as_verified(city: Person) -> None:
    assert set(Succession.objects.values_list("status", flat=True)) == {"unverified"}
    assert not Agency.objects.on(date(2030, 1, 1)).filter(code="TKT").exists()


def test_second_load_changes_nothing(city: Person) -> None:
    before = [list(model.objects.values().order_by("pk")) for model in (Agency, Area, Succession)]
    assert load_city(folder=FOLDER, by=city, at=NOW) == Loaded(0, 0, 0)
    assert [list(model.objects.values().order_by("pk")) for model in (Agency, Area, Succession)] == before
    assert Event.objects.filter(action="load_city").count() == 1


def test_corrected_file_changes_one_row(city: Person, spoil: Spoil) -> None:
    folder = spoil("agencies.yaml", "Thành đoàn Cần Thơ", "Thành đoàn thành phố Cần Thơ")
    assert load_city(folder=folder, by=city, at=NOW) == Loaded(agencies=1, successions=0, areas=0)
    assert Agency.objects.get(code="TD").name == "Thành đoàn thành phố Cần Thơ"


def test_load_needs_permission(reporter: Person) -> None:
    with pytest.raises(Refusal, match="holds no role"):
        load_city(folder=FOLDER, by=reporter, at=NOW)
    assert not Agency.objects.exists() and not Event.objects.exists()


def test_failed_load_leaves_nothing_behind(coordinator: Person, spoil: Spoil) -> None:
    folder = spoil("successions.yaml", "successor: STC", "successor: KHONG-CO")
    with pytest.raises(Refusal):
        load_city(folder=folder, by=coordinator, at=NOW)
    assert not Agency.objects.exists() and not Area.objects.exists()
