"""The audit log: the newest first, by page, narrowed by subject, action, person and day."""

from types import SimpleNamespace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.desk_coordinator.conftest import NOW, Visit
from tests.world import vn

from xanh_web.base.actions import operator, record_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def an(cast: SimpleNamespace, visit: Visit) -> Client:
    record_event(action="open_round", subject="round:2024", by=cast.lan, at=vn(2024, 11, 1), what="<b>mở</b>")
    record_event(action="accept_submission", subject="submission:7", by=operator(), at=vn(2024, 11, 2, 23, 59))
    record_event(action="accept_submission", subject="submission:70", by=cast.lan, at=vn(2024, 11, 3, 0, 0))
    return visit(cast.an)


def subjects(client: Client, **asked: str) -> list[str]:
    answer = client.get("/desk/events/", asked)
    assert answer.status_code == 200
    assert "<b>" not in answer.content.decode()
    return [event.subject for event in answer.context["page"] if not event.subject.startswith("person:")]


def test_the_newest_come_first(an: Client) -> None:
    assert subjects(an) == ["submission:70", "submission:7", "round:2024"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"subject": "submission:7"}, ["submission:70", "submission:7"]),
        ({"action": "open_round"}, ["round:2024"]),
        ({"person": "lan"}, ["submission:70", "round:2024"]),
        ({"day": "2024-11-02"}, ["submission:7"]),
        ({"day": "2024-11-02", "person": "lan"}, []),
        ({"subject": "' OR 1=1 --"}, []),
        ({"action": "<b>\0"}, []),
    ],
)
def test_it_narrows(asked: dict[str, str], found: list[str], an: Client) -> None:
    assert subjects(an, **asked) == found


@pytest.mark.parametrize("day", ["2.11.2024", "2024-02-30", "9999-12-31", "0001-01-01", "<b>"])
def test_a_day_that_cannot_be_is_said(day: str, an: Client) -> None:
    assert len(subjects(an, day=day)) == 3
    assert "is not a date" in an.get("/desk/events/", {"day": day}).content.decode()


def test_it_is_paged_with_a_bound_on_queries(an: Client, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for number in range(120):
        record_event(action="x", subject=f"x:{number}", by=operator(), at=NOW)
    with django_assert_max_num_queries(10):
        answer = an.get("/desk/events/", {"action": "x", "page": "3"})
    assert len(answer.context["page"]) == 20
    assert "action=x" in answer.content.decode()
