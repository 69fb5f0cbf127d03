"""Files to the system this installation hands its figures to (XANH_EXCHANGE_URL)."""

import base64
from pathlib import Path

from django.conf import settings

from xanh_web.base.durable import write_durably
from xanh_web.base.models import Delivery
from xanh_web.base.outbox.outcome import REFUSED, Outcome
from xanh_web.base.outbox.posting import post


def path_of(sha256: str) -> Path:
    """Return where the content of an upload lies."""
    return Path(settings.HOME) / "uploads" / sha256[:2] / sha256


def keep_upload(sha256: str, content: bytes) -> None:
    """Store the content of an upload durably under its hash."""
    path = path_of(sha256)
    if not path.exists():
        write_durably(path, content)


def send_upload(delivery: Delivery) -> Outcome:
    """Send the file of a claimed delivery and return how that ended.

    The Idempotency-Key is the hash of the content: the same on every attempt, so that the receiver can tell.
    """
    upload = delivery.upload
    if upload is None or upload.address != settings.EXCHANGE_URL:
        return Outcome(REFUSED, "other_address")
    try:
        content = path_of(upload.sha256).read_bytes()
    except OSError:
        return Outcome(REFUSED, "no_content")
    digest = base64.b64encode(bytes.fromhex(upload.sha256)).decode()
    headers = {
        "content-type": upload.content_type,
        "user-agent": "Xanh",
        "idempotency-key": upload.sha256,
        "content-digest": f"sha-256=:{digest}:",  # RFC 9530
    }
    if settings.EXCHANGE_TOKEN:
        headers["authorization"] = f"Bearer {settings.EXCHANGE_TOKEN}"
    return post(upload.address, content, headers)
