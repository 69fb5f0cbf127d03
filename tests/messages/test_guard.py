"""A webhook leads nowhere inside the house unless the installation says so, whatever name it hides behind."""

import ipaddress
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from xanh.basis.errors import Refusal
from xanh_web.base.outbox import posting
from xanh_web.base.outbox.guard import NotAllowed, checked_address, place_of

INSIDE = [
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0", "224.0.0.1",
    "[::1]", "[fe80::1]", "[fd00::1]", "[::ffff:10.1.2.3]", "[64:ff9b::a01:203]", "[2002:a01:203::1]", "2130706433",
    "0x7f.1", "localhost",
]  # fmt: skip


@pytest.mark.parametrize("host", INSIDE)
def test_an_address_inside_is_not_called(host: str) -> None:
    with pytest.raises(NotAllowed):
        checked_address(place_of(f"https://{host}/hook"))


@pytest.mark.parametrize("host", ["8.8.8.8", "[2001:4860:4860::8888]"])
def test_an_address_of_the_internet_may_be(host: str) -> None:
    assert checked_address(place_of(f"https://{host}/hook")) == host.strip("[]")


def test_a_network_that_is_named_may_be_called_and_no_other(settings: Settings) -> None:
    settings.WEBHOOK_NETWORKS = (ipaddress.ip_network("10.1.2.0/24"),)
    assert checked_address(place_of("https://10.1.2.3/")) == "10.1.2.3"
    assert checked_address(place_of("https://[::ffff:10.1.2.3]/"))
    with pytest.raises(NotAllowed):
        checked_address(place_of("https://10.1.3.3/"))


def test_one_answer_inside_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 443)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_more: answers)
    with pytest.raises(NotAllowed):
        checked_address(place_of("https://hai-mat.example.vn/"))


def test_the_name_is_asked_once_and_the_call_goes_where_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, reached = [], []

    def answer(host: str, port: int, **_more: object) -> list[tuple[object, ...]]:
        asked.append(host)
        ip = "8.8.8.8" if len(asked) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port))]

    def connect(address: tuple[str, int], *_more: object, **_still_more: object) -> socket.socket:
        reached.append(address)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    place = place_of("https://doi-ten.example.vn/hook")
    with posting._pool(place, checked_address(place)) as pool:
        outcome = posting._post(pool, place, b"{}", {})
    assert (asked, reached) == (["doi-ten.example.vn"], [("8.8.8.8", 443)])
    assert outcome.kind == "later"


def test_production_calls_protected_addresses_only(settings: Settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(Refusal, match="https"):
        place_of("http://8.8.8.8/")
    assert place_of("https://8.8.8.8/a?b=c").path == "/a?b=c"


@given(st.text(max_size=60))
def test_any_text_is_a_place_or_refused(text: str) -> None:
    for url in (text, f"https://{text}", f"http://a{text}/", f"ftp://a:80/{text}"):
        try:
            place = place_of(url)
        except Refusal:
            continue
        assert place.scheme in ("http", "https") and place.host and 0 < place.port < 65536
        assert place.path.startswith("/") and place.path.isprintable() and " " not in place.path
