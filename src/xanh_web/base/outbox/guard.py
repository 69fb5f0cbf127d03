"""Which addresses a webhook may call: of the public internet, or of a network this installation allows by name.

A name is looked up once, every answer is checked, and the call goes to an address that was checked: a name that is
answered differently a moment later leads nowhere else.
"""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from xanh.basis.errors import Refusal

type IP = ipaddress.IPv4Address | ipaddress.IPv6Address
USUAL_PORTS = {"https": 443, "http": 80}
NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class NotAllowed(Exception):
    """The name leads to an address that may not be called."""


@dataclass(frozen=True)
class Place:
    """The parts of a webhook's address; `path` with its query."""

    scheme: str
    host: str
    port: int
    path: str


def place_of(url: str) -> Place:
    """Return the parts of `url`; Refusal where it is no address a call may be sent to."""
    try:
        parts = urlsplit(url)
        port = parts.port or USUAL_PORTS.get(parts.scheme, 0)
    except ValueError:
        parts, port = urlsplit(""), 0
    known = url.isascii() and url.isprintable() and " " not in url and parts.scheme in USUAL_PORTS
    if not known or not parts.hostname or not port or parts.username or parts.fragment:
        raise Refusal("“{url}” is not an address that can be called: write https://HOST/PATH.", url=url)
    if parts.scheme == "http" and settings.PRODUCTION:
        raise Refusal("“{url}” is not protected: in production a webhook begins with https://.", url=url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(parts.scheme, parts.hostname, port, path)


def checked_address(place: Place) -> str:
    """Return an IP address of the place; NotAllowed where any of its addresses is not, OSError where it has none."""
    found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    addresses = [str(answer[4][0]) for answer in found]
    if not all(_allowed(ipaddress.ip_address(address)) for address in addresses):
        raise NotAllowed(place.host)
    return addresses[0]


def _allowed(address: IP) -> bool:
    address = _meant(address)
    if any(address in network for network in settings.WEBHOOK_NETWORKS):
        return True
    return address.is_global and not address.is_multicast


def _meant(address: IP) -> IP:
    """Return the IPv4 address that an IPv6 one stands for, or the address itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
