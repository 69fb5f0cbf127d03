"""The address is entered by an administrator; whether e-mails come is the person's own choice."""

from types import SimpleNamespace

import pytest
from django.test import Client
from tests.cli.conftest import Run, xanh
from tests.refusals import NO_ROLE, refused
from tests.world import START, events

from xanh_web.base.accounts.people import set_email
from xanh_web.base.actions import operator
from xanh_web.base.models import Event, Person

__all__ = ["xanh"]
pytestmark = pytest.mark.django_db


def test_an_address_is_set_and_taken_away_and_stands_in_no_event(cast: SimpleNamespace) -> None:
    set_email(person=cast.tuan, email=" tuan@EXAMPLE.vn ", by=operator(), at=START)
    assert Person.objects.get(username="tuan").email == "tuan@example.vn"
    set_email(person=cast.tuan, email="", by=operator(), at=START)
    assert Person.objects.get(username="tuan").email == ""
    assert [event.details for event in events("set_email")] == [{"has_email": True}, {"has_email": False}]
    assert "tuan@" not in str(list(Event.objects.values()))


def test_what_is_no_address_is_refused(cast: SimpleNamespace) -> None:
    operator()
    for text in ("minh", "minh@", "a@b\nBcc: c@d.vn"):
        with refused("not an e-mail address"):
            set_email(person=cast.minh, email=text, by=operator(), at=START)
    assert Person.objects.get(username="minh").email == "minh@example.vn"


def test_only_an_administrator_sets_it(cast: SimpleNamespace) -> None:
    for person in (cast.lan, cast.minh, cast.an, cast.khach):
        with refused(NO_ROLE):
            set_email(person=cast.minh, email="a@b.vn", by=person, at=START)


def test_one_chooses_on_the_account_page(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.minh)
    assert 'name="wants" value="1" checked' in client.get("/account/").content.decode()
    client.post("/account/email/")
    assert not Person.objects.get(username="minh").wants_email
    client.post("/account/email/", {"wants": "1"})
    assert Person.objects.get(username="minh").wants_email
    assert [event.details for event in events("choose_email")] == [{"wants": False}, {"wants": True}]


def test_without_an_address_the_page_says_whom_to_ask(cast: SimpleNamespace, client: Client) -> None:
    client.force_login(cast.tuan)
    page = client.get("/account/").content.decode()
    assert "chưa có địa chỉ thư điện tử" in page and 'name="wants"' not in page


def test_the_command_line(xanh: Run, cast: SimpleNamespace) -> None:
    said = "Từ nay tuan nhận thư điện tử tại tuan@example.vn.\n"
    assert xanh("person", "email", "tuan", "tuan@example.vn").out == said
    assert xanh("person", "email", "tuan").out == "tuan không nhận thư điện tử.\n"
    assert xanh("person", "email", "tuan", "x").code == 1
    xanh("person", "add", "mai", "--name", "Mai", "--no-password", "--email", "mai@example.vn")
    assert Person.objects.get(username="mai").email == "mai@example.vn"
    assert xanh("person", "add", "ba", "--name", "Ba", "--no-password", "--email", "x").code == 1
