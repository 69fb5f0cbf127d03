"""Signing in and out with a password."""

from types import SimpleNamespace

import pytest
from django.test import Client
from tests.accounts.conftest import PASSWORD
from tests.world import events

from xanh_web.base.models import Person, SessionRecord

pytestmark = pytest.mark.django_db
ADDRESS = "/account/sign-in/"


def post(client: Client, **changes: str) -> tuple[int, str, str]:
    """Return (status, where it leads, page)."""
    answer = client.post(ADDRESS, {"username": "minh", "password": PASSWORD} | changes)
    return answer.status_code, answer.headers.get("Location", ""), answer.content.decode()


def test_the_right_password_leads_to_the_desk_under_a_new_key(client: Client, cast: SimpleNamespace) -> None:
    client.get(ADDRESS)
    client.session.save()
    assert post(client) == (302, "/desk/", "")
    (event,) = events("sign_in")
    assert (event.subject, event.actor.username, event.details) == ("person:minh", "minh", {"way": "password"})
    assert SessionRecord.objects.get().person.username == "minh"


def test_the_key_of_a_session_from_before_signing_in_is_not_kept(client: Client, cast: SimpleNamespace) -> None:
    session = client.session
    session["planted"] = True
    session.save()
    client.cookies["sessionid"] = session.session_key or ""
    post(client)
    assert client.session.session_key != session.session_key


def test_the_session_cookie_is_safe_and_lasts_eight_hours(client: Client, cast: SimpleNamespace) -> None:
    post(client)
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 8 * 3600)


def test_one_without_a_role_is_led_to_their_account(client: Client, cast: SimpleNamespace) -> None:
    cast.khach.set_password(PASSWORD)
    cast.khach.save()
    assert post(client, username="khach")[:2] == (302, "/account/")


@pytest.mark.parametrize(
    ("username", "password"), [("minh", "sai"), ("khong.co", PASSWORD), ("khach", PASSWORD), ("operator", "")]
)
def test_a_wrong_password_an_unknown_name_and_no_password_read_the_same(
    username: str, password: str, client: Client, cast: SimpleNamespace
) -> None:
    status, _, page = post(client, username=username, password=password or "x")
    assert status == 403
    assert "Tên đăng nhập hoặc mật khẩu chưa đúng" in page
    assert (password or "\0") not in page
    assert "_auth_user_id" not in client.session


def test_an_inactive_account_cannot_sign_in(client: Client, cast: SimpleNamespace) -> None:
    Person.objects.filter(username="minh").update(is_active=False)
    assert post(client)[0] == 403


def test_a_refusal_is_an_event_of_an_account_that_exists_and_holds_no_password(
    client: Client, cast: SimpleNamespace
) -> None:
    post(client, password="sai-roi-nhe")
    post(client, username="khong.co")
    (event,) = events("sign_in_refused")
    assert (event.subject, event.details) == ("person:minh", {"way": "password"})


def test_an_unknown_name_costs_a_hash_as_well(
    client: Client, cast: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.contrib.auth.hashers import Argon2PasswordHasher

    hashed: list[int] = []
    encode, verify = Argon2PasswordHasher.encode, Argon2PasswordHasher.verify

    def counting_encode(self: Argon2PasswordHasher, password: str, salt: str) -> str:
        hashed.append(1)
        return encode(self, password, salt)

    def counting_verify(self: Argon2PasswordHasher, password: str, encoded: str) -> bool:
        hashed.append(1)
        return verify(self, password, encoded)

    monkeypatch.setattr(Argon2PasswordHasher, "encode", counting_encode)
    monkeypatch.setattr(Argon2PasswordHasher, "verify", counting_verify)
    counts = []
    for username in ("minh", "khong.co", "khach"):
        hashed.clear()
        post(client, username=username, password="sai")
        counts.append(len(hashed))
    assert counts == [1, 1, 1]


@pytest.mark.parametrize(
    "wanted", ["https://ac.example/", "//ac.example/", "/\\ac.example", "javascript:alert(1)", "http:ac.example"]
)
def test_next_never_leads_to_another_host(wanted: str, client: Client, cast: SimpleNamespace) -> None:
    assert f'name="next" value="{wanted}"' not in client.get(ADDRESS, {"next": wanted}).content.decode()
    assert post(client, next=wanted)[:2] == (302, "/desk/")


def test_next_leads_back_to_where_one_wanted_to_go(client: Client, cast: SimpleNamespace) -> None:
    asked = client.get("/account/?a=1&b=2")
    assert (asked.status_code, asked.headers["Location"]) == (302, "/account/sign-in/?next=/account/%3Fa%3D1%26b%3D2")
    assert 'value="/account/?a=1&amp;b=2"' in client.get(asked.headers["Location"]).content.decode()
    assert post(client, next="/account/?a=1&b=2")[1] == "/account/?a=1&b=2"


def test_a_fragment_asked_for_without_a_session_has_its_page_loaded_again(client: Client) -> None:
    answer = client.get("/account/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["HX-Refresh"]) == (204, "true")


@pytest.mark.parametrize("path", ["sign-in", "sign-out", "sessions/revoke", "password"])
def test_nothing_is_taken_without_the_token_of_the_form(path: str, cast: SimpleNamespace) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.minh)
    assert client.post(f"/account/{path}/", {"username": "minh", "password": PASSWORD}).status_code == 403
    assert client.get("/account/").status_code == 200


def test_signing_out_ends_the_session_and_is_only_taken_as_a_post(signed_in: Client) -> None:
    assert signed_in.get("/account/sign-out/").status_code == 405
    answer = signed_in.post("/account/sign-out/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert signed_in.get("/account/").status_code == 302
    assert not SessionRecord.objects.exists()
    assert [event.subject for event in events("sign_out")] == ["person:minh"]


def test_the_pages_of_an_account_are_kept_by_no_browser(signed_in: Client) -> None:
    assert "no-store" in signed_in.get("/account/").headers["Cache-Control"]
    assert "no-store" not in signed_in.get("/plan/").headers.get("Cache-Control", "")


def test_the_top_bar_says_who_is_there(client: Client, cast: SimpleNamespace) -> None:
    assert 'href="/account/sign-in/"' in client.get("/plan/").content.decode()
    post(client)
    page = client.get("/plan/").content.decode()
    assert "Minh" in page and 'action="/account/sign-out/"' in page
    assert 'href="/account/sign-in/"' not in page
