"""Sending a body to an address that was checked first; what the answer means for trying again."""

import urllib3

from xanh.basis.errors import Refusal
from xanh_web.base.outbox.guard import USUAL_PORTS, NotAllowed, Place, checked_address, place_of
from xanh_web.base.outbox.outcome import LATER, REFUSED, SENT, UNKNOWN, Outcome

PATIENCE = urllib3.Timeout(connect=10, read=20)
# The receiver says that it did not take it now (RFC 9110, RFC 6585).
PASSING = {408, 425, 429}


def post(url: str, body: bytes, headers: dict[str, str]) -> Outcome:
    """Send `body` to `url` once and return how that ended; a redirect is not followed but a failure."""
    try:
        place = place_of(url)
        address = checked_address(place)
    except (Refusal, NotAllowed):
        return Outcome(REFUSED, "address_not_allowed")
    except (OSError, UnicodeError):
        return Outcome(LATER, "no_connection")
    with _pool(place, address) as pool:
        return _post(pool, place, body, headers)


def _pool(place: Place, address: str) -> urllib3.HTTPConnectionPool:
    if place.scheme == "http":
        return urllib3.HTTPConnectionPool(address, place.port)
    # To the address that was checked, with the certificate of the name that was meant.
    return urllib3.HTTPSConnectionPool(
        address, place.port, server_hostname=place.host, assert_hostname=place.host, cert_reqs="CERT_REQUIRED"
    )


def _post(pool: urllib3.HTTPConnectionPool, place: Place, body: bytes, headers: dict[str, str]) -> Outcome:
    try:
        response = pool.urlopen(
            "POST",
            place.path,
            body=body,
            headers=headers | {"host": _host_header(place)},
            redirect=False,
            retries=False,
            timeout=PATIENCE,
            preload_content=False,
        )
    except urllib3.exceptions.SSLError:
        return Outcome(LATER, "not_secure")
    except (urllib3.exceptions.NewConnectionError, urllib3.exceptions.ConnectTimeoutError):
        return Outcome(LATER, "no_connection")
    except (urllib3.exceptions.HTTPError, OSError):
        # The receiver may have taken it, and only its answer be missing.
        return Outcome(UNKNOWN, "lost_connection")
    status = response.status
    response.close()
    if 200 <= status < 300:
        return Outcome(SENT)
    return Outcome(LATER if status >= 500 or status in PASSING else REFUSED, f"http_{status}")


def _host_header(place: Place) -> str:
    host = f"[{place.host}]" if ":" in place.host else place.host
    return host if place.port == USUAL_PORTS[place.scheme] else f"{host}:{place.port}"
