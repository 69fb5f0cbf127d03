"""One signed call to one webhook, in the manner of Standard Webhooks (standardwebhooks.com, signature v1).

The receiver computes HMAC-SHA256 of "{webhook-id}.{webhook-timestamp}.{body}" with the secret's bytes and compares it
with `webhook-signature`; the id of a call stays the same on every attempt.
"""

import base64
import hashlib
import hmac
from datetime import datetime

import urllib3
from django.utils import timezone
from django.utils.crypto import salted_hmac

from xanh.basis.errors import Refusal
from xanh_web.base.models import Delivery, WebhookCall
from xanh_web.base.outbox.guard import USUAL_PORTS, NotAllowed, Place, checked_address, place_of
from xanh_web.base.outbox.outcome import LATER, REFUSED, SENT, UNKNOWN, Outcome

PATIENCE = urllib3.Timeout(connect=10, read=20)
SECRET_PREFIX = "whsec_"  # noqa: S105 - the mark of a secret, not one
# The receiver says that it did not take the call now (RFC 9110, RFC 6585).
PASSING = {408, 425, 429}


def send_call(delivery: Delivery) -> Outcome:
    """Make the call of a claimed delivery and return how that ended; a redirect is not followed but a failure."""
    call = delivery.call
    if call is None or call.subscription.revoked_at is not None:
        return Outcome(REFUSED, "revoked")
    try:
        place = place_of(call.subscription.url)
        address = checked_address(place)
    except (Refusal, NotAllowed):
        return Outcome(REFUSED, "address_not_allowed")
    except (OSError, UnicodeError):
        return Outcome(LATER, "no_connection")
    with _pool(place, address) as pool:
        return _post(pool, place, call)


def signed_headers(call: WebhookCall, at: datetime) -> dict[str, str]:
    """Return the headers of a call made at `at`: its lasting id, the second it is made, and the signature over both."""
    mark, second = call_id(call), str(int(at.timestamp()))
    return {
        "content-type": "application/json",
        "user-agent": "Xanh",
        "webhook-id": mark,
        "webhook-timestamp": second,
        "webhook-signature": "v1," + signature(call.subscription.secret, f"{mark}.{second}.{call.body}"),
    }


def signature(secret: str, content: str) -> str:
    """Return HMAC-SHA256 of `content` in base64, under the bytes that `secret` ("whsec_…") writes in base64."""
    key = base64.b64decode(secret.removeprefix(SECRET_PREFIX))
    return base64.b64encode(hmac.new(key, content.encode(), hashlib.sha256).digest()).decode()


def call_id(call: WebhookCall) -> str:
    """Return the id of a call, which no other of any installation has."""
    return "msg_" + salted_hmac("xanh.webhook_call", str(call.pk), algorithm="sha256").hexdigest()[:32]


def _pool(place: Place, address: str) -> urllib3.HTTPConnectionPool:
    if place.scheme == "http":
        return urllib3.HTTPConnectionPool(address, place.port)
    # To the address that was checked, with the certificate of the name that was meant.
    return urllib3.HTTPSConnectionPool(
        address, place.port, server_hostname=place.host, assert_hostname=place.host, cert_reqs="CERT_REQUIRED"
    )


def _post(pool: urllib3.HTTPConnectionPool, place: Place, call: WebhookCall) -> Outcome:
    headers = signed_headers(call, timezone.now()) | {"host": _host_header(place)}
    try:
        response = pool.urlopen(
            "POST",
            place.path,
            body=call.body.encode(),
            headers=headers,
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
        # The receiver may have taken the call, and only its answer be missing.
        return Outcome(UNKNOWN, "lost_connection")
    status = response.status
    response.close()
    if 200 <= status < 300:
        return Outcome(SENT)
    return Outcome(LATER if status >= 500 or status in PASSING else REFUSED, f"http_{status}")


def _host_header(place: Place) -> str:
    host = f"[{place.host}]" if ":" in place.host else place.host
    return host if place.port == USUAL_PORTS[place.scheme] else f"{host}:{place.port}"
