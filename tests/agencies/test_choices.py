"""Choosing who answers for an abolished or split body."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from tests.agencies.cast import NOW, TODAY

from xanh.basis.errors import Refusal
from xanh_web.agencies.actions import choose_successor, record_succession
from xanh_web.agencies.models import Agency, SuccessorChoice
from xanh_web.agencies.querysets import answerable
from xanh_web.base.models import Event, Person


def choose(by: Person, old: str = "UBND-916", new: str = "UBND-31120", **more: str) -> SuccessorChoice:
    return choose_successor(predecessor=old, successor=new, by=by, at=NOW, **{"reason": "Cùng địa bàn", **more})


def test_chosen_agency_answers_and_the_choice_is_told(city: Person) -> None:
    choose(city, decision_number="Quyết định số 1/QĐ-UBND")
    answer = answerable("UBND-916", TODAY)
    assert answer.code == "UBND-31120" and answer.reason == "" and answer.choices == ()
    assert "Quyết định số 1/QĐ-UBND" in answer.path[1]
    assert answerable("UBND-916", date(2025, 6, 30)).code == "UBND-916"


def test_choice_for_a_task_goes_before_the_choice_for_everything(city: Person) -> None:
    choose(city)
    choose(city, new="SNNMT", scope="task:8.1")
    assert answerable("UBND-916", TODAY, "task:8.1").code == "SNNMT"
    assert answerable("UBND-916", TODAY, "task:10.1").code == "UBND-31120"


def test_choice_for_a_task_says_nothing_of_other_tasks(city: Person) -> None:
    choose(city, scope="task:8.1")
    assert answerable("UBND-916", TODAY, "task:10.1").code is None
    assert answerable("UBND-916", TODAY).code is None


def test_later_choice_stands_and_the_earlier_one_stays(city: Person) -> None:
    choose(city)
    choose(city, new="UBND-31135", reason="Đổi theo đề nghị của phường")
    assert answerable("UBND-916", TODAY).code == "UBND-31135"
    assert SuccessorChoice.objects.count() == 2


def test_choice_cannot_be_changed_or_deleted_in_the_database(city: Person) -> None:
    choice = choose(city)
    with pytest.raises(DatabaseError), transaction.atomic():
        SuccessorChoice.objects.filter(pk=choice.pk).update(reason="Khác")
    with pytest.raises(DatabaseError), transaction.atomic():
        choice.delete()


def test_split_asks_and_takes_only_its_own_parts(city: Person) -> None:
    day = date(2026, 1, 1)
    for part in ("SCN", "STM"):
        Agency.objects.create(code=part, name=part, kind="department", valid_from=day, sort_key=part)
        record_succession(
            predecessor="SCT",
            successor=part,
            kind="split",
            effective_from=day,
            legal_basis="Nghị quyết (ví dụ của phép thử)",
            status="unverified",
            by=city,
            at=NOW,
        )
    assert answerable("SCT", date(2025, 12, 31)).code == "SCT"
    answer = answerable("SCT", TODAY)
    assert answer.code is None and answer.choices == ("SCN", "STM") and len(answer.path) == 2
    with pytest.raises(Refusal, match="not one of the bodies"):
        choose(city, old="SCT", new="STC")
    choose(city, old="SCT", new="STM")
    assert answerable("SCT", TODAY).code == "STM"


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("STC", "SXD", "neither abolished nor split"),
        ("SKHDT", "SXD", "neither abolished nor split"),
        ("UBND-916", "KHONG-CO", "No agency has the code"),
        ("UBND-916", "UBND-917", "does not exist after"),
        ("UBND-916", "SKHDT", "does not exist after"),
        ("UBND-916", "TKT", "does not exist after"),
    ],
)
def test_choice_that_makes_no_sense_is_refused(city: Person, old: str, new: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        choose(city, old=old, new=new)


def test_choice_needs_a_reason(city: Person) -> None:
    with pytest.raises(Refusal, match="Give the reason"):
        choose(city, reason="  ")


def test_choice_needs_permission_and_leaves_one_event(city: Person, reporter: Person) -> None:
    with pytest.raises(Refusal, match="holds no role"):
        choose(reporter)
    choose(city, scope="task:8.1")
    event = Event.objects.get(action="choose_successor")
    assert (event.subject, event.agency_code, event.details["scope"]) == ("agency:UBND-916", "UBND-31120", "task:8.1")
