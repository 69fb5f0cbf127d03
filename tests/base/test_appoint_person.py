"""Giving a person a role."""

from datetime import date
from typing import Any

import pytest
from tests.refusals import NO_ROLE, refused
from tests.world import START, events, people, vn

from xanh_web.base.actions import appoint_person, operator
from xanh_web.base.models import Appointment, Person
from xanh_web.base.permissions import may

pytestmark = pytest.mark.django_db


def appoint(**changes: Any) -> Appointment:
    values = {
        "username": "mai",
        "full_name": "Mai",
        "role": "reporter",
        "agency_code": "SCT",
        "valid_from": date(2024, 1, 1),
        "by": operator(),
        "at": START,
    }
    return appoint_person(**values | changes)


def test_a_new_person_gets_the_role_and_no_password() -> None:
    held = appoint()
    assert (held.role, held.agency_code, held.valid_from, held.valid_to) == ("reporter", "SCT", date(2024, 1, 1), None)
    assert str(held.person) == "Mai"
    assert not held.person.has_usable_password() or held.person.password == ""
    assert [event.subject for event in events("appoint_person")] == ["person:mai"]


def test_the_same_again_changes_nothing() -> None:
    assert appoint() == appoint()
    assert len(events("appoint_person")) == 1


def test_a_second_role_is_another_appointment() -> None:
    first, second = appoint(), appoint(role="agency_head")
    assert first.person == second.person
    assert first != second


def test_one_whose_time_has_ended_is_appointed_anew() -> None:
    held = appoint()
    Appointment.objects.filter(pk=held.pk).update(valid_to=date(2024, 6, 30))
    again = appoint(valid_from=date(2024, 9, 1))
    assert again.pk != held.pk
    assert may(again.person, "submit_report", agency_code="SCT", at=vn(2024, 9, 1))
    assert not may(again.person, "submit_report", agency_code="SCT", at=vn(2024, 8, 1))


@pytest.mark.parametrize("name", ["lan", "minh", "hoa", "tuan", "an", "binh", "khach"])
def test_only_an_administrator_may(name: str) -> None:
    cast = people()
    with refused(NO_ROLE):
        appoint(by=getattr(cast, name))


def test_a_role_that_does_not_exist_is_refused() -> None:
    operator()
    with refused("is not a role"):
        appoint(role="king")
    assert not Person.objects.filter(username="mai").exists()
