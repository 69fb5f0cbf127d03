"""Who guesses passwords is slowed down, whichever worker they reach."""

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.test import Client, RequestFactory
from pytest_django import Settings
from tests.accounts.conftest import PASSWORD
from tests.world import events, vn

from xanh_web.base.accounts.throttle import FIRST_LOCK, FREE_ATTEMPTS, LONGEST_LOCK, address_key, count_attempt
from xanh_web.base.models import SignInCounter

pytestmark = pytest.mark.django_db
NOON = vn(2026, 11, 2, 12)


class Clock:
    def __init__(self) -> None:
        self.now: datetime = NOON


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock.now)
    return clock


def sign_in(client: Client, given: str = "sai", username: str = "minh", **extra: str) -> tuple[int, str]:
    answer = client.post("/account/sign-in/", {"username": username, "password": given}, **extra)
    return answer.status_code, answer.content.decode()


def test_after_some_wrong_passwords_even_the_right_one_waits(
    client: Client, cast: SimpleNamespace, clock: Clock
) -> None:
    for _ in range(FREE_ATTEMPTS["name"]):
        assert "chưa đúng" in sign_in(client)[1]
    status, page = sign_in(client, PASSWORD)
    assert status == 403
    assert "Hãy thử lại sau 1 phút, từ 12:00:30." in page
    assert len(events("sign_in_refused")) == FREE_ATTEMPTS["name"]
    clock.now = NOON + FIRST_LOCK + timedelta(seconds=1)
    assert sign_in(client, PASSWORD)[0] == 302


def test_other_spellings_and_addresses_count_for_the_same_name(cast: SimpleNamespace, clock: Clock) -> None:
    for number in range(FREE_ATTEMPTS["name"]):
        sign_in(Client(), username="MINH" if number % 2 else "minh", REMOTE_ADDR=f"192.0.2.{number}")
    assert "thử lại sau" in sign_in(Client(), PASSWORD, REMOTE_ADDR="198.51.100.1")[1]


def test_an_unknown_name_is_locked_like_a_known_one(client: Client, clock: Clock) -> None:
    for _ in range(FREE_ATTEMPTS["name"]):
        sign_in(client, username="khong.co")
    assert "thử lại sau" in sign_in(client, username="khong.co")[1]


def test_one_address_that_tries_many_names_is_locked(cast: SimpleNamespace, clock: Clock) -> None:
    keys = [("address", "a" * 64)]
    for number in range(FREE_ATTEMPTS["address"]):
        assert count_attempt([("name", f"{number:064}"), *keys], NOON) is None
    assert count_attempt([("name", "f" * 64), *keys], NOON) == NOON + FIRST_LOCK
    assert count_attempt([("name", "f" * 64), ("address", "b" * 64)], NOON) is None


def test_a_sign_in_that_succeeds_gives_its_own_attempt_back_and_no_more(
    client: Client, cast: SimpleNamespace, clock: Clock
) -> None:
    sign_in(client, username="khong.co")
    sign_in(client)
    sign_in(client, PASSWORD)
    counts = sorted(SignInCounter.objects.values_list("failures", flat=True))
    assert counts == [1, 2]  # the unknown name, and the address; Minh's own count is gone


def test_the_wait_grows_to_a_quarter_of_an_hour_and_is_forgotten_after_an_hour() -> None:
    key, at, waits = [("name", "c" * 64)], NOON, []
    for _ in range(14):
        assert count_attempt(key, at) is None
        until = SignInCounter.objects.get().locked_until
        waits.append((until - at).total_seconds() if until else 0)
        at = until or at
    assert waits[:4] == [0] * 4
    assert waits[4:10] == [30, 60, 120, 240, 480, 900]
    assert set(waits[10:]) == {LONGEST_LOCK.total_seconds()}
    assert count_attempt(key, at + timedelta(minutes=61)) is None
    assert SignInCounter.objects.get().failures == 1


def test_attempts_made_at_once_are_counted_before_any_password_is_looked_at(
    cast: SimpleNamespace, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []

    def look(*_: object, **__: object) -> None:
        counted.append(max(SignInCounter.objects.values_list("failures", flat=True)))

    monkeypatch.setattr("django.contrib.auth.authenticate", look)
    sign_in(Client())
    sign_in(Client())
    assert counted == [1, 2]


def test_no_name_and_no_address_is_written_down(client: Client, clock: Clock) -> None:
    sign_in(client, username="minh.tran", REMOTE_ADDR="192.0.2.7")
    stored = str(list(SignInCounter.objects.values()))
    assert "minh" not in stored and "192.0.2" not in stored


def test_behind_a_proxy_the_address_it_saw_counts_and_not_what_the_visitor_wrote(settings: Settings) -> None:
    def key(forwarded: str) -> tuple[str, str]:
        return address_key(RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=forwarded))

    assert key("192.0.2.1") == key("192.0.2.2")  # without a proxy the header is anybody's word
    settings.CLIENT_ADDRESS_HEADER = "HTTP_X_FORWARDED_FOR"
    assert key("203.0.113.9, 192.0.2.1") == key("203.0.113.10, 192.0.2.1") == key("192.0.2.1")
    assert key("192.0.2.1") != key("192.0.2.2")
    assert key("2001:db8:1:2::1") == key("2001:db8:1:2:ffff::9") != key("2001:db8:1:3::1")
