"""What the worker does: one task for each delivery."""

from django.tasks import task
from django.utils import timezone

from xanh_web.base.models.delivery import Channel
from xanh_web.base.outbox.calls import send_call
from xanh_web.base.outbox.mail import send_email
from xanh_web.base.outbox.sending import claim_delivery, record_outcome
from xanh_web.base.outbox.uploads import send_upload

SENDERS = {Channel.EMAIL: send_email, Channel.WEBHOOK: send_call, Channel.UPLOAD: send_upload}


@task()
def deliver(number: int) -> str:
    """Send one delivery and return how that ended; "" where there was nothing to do, as on a second task for it."""
    claimed = claim_delivery(number=number, at=timezone.now())
    if claimed is None:
        return ""
    outcome = SENDERS[Channel(claimed.channel)](claimed)
    again = record_outcome(delivery=claimed, outcome=outcome, at=timezone.now())
    if again is not None:
        deliver.using(run_after=again).enqueue(number)
    return outcome.kind
