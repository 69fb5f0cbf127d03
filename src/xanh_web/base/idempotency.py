"""Requests under a key of their sender (header Idempotency-Key): done once, however often they are sent.

An answer is kept where something was done; a refusal changed nothing, so it frees its key.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from xanh.basis.errors import Refusal
from xanh_web.base.models import IdempotentRequest, Person

ABANDONED_AFTER = timedelta(minutes=10)


class StillRunning(Refusal):
    """The same request is being worked on at this moment."""


class OtherRequest(Refusal):
    """The key has been used for another request."""


def begin_request(*, person: Person, key: str, call: str, request_hash: str, at: datetime) -> IdempotentRequest:
    """Return the row of a request: without `status` it is the caller's to carry out, else it has been answered.

    StillRunning where another is carrying it out; one that never ended may be begun again after ten minutes.
    """
    with transaction.atomic():
        row, new = IdempotentRequest.objects.get_or_create(
            person=person, key=key, defaults={"call": call[:600], "request_hash": request_hash, "at": at}
        )
    if not new and (row.call, row.request_hash) != (call[:600], request_hash):
        raise OtherRequest("This Idempotency-Key was used for another request: choose a new key for a new request.")
    if new or row.status is not None:
        return row
    taken = IdempotentRequest.objects.filter(pk=row.pk, status=None, at=row.at, at__lt=at - ABANDONED_AFTER)
    if not taken.update(at=at):
        raise StillRunning("The same request is being carried out at this moment: ask again in a few seconds.")
    return row


def end_request(row: IdempotentRequest, status: int, body: str) -> None:
    """Keep the answer to a request that did something."""
    IdempotentRequest.objects.filter(pk=row.pk).update(status=status, body=body)


def free_request(row: IdempotentRequest) -> None:
    """Forget a request that did nothing: it may be sent anew under its key."""
    IdempotentRequest.objects.filter(pk=row.pk, status=None).delete()


@transaction.atomic
def forget_answers(*, at: datetime) -> int:
    """Delete the answers older than they are kept; return how many."""
    oldest = at - timedelta(days=settings.API_ANSWERS_KEPT_DAYS)
    count, _by_model = IdempotentRequest.objects.filter(at__lt=oldest).delete()
    return count
