"""Recording that one body follows another, and entering what was not known."""

from datetime import date
from typing import Any

import pytest
from tests.agencies.cast import FOLDER, NOW, TODAY

from xanh.basis.errors import Refusal
from xanh_web.agencies.actions import Loaded, load_city, record_succession
from xanh_web.agencies.models import Agency, Succession
from xanh_web.agencies.querysets import answerable
from xanh_web.base.models import Event, Person

RENAME = {
    "predecessor": "CTK",
    "successor": "TKT",
    "kind": "rename",
    "effective_from": date(2025, 6, 1),
    "legal_basis": "Quyết định (ví dụ của phép thử)",
    "status": "verified",
}


def record(by: Person, **changed: Any) -> Succession:
    return record_succession(by=by, at=NOW, **{**RENAME, **changed})


def test_entering_the_day_ends_the_old_body_and_begins_the_new_one(city: Person) -> None:
    record(city)
    assert [answerable("CTK", day).code for day in (date(2025, 5, 31), date(2025, 6, 1))] == ["CTK", "TKT"]
    assert [answerable("TKT", day).code for day in (date(2025, 5, 31), date(2025, 6, 1))] == [None, "TKT"]
    on_that_day = Agency.objects.on(date(2025, 6, 1)).of_kinds(["statistics"])
    assert [agency.code for agency in on_that_day] == ["TKT"]
    assert Succession.objects.filter(predecessor__code="CTK").count() == 1


def test_what_a_person_entered_survives_the_next_load(city: Person) -> None:
    record(city)
    assert load_city(folder=FOLDER, by=city, at=NOW) == Loaded(0, 0, 0)
    assert answerable("CTK", TODAY).code == "TKT"


def test_event_keeps_what_stood_before(city: Person) -> None:
    record(city)
    event = Event.objects.get(action="record_succession")
    assert event.details["before"]["effective_from"] is None
    assert event.details["after"]["effective_from"] == "2025-06-01"


def test_correcting_the_day_moves_both_bodies(city: Person) -> None:
    record(city)
    record(city, effective_from=date(2025, 5, 1))
    assert [answerable("CTK", day).code for day in (date(2025, 4, 30), date(2025, 5, 1))] == ["CTK", "TKT"]
    record(city, effective_from=date(2025, 7, 1))
    assert [answerable("CTK", day).code for day in (date(2025, 6, 30), date(2025, 7, 1))] == ["CTK", "TKT"]


def test_body_of_two_predecessors_begins_with_the_first_of_them(city: Person) -> None:
    merge = {"successor": "SNNMT", "kind": "merge"}
    record(city, predecessor="STNMT", effective_from=date(2025, 3, 5), **merge)
    assert answerable("SNNPTNT", date(2025, 3, 2)).code == "SNNMT"
    assert answerable("STNMT", date(2025, 3, 4)).code == "STNMT"
    record(city, predecessor="SNNPTNT", effective_from=date(2025, 3, 5), **merge)
    assert Agency.objects.get(code="SNNMT").valid_from == date(2025, 3, 5)


def test_what_the_files_left_unverified_may_be_verified_with_its_own_day(city: Person) -> None:
    day = date(2025, 3, 5)
    record(city, predecessor="SKHDT", successor="STC", kind="merge", effective_from=day)
    assert answerable("SKHDT", date(2025, 3, 4)).code == "SKHDT"
    answer = answerable("SKHDT", day)
    assert answer.code == "STC" and "not verified" not in answer.path[0]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"kind": "join"}, "not a kind of succession"),
        ({"status": "sure"}, "not a status"),
        ({"successor": None}, "Name the successor"),
        ({"kind": "abolish"}, "abolished, so it has no successor"),
        ({"successor": "CTK"}, "cannot succeed itself"),
        ({"legal_basis": " "}, "Give the legal basis"),
        ({"effective_from": None}, "cannot be verified before its day is known"),
        (
            {"predecessor": "SKHDT", "successor": "STC", "effective_from": None, "status": "unverified"},
            "recorded already",
        ),
        ({"predecessor": "KHONG-CO"}, "No agency has the code"),
        ({"successor": "SKHDT"}, "does not exist on 01/06/2025"),
        ({"successor": "STC"}, "already has another successor"),
        ({"predecessor": "STC", "successor": "SKHDT", "effective_from": date(2025, 1, 1)}, "cannot lead back"),
        ({"predecessor": "SNNMT", "successor": "STC", "effective_from": date(2025, 3, 1)}, "before it begins"),
    ],
)
def test_record_that_contradicts_is_refused(city: Person, changed: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        record(city, **changed)
    assert not Event.objects.filter(action="record_succession").exists()


def test_record_needs_permission(city: Person, reporter: Person) -> None:
    with pytest.raises(Refusal, match="holds no role"):
        record(reporter)
