"""One signed call to one webhook, in the manner of Standard Webhooks (standardwebhooks.com, signature v1).

The receiver computes HMAC-SHA256 of "{webhook-id}.{webhook-timestamp}.{body}" with the secret's bytes and compares it
with `webhook-signature`; the id of a call stays the same on every attempt.
"""

import base64
import hashlib
import hmac
from datetime import datetime

from django.utils import timezone
from django.utils.crypto import salted_hmac

from xanh_web.base.models import Delivery, WebhookCall
from xanh_web.base.outbox.outcome import REFUSED, Outcome
from xanh_web.base.outbox.posting import post

SECRET_PREFIX = "whsec_"  # noqa: S105 - the mark of a secret, not one


def send_call(delivery: Delivery) -> Outcome:
    """Make the call of a claimed delivery and return how that ended; a redirect is not followed but a failure."""
    call = delivery.call
    if call is None or call.subscription.revoked_at is not None:
        return Outcome(REFUSED, "revoked")
    return post(call.subscription.url, call.body.encode(), signed_headers(call, timezone.now()))


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
