"""Handing the figures of the ledger to another system."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from xanh.basis.errors import Refusal
from xanh.basis.hashing import sha256_hex
from xanh.interchange.sdmx import Fact, write_csv, write_ml
from xanh.interchange.sdmx.names import AGENCY
from xanh_web.base.actions import record_event
from xanh_web.base.models import Delivery, Person, Upload
from xanh_web.base.models.delivery import Channel
from xanh_web.base.outbox.actions import queue_delivery
from xanh_web.base.outbox.guard import place_of
from xanh_web.base.outbox.uploads import keep_upload
from xanh_web.base.permissions import require
from xanh_web.ledger.exchange import facts_of
from xanh_web.ledger.models import Observation


def _ml(version: str, facts: Sequence[Fact]) -> bytes:
    # Prepared when its newest figure was recorded: the same figures make the same file.
    newest = max(fact.recorded_at for fact in facts if fact.recorded_at)
    return write_ml(facts, version=version, prepared=newest, sender=AGENCY)


# The name of a format, its media type, and how facts are written in it.
PUSHED: dict[str, tuple[str, Callable[[Sequence[Fact]], bytes]]] = {
    "csv": ("application/vnd.sdmx.data+csv;version=2.0.0", write_csv),
    "xml": ("application/vnd.sdmx.data+xml;version=3.0.0", partial(_ml, "3.0")),
    "xml-2.1": ("application/vnd.sdmx.structurespecificdata+xml;version=2.1", partial(_ml, "2.1")),
}


@transaction.atomic
def push_figures(*, form: str, by: Person, at: datetime) -> tuple[Upload, bool, int]:
    """Queue every figure that stands at `at` for XANH_EXCHANGE_URL; return the upload, whether it is new, how many.

    Illustrative figures never leave so. The same content is not sent to an address twice.
    """
    require(by, "push_figures", at=at)
    if not settings.EXCHANGE_URL:
        raise Refusal("No address is set that figures are handed to: set XANH_EXCHANGE_URL.")
    place_of(settings.EXCHANGE_URL)
    standing = Observation.objects.as_known_at(at).filter(illustrative=False)
    facts = list(facts_of(standing.order_by("indicator", "area_code", "period", "id")))
    if not facts:
        raise Refusal("There are no figures to hand over: illustrative ones are not sent.")
    content_type, write = PUSHED[form]
    content = write(facts)
    sha256 = sha256_hex(content)
    keep_upload(sha256, content)
    made = {"content_type": content_type, "size": len(content), "created_at": at, "created_by": by}
    upload, new = Upload.objects.get_or_create(
        address=settings.EXCHANGE_URL, sha256=sha256, defaults={"subject": "figures", **made}
    )
    if new:
        record_event(
            action="push_figures",
            subject=f"upload:{upload.pk}",
            by=by,
            at=at,
            host=urlsplit(upload.address).hostname,
            sha256=sha256,
            observations=len(facts),
        )
        queue_delivery(Delivery(channel=Channel.UPLOAD, upload=upload, created_at=at, next_try_at=at))
    return upload, new, len(facts)
