"""Sessions are listed, and one ends another; a role ends on its day."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.conf import settings as site
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.accounts.conftest import PASSWORD
from tests.world import events

from xanh_web.base.accounts.agent import agent_family
from xanh_web.base.models import Appointment, Person, SessionRecord

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (Linux; Android 15; SM-A556E) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36"


def browser(agent: str = "", username: str = "minh") -> Client:
    """Return another browser in which the person has signed in."""
    client = Client(headers={"user-agent": agent})
    client.post("/account/sign-in/", {"username": username, "password": PASSWORD})
    return client


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_the_account_lists_where_one_is_signed_in(signed_in: Client) -> None:
    browser(PHONE)
    page = signed_in.get("/account/").content.decode()
    assert "Chrome · Android" in page and "Trình duyệt không xác định" in page
    assert page.count(">phiên này<") == page.count(">Đăng xuất phiên này<") == 1


def test_a_revoked_session_is_signed_out_at_its_next_request(signed_in: Client) -> None:
    other = browser(PHONE)
    record = SessionRecord.objects.get(agent="Chrome · Android")
    assert signed_in.post("/account/sessions/revoke/", {"session": record.pk}).status_code == 302
    # Public pages do not show the name any more either.
    assert "/account/sign-out/" not in other.get("/plan/").content.decode()
    assert not is_signed_in(other)
    assert is_signed_in(signed_in)
    assert [event.details for event in events("revoke_session")] == [{"sessions": 1}]


def test_revoking_all_others_keeps_this_one(signed_in: Client) -> None:
    others = [browser(), browser()]
    signed_in.post("/account/sessions/revoke/", {"session": "others"})
    assert is_signed_in(signed_in)
    assert [is_signed_in(other) for other in others] == [False, False]
    assert [event.details for event in events("revoke_session")] == [{"sessions": 2}]


@pytest.mark.parametrize("number", ["0", "-1", "", "x", "9" * 40, "²"])
def test_a_session_that_does_not_exist_is_not_found(number: str, signed_in: Client) -> None:
    assert signed_in.post("/account/sessions/revoke/", {"session": number}).status_code == 404


def test_nobody_ends_the_session_of_another(signed_in: Client, cast: SimpleNamespace) -> None:
    cast.lan.set_password(PASSWORD)
    cast.lan.save()
    other = browser(username="lan")
    record = SessionRecord.objects.get(person=cast.lan)
    assert signed_in.post("/account/sessions/revoke/", {"session": record.pk}).status_code == 404
    assert is_signed_in(other)


def test_the_key_of_a_session_is_not_written_down(signed_in: Client) -> None:
    assert str(signed_in.session.session_key) not in str(list(SessionRecord.objects.values()))


def test_a_session_that_was_never_written_down_is_at_its_first_request(client: Client, cast: SimpleNamespace) -> None:
    client.force_login(cast.minh)
    assert not SessionRecord.objects.exists()
    assert is_signed_in(client)
    SessionRecord.objects.update(revoked_at=timezone.now())
    assert not is_signed_in(client)


def test_when_it_was_last_seen_is_coarse(signed_in: Client) -> None:
    before = SessionRecord.objects.get().last_seen
    signed_in.get("/account/")
    assert SessionRecord.objects.get().last_seen == before
    SessionRecord.objects.update(last_seen=before - timedelta(minutes=16))
    signed_in.get("/account/")
    assert SessionRecord.objects.get().last_seen >= before


def test_what_can_no_longer_live_is_forgotten_at_the_next_sign_in(signed_in: Client) -> None:
    long_ago = timezone.now() - timedelta(seconds=2 * site.SESSION_COOKIE_AGE + 1)
    SessionRecord.objects.update(last_seen=long_ago)
    Session.objects.update(expire_date=long_ago)
    browser()
    assert SessionRecord.objects.count() == Session.objects.count() == 1


def test_an_appointment_that_ends_takes_its_role_at_once(
    signed_in: Client, cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("xanh_web.base.screens", fromlist=["SCREENS"]).SCREENS, "account", {"reporter"})
    assert is_signed_in(signed_in)
    Appointment.objects.filter(person=cast.minh).update(valid_to=timezone.localdate() - timedelta(days=1))
    assert signed_in.get("/account/").status_code == 403
    Appointment.objects.filter(person=cast.minh).update(valid_to=timezone.localdate())
    assert is_signed_in(signed_in)
    Appointment.objects.filter(person=cast.minh).update(
        valid_from=timezone.localdate() + timedelta(days=1), valid_to=None
    )
    assert signed_in.get("/account/").status_code == 403


def test_the_account_names_roles_agencies_and_days(signed_in: Client, cast: SimpleNamespace) -> None:
    Appointment.objects.create(
        person=cast.minh, role="leader", valid_from=date(2021, 1, 1), valid_to=date(2022, 12, 31)
    )
    page = signed_in.get("/account/").content.decode()
    assert "Đầu mối báo cáo" in page and "STNMT" in page and "01/01/2021" in page
    assert "đang có hiệu lực" in page and "đã hết hiệu lực" in page and "31/12/2022" in page


@pytest.mark.parametrize(
    "change",
    [
        lambda _person: Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1)),
        lambda _person: Session.objects.all().delete(),
        lambda person: Person.objects.filter(pk=person.pk).update(is_active=False),
        lambda person: Person.objects.filter(pk=person.pk).update(password=make_password("một mật khẩu khác hẳn")),
        lambda _person: SessionRecord.objects.update(person=Person.objects.create(username="ai-khac")),
    ],
    ids=["lapsed", "gone", "locked", "another password", "another person"],
)
def test_what_the_record_does_not_vouch_for_is_signed_out(
    change: Callable[[Person], object], signed_in: Client, cast: SimpleNamespace
) -> None:
    assert signed_in.get("/account/").status_code == 200
    change(cast.minh)
    assert signed_in.get("/account/").status_code == 302


def test_the_guard_asks_two_questions_and_none_on_public_pages(
    signed_in: Client, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # The session with its record and its person; the roles; and the count of unread messages.
    with django_assert_num_queries(3):
        signed_in.get("/account/password/")
    with django_assert_num_queries(0):
        Client().get("/account/sign-in/")


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 coc_coc_browser/120.0 Chrome/114 Safari/537.36",
         "Cốc Cốc · Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140 Safari/537.36 Edg/140", "Edge · Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Mobile Safari/604.1", "Safari · iPhone"),
        (PHONE, "Chrome · Android"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_browser_is_known_by_its_family(text: str, family: str) -> None:
    assert agent_family(text) == family
