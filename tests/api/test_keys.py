"""Keys: told once, known by their hash, refused when they do not hold, slowed down when guessed."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client
from tests.api.conftest import NOW, Call, Caller, key_of
from tests.refusals import NO_ROLE, refused
from tests.world import events, vn

from xanh_web.base.accounts.keys import create_api_key, revoke_api_key
from xanh_web.base.actions import operator
from xanh_web.base.models import ApiKey, Event

pytestmark = pytest.mark.django_db
OWN = "/api/v1/own/reports"


def test_a_key_is_told_once_and_kept_as_a_hash(cast: SimpleNamespace) -> None:
    text = key_of(cast.minh)
    (key,) = ApiKey.objects.all()
    assert text.startswith("xanh_") and len(text) > 45
    assert text not in str(vars(key)) and text not in str(list(Event.objects.values()))
    (event,) = events("create_api_key")
    assert (event.subject, event.details["key"]) == ("person:minh", key.pk)


def test_who_may_not_appoint_makes_no_key(cast: SimpleNamespace) -> None:
    values = {"label": "x", "valid_to": date(2025, 1, 1), "at": NOW}
    for name in ("minh", "hoa", "lan", "an"):
        with refused(NO_ROLE):
            create_api_key(person=cast.minh, by=getattr(cast, name), **values)
    with refused("is the command line's own"):
        create_api_key(person=operator(), by=operator(), **values)
    with refused("has passed already"):
        create_api_key(person=cast.minh, by=operator(), **values | {"valid_to": date(2024, 11, 11)})
    for label in ("", " ", "x" * 81, "a\nb"):
        with refused("1 to 80 characters"):
            create_api_key(person=cast.minh, by=operator(), **values | {"label": label})


def test_a_key_holds_to_the_end_of_its_last_day(cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch) -> None:
    caller = Caller(key_of(cast.minh))
    assert caller("GET", OWN).status_code == 200
    assert ApiKey.objects.get().last_used == NOW.date()
    for instant, code in ((vn(2025, 6, 30, 23, 59), 200), (vn(2025, 7, 1, 0, 0), 401)):
        monkeypatch.setattr("django.utils.timezone.now", lambda instant=instant: instant)
        assert caller("GET", OWN).status_code == code
    assert "30/06/2025" in caller("GET", OWN).json()["detail"]


def test_a_revoked_key_is_refused_and_says_so(cast: SimpleNamespace) -> None:
    caller = Caller(key_of(cast.minh))
    key = ApiKey.objects.get()
    with refused(NO_ROLE):
        revoke_api_key(key=key, by=cast.hoa, at=NOW)
    revoke_api_key(key=key, by=cast.minh, at=NOW)
    revoke_api_key(key=key, by=cast.minh, at=NOW + timedelta(days=1))
    key.refresh_from_db()
    assert key.revoked_at == NOW and len(events("revoke_api_key")) == 1
    answer = caller("GET", OWN)
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="xanh"')
    assert "revoked" in answer.json()["detail"]
    assert caller("GET", "/api/v1/plans").status_code == 401  # a wrong key is said even where none is needed


def test_the_key_of_one_whose_role_ended_opens_nothing(cast: SimpleNamespace) -> None:
    caller = Caller(key_of(cast.binh))
    answer = caller("GET", OWN)
    assert answer.status_code == 403 and "no role" in answer.json()["detail"]
    minh = Caller(key_of(cast.minh))
    cast.minh.is_active = False
    cast.minh.save()
    assert minh("GET", OWN).status_code == 401


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer x", "Basic bWluaDp4", "xanh_abc", "Bearer \u00e9", "Bearer xanh_" + "a" * 5000]
)
def test_what_is_no_key_is_401(cast: SimpleNamespace, header: str) -> None:
    answer = Client(headers={"authorization": header}).get(OWN)
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")


def test_a_key_in_an_address_is_refused_even_where_it_holds(call: Call) -> None:
    minh = call("minh")
    for query in (f"access_token={minh.key}", f"x={minh.key}", "api_key=1", "token=1"):
        answer = minh("GET", f"{OWN}?{query}")
        assert answer.status_code == 400 and "revoke it" in answer.json()["detail"], query


def test_guessing_is_slowed_down_per_address_and_locks_nobody_out_of_the_site(call: Call) -> None:
    wrong, right = Caller("xanh_wrong"), call("minh")
    codes = [wrong("GET", OWN).status_code for _attempt in range(25)]
    assert codes[:20] == [401] * 20 and codes[-1] == 429
    answer = right("GET", OWN)
    assert answer.status_code == 429 and 1 <= int(answer["Retry-After"]) <= 900
    assert Client(REMOTE_ADDR="203.0.113.9").get(OWN, headers=right.headers).status_code == 200
    assert Client().post("/account/sign-in/", {"username": "x", "password": "y"}).status_code == 403


def test_ones_own_keys_are_listed_and_revoked_on_the_account_page(cast: SimpleNamespace) -> None:
    caller = Caller(key_of(cast.minh))
    key_of(cast.hoa)
    mine, others = ApiKey.objects.get(person=cast.minh), ApiKey.objects.get(person=cast.hoa)
    client = Client()
    client.force_login(cast.minh)
    assert "Phần mềm của Sở" in client.get("/account/").content.decode()
    assert client.post("/account/keys/revoke/", {"key": others.pk}).status_code == 404
    assert client.post("/account/keys/revoke/", {"key": "x"}).status_code == 404
    assert client.post("/account/keys/revoke/", {"key": mine.pk}).status_code == 302
    assert caller("GET", OWN).status_code == 401
    assert ApiKey.objects.get(person=cast.hoa).revoked_at is None
