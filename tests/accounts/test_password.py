"""A new password: the rules, in Vietnamese, and what ends with the old one."""

from types import SimpleNamespace

import pytest
from django.test import Client
from tests.accounts.conftest import PASSWORD
from tests.accounts.test_sessions import browser, is_signed_in
from tests.world import events

from xanh_web.base.accounts.throttle import FREE_ATTEMPTS

pytestmark = pytest.mark.django_db
NEW = "bốn con vịt xiêm"


def change(client: Client, current: str = PASSWORD, new: str = NEW, again: str | None = None) -> tuple[int, str]:
    answer = client.post(
        "/account/password/", {"current": current, "new": new, "again": new if again is None else again}
    )
    return answer.status_code, answer.content.decode()


def test_a_new_password_ends_all_other_sessions_and_not_this_one(signed_in: Client) -> None:
    other = browser()
    assert change(signed_in)[0] == 302
    assert is_signed_in(signed_in)
    assert not is_signed_in(other)
    assert Client().post("/account/sign-in/", {"username": "minh", "password": NEW}).status_code == 302
    assert Client().post("/account/sign-in/", {"username": "minh", "password": PASSWORD}).status_code == 403
    assert ">phiên này<" in signed_in.get("/account/").content.decode()
    assert [event.details for event in events("change_password")] == [{}]


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("ngắn thôi", "Mật khẩu quá ngắn: cần ít nhất 12 ký tự."),
        ("839201746552", "Mật khẩu này hoàn toàn là số."),
        ("qwerty123456", "Mật khẩu này quá phổ biến."),
        (PASSWORD, "Đây là mật khẩu hiện tại"),
    ],
)
def test_a_weak_password_is_refused_in_vietnamese(new: str, sentence: str, signed_in: Client) -> None:
    status, page = change(signed_in, new=new)
    assert status == 400
    assert sentence in page
    assert new not in page


def test_two_different_new_passwords_are_refused(signed_in: Client) -> None:
    status, page = change(signed_in, again=NEW + "!")
    assert status == 400 and "không giống nhau" in page


def test_a_wrong_current_password_is_told_at_its_field(signed_in: Client) -> None:
    _status, page = change(signed_in, current="sai")
    field = page.split('for="id_current"')[1].split('for="id_new"')[0]
    assert "Mật khẩu hiện tại chưa đúng" in field and 'aria-invalid="true"' in field
    assert page.count("Mật khẩu hiện tại chưa đúng") == 1


def test_a_wrong_current_password_is_refused_and_counted(signed_in: Client) -> None:
    for _ in range(FREE_ATTEMPTS["name"]):
        status, page = change(signed_in, current="sai")
        assert status == 400 and "Mật khẩu hiện tại chưa đúng" in page
    assert "thử lại sau" in change(signed_in)[1]


def test_an_account_of_the_single_sign_on_alone_has_no_password_to_change(
    client: Client, cast: SimpleNamespace
) -> None:
    client.force_login(cast.khach)
    assert client.get("/account/password/").headers["Location"] == "/account/"
    assert "/account/password/" not in client.get("/account/").content.decode()
