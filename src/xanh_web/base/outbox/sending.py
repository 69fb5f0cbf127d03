"""The state of a delivery while it is sent. Nothing is sent twice: it is claimed, and the claim committed, first."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from xanh_web.base.models import Delivery
from xanh_web.base.models.delivery import DeliveryState
from xanh_web.base.outbox.outcome import LATER, SENT, UNKNOWN, Outcome

# After a refusal that may pass, the next attempt waits this long; after the last of these it has failed.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60))
# Longer than any attempt takes: whoever claimed and has said nothing since is gone.
LOST_AFTER = timedelta(minutes=15)


@transaction.atomic(durable=True)
def claim_delivery(*, number: int, at: datetime) -> Delivery | None:
    """Take a delivery that waits and is due, for this worker alone; None where another has it or it does not wait.

    `durable`: the claim is in the database for good before a word is sent.
    """
    due = Delivery.objects.filter(pk=number, state=DeliveryState.WAITING, next_try_at__lte=at)
    taken = due.update(state=DeliveryState.SENDING, claimed_at=at, next_try_at=None, attempts=F("attempts") + 1)
    if not taken:
        return None
    return Delivery.objects.select_related("message__to", "call__subscription", "upload").get(pk=number)


@transaction.atomic
def record_outcome(*, delivery: Delivery, outcome: Outcome, at: datetime) -> datetime | None:
    """Write down how the attempt on a claimed delivery ended; return when to try again, None for never.

    A worker that was thought lost and comes back late is believed, unless the delivery has been claimed anew.
    """
    state, again = _what_follows(delivery, outcome, at)
    still_ours = Delivery.objects.filter(
        pk=delivery.pk, attempts=delivery.attempts, state__in=[DeliveryState.SENDING, DeliveryState.UNKNOWN]
    )
    written = still_ours.update(
        state=state,
        next_try_at=again,
        sent_at=at if state == DeliveryState.SENT else None,
        last_error=outcome.error,
    )
    return again if written else None


def _what_follows(delivery: Delivery, outcome: Outcome, at: datetime) -> tuple[DeliveryState, datetime | None]:
    if outcome.kind == SENT:
        return DeliveryState.SENT, None
    if outcome.kind == UNKNOWN:
        return DeliveryState.UNKNOWN, None
    if outcome.kind == LATER and delivery.attempts <= len(WAITS):
        return DeliveryState.WAITING, at + WAITS[delivery.attempts - 1]
    return DeliveryState.FAILED, None


@transaction.atomic
def hold_lost(*, at: datetime) -> int:
    """Set down as unknown what was claimed long ago and never reported; return how many. It is not sent by itself."""
    lost = Delivery.objects.filter(state=DeliveryState.SENDING, claimed_at__lt=at - LOST_AFTER)
    count: int = lost.update(state=DeliveryState.UNKNOWN, last_error="worker_lost") if lost.exists() else 0
    return count


@transaction.atomic
def hold_restored() -> int:
    """After a restore: what waited in the backup may have been sent since from where it came; return how many."""
    open_ones = Delivery.objects.filter(state__in=[DeliveryState.WAITING, DeliveryState.SENDING])
    count: int = open_ones.update(state=DeliveryState.UNKNOWN, next_try_at=None, last_error="restored")
    return count
