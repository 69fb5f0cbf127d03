"""The inbox: one's own messages, the unread first, read by a press, with the way to the matter."""

from types import SimpleNamespace

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.world import START, vn

from xanh_web.base.models import Message, Person
from xanh_web.base.outbox.actions import announce, mark_read

pytestmark = pytest.mark.django_db


def browser(person: Person | None) -> Client:
    client = Client()
    client.cookies["django_language"] = "en"
    if person is not None:
        client.force_login(person)
    return client


def tell(to: Person, number: int, **changes: str) -> Message:
    values = {"kind": "report_returned", "subject": f"Việc {number}", "body": "Kính gửi <b>Sở</b>", "link": "/plan/"}
    day = vn(2024, 11, 1 + number % 28)
    (message,) = announce(matter=f"m:{number}", to=[to], at=day, **values | changes)
    return message


def subjects(client: Client, address: str = "/desk/inbox/") -> list[str]:
    answer = client.get(address)
    assert answer.status_code == 200
    return [message.subject for message, _word, _icon in answer.context["messages"]]


def test_the_unread_come_first_then_the_newest(cast: SimpleNamespace) -> None:
    first, second, third = (tell(cast.minh, number) for number in (1, 2, 3))
    tell(cast.hoa, 9)
    mark_read(message=third, by=cast.minh, at=vn(2024, 11, 5))
    mark_read(message=first, by=cast.minh, at=vn(2024, 11, 6))
    assert subjects(browser(cast.minh)) == [second.subject, third.subject, first.subject]


def test_an_empty_inbox_says_what_will_be_there(cast: SimpleNamespace) -> None:
    page = browser(cast.minh).get("/desk/inbox/").content.decode()
    assert "There are no messages" in page and "Mark all as read" not in page


def test_a_message_shows_its_kind_and_is_text(cast: SimpleNamespace) -> None:
    tell(cast.minh, 1)
    tell(cast.minh, 2, kind="of-another-room")
    page = browser(cast.minh).get("/desk/inbox/").content.decode()
    assert "Report returned" in page and "<b>" not in page and 'lang="vi"' in page


def test_going_to_the_matter_reads_the_message(cast: SimpleNamespace) -> None:
    message = tell(cast.minh, 1)
    answer = browser(cast.minh).post(f"/desk/inbox/{message.pk}/read/", {"go": "1"})
    assert answer.headers["Location"] == "/plan/"
    assert Message.objects.get().read_at is not None
    assert browser(cast.minh).post(f"/desk/inbox/{message.pk}/read/").headers["Location"] == "/desk/inbox/"


def test_a_link_leads_out_of_the_site_nowhere(cast: SimpleNamespace) -> None:
    message = tell(cast.minh, 1, link="https://example.com/")
    assert browser(cast.minh).post(f"/desk/inbox/{message.pk}/read/", {"go": "1"}).headers["Location"] == "/desk/inbox/"


def test_reading_changes_nothing_by_a_mere_visit(cast: SimpleNamespace) -> None:
    message = tell(cast.minh, 1)
    assert browser(cast.minh).get(f"/desk/inbox/{message.pk}/read/").status_code == 405
    browser(cast.minh).get("/desk/inbox/")
    assert Message.objects.get().read_at is None


def test_the_message_of_another_is_not_there(cast: SimpleNamespace) -> None:
    message = tell(cast.minh, 1)
    assert browser(cast.hoa).post(f"/desk/inbox/{message.pk}/read/").status_code == 404
    assert subjects(browser(cast.hoa)) == []
    assert browser(None).get("/desk/inbox/").status_code == 302


def test_all_are_marked_at_once(cast: SimpleNamespace) -> None:
    for number in range(3):
        tell(cast.minh, number)
    tell(cast.hoa, 9)
    assert browser(cast.minh).post("/desk/inbox/read/").status_code == 302
    assert Message.objects.filter(read_at=None).count() == 1


def test_the_corner_of_every_page_counts_the_unread(cast: SimpleNamespace) -> None:
    for number in range(3):
        tell(cast.minh, number)
    assert 'xanh-inbox-count">3<' in browser(cast.minh).get("/plan/").content.decode()
    assert "xanh-inbox-count" not in browser(cast.hoa).get("/plan/").content.decode()
    assert "xanh-inbox" not in browser(None).get("/plan/").content.decode()


def test_it_is_paged_with_a_bound_on_queries(
    cast: SimpleNamespace, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(45):
        tell(cast.minh, number)
    client = browser(cast.minh)
    client.get("/desk/inbox/")
    with django_assert_max_num_queries(8):
        assert len(subjects(client)) == 20
    assert len(subjects(client, "/desk/inbox/?page=3")) == 5
    assert len(subjects(client, "/desk/inbox/?page=x")) == 20


def test_a_person_without_a_role_has_their_messages(cast: SimpleNamespace) -> None:
    announce(kind="x", matter="m:1", to=[cast.khach], subject="S", body="B", link="", at=START)
    assert subjects(browser(cast.khach)) == ["S"]
