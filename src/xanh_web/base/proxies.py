"""Whose word about a visitor counts: that of the proxies of this installation, and of nobody else."""

import ipaddress
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse

from xanh.basis.language import gettext as _

type Network = ipaddress.IPv4Network | ipaddress.IPv6Network
SAID_BY_PROXIES = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_REQUEST_ID")


def proxy_networks(text: str) -> list[Network]:
    """Return the networks of a setting such as "127.0.0.1, 10.1.2.0/24"; ImproperlyConfigured where it is none."""
    try:
        networks = _networks(text)
    except ValueError as error:
        raise ImproperlyConfigured(
            _("XANH_PROXIES are addresses or networks of proxies: write them like 127.0.0.1,10.1.2.0/24.")
        ) from error
    if any(network.prefixlen == 0 for network in networks):
        raise ImproperlyConfigured(_("XANH_PROXIES would trust the whole world: name the proxies alone."))
    return networks


def watcher_networks(text: str) -> list[Network]:
    """Return the networks of XANH_METRICS_FROM, none by default; ImproperlyConfigured where it is no list of them."""
    try:
        networks = _networks(text)
    except ValueError as error:
        raise ImproperlyConfigured(
            _("XANH_METRICS_FROM are addresses or networks of watchers: write them like 127.0.0.1,10.1.2.0/24.")
        ) from error
    if any(network.prefixlen == 0 for network in networks):
        raise ImproperlyConfigured(_("XANH_METRICS_FROM would let the whole world watch: name the watchers alone."))
    return networks


def visitor_address(request: HttpRequest) -> str:
    """Return the address a request comes from: what our proxy says of it where there is one, else its own."""
    header = settings.CLIENT_ADDRESS_HEADER
    # The last entry is the proxy's own observation; those before it are whatever the visitor wrote.
    forwarded = request.META.get(header, "").rsplit(",", 1)[-1].strip() if header else ""
    return str(forwarded or request.META.get("REMOTE_ADDR", ""))


def believe_proxies_alone(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Forget what a request says of its visitor's address, protection and id where no proxy of ours sent it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not _is_proxy(request.META.get("REMOTE_ADDR", "")):
            for header in SAID_BY_PROXIES:
                request.META.pop(header, None)
        return answer(request)

    return middleware


def _networks(text: str) -> list[Network]:
    return [ipaddress.ip_network(part.strip()) for part in text.split(",") if part.strip()]


def _is_proxy(address: str) -> bool:
    if not address:
        # A socket has no address: who may open the file is the proxy.
        return True
    try:
        asks = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(asks in network for network in settings.PROXIES)
