"""Who is believed about a visitor."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from xanh_web.base.proxies import SAID_BY_PROXIES, believe_proxies_alone, proxy_networks

SAID = {"HTTP_X_FORWARDED_FOR": "203.0.113.7", "HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_REQUEST_ID": "0" * 32}


def left_over(address: str) -> set[str]:
    kept: set[str] = set()

    def answer(request: HttpRequest) -> HttpResponse:
        kept.update(name for name in SAID_BY_PROXIES if name in request.META)
        return HttpResponse()

    believe_proxies_alone(answer)(RequestFactory().get("/", REMOTE_ADDR=address, **SAID))
    return kept


def test_a_proxy_of_this_installation_is_believed(settings: Settings) -> None:
    settings.PROXIES = proxy_networks("127.0.0.1, 10.1.2.0/24")
    assert left_over("127.0.0.1") == left_over("10.1.2.9") == left_over("") == set(SAID)


@pytest.mark.parametrize("address", ["10.1.3.9", "203.0.113.7", "::1", "nonsense"])
def test_nobody_else_is(address: str, settings: Settings) -> None:
    settings.PROXIES = proxy_networks("127.0.0.1, 10.1.2.0/24")
    assert left_over(address) == set()


@pytest.mark.parametrize("text", ["proxy.example", "10.1.2.3/24", "0.0.0.0/0", "::/0"])
def test_what_is_no_list_of_proxies_is_refused(text: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="XANH_PROXIES"):
        proxy_networks(text)
