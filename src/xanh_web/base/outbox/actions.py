"""Changes of state of messages: written for people, read by them, sent again on purpose.

`queue_message` and `announce` belong inside the transaction of the action that causes them, and write no event of their
own: that action does.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction

from xanh.basis.errors import Refusal
from xanh_web.base.actions import record_event
from xanh_web.base.models import Delivery, Message, Person
from xanh_web.base.models.delivery import Channel, DeliveryState
from xanh_web.base.outbox.tasks import deliver
from xanh_web.base.permissions import require


@transaction.atomic
def queue_message(
    *, key: str, to: Person, kind: str, subject: str, body: str, link: str, at: datetime
) -> tuple[Message, bool]:
    """Put a message into a person's inbox and, where they want it, on its way by e-mail; return it and whether new.

    The same `key` again changes nothing. `link` is a path of the site, "" for none.
    """
    message, new = Message.objects.get_or_create(
        key=key,
        defaults={
            "to": to,
            "kind": kind,
            "subject": " ".join(subject.split())[:250],
            "body": body,
            "link": link,
            "created_at": at,
        },
    )
    if new and settings.MAIL_SERVER and to.email and to.wants_email and to.is_active:
        queue_delivery(Delivery(channel=Channel.EMAIL, message=message, created_at=at, next_try_at=at))
    return message, new


@transaction.atomic
def announce(
    *, kind: str, matter: str, to: Iterable[Person], subject: str, body: str, link: str, at: datetime
) -> list[Message]:
    """Tell several people of one matter ("submission:12"), each once, and return the messages that are new."""
    told = [
        queue_message(
            key=f"{kind}:{matter}:{person.pk}", to=person, kind=kind, subject=subject, body=body, link=link, at=at
        )
        for person in to
    ]
    return [message for message, new in told if new]


def queue_delivery(delivery: Delivery) -> None:
    """Write down what is to be sent; the worker hears of it when the transaction is committed.

    Should that word be lost, the worker finds the waiting row by itself (`outbox.worker.sweep`).
    """
    delivery.save()
    transaction.on_commit(partial(deliver.enqueue, delivery.pk), robust=True)


@transaction.atomic
def mark_read(*, message: Message, by: Person, at: datetime) -> None:
    """Note that a person has read a message of theirs; again changes nothing."""
    if message.to_id != by.pk:
        raise Refusal("This message is to somebody else: only they can mark it as read.")
    if Message.objects.filter(pk=message.pk, read_at=None).update(read_at=at):
        record_event(action="mark_read", subject=f"message:{message.pk}", by=by, at=at, messages=1)


@transaction.atomic
def mark_all_read(*, by: Person, at: datetime) -> int:
    """Note that a person has read all messages that were there at `at`, and return how many that were."""
    count: int = Message.objects.filter(to=by, read_at=None, created_at__lte=at).update(read_at=at)
    if count:
        record_event(action="mark_read", subject=f"person:{by.username}"[:120], by=by, at=at, messages=count)
    return count


@transaction.atomic
def resend_delivery(*, delivery: Delivery, by: Person, at: datetime) -> Delivery:
    """Send anew, on purpose, what failed or of which nobody knows whether it arrived."""
    require(by, "resend_delivery", at=at)
    delivery = Delivery.objects.select_for_update().get(pk=delivery.pk)
    if delivery.state not in (DeliveryState.FAILED, DeliveryState.UNKNOWN):
        raise Refusal(
            "Delivery {number} is not among those that failed or are unknown: it is not sent again.",
            number=delivery.pk,
        )
    before = delivery.state
    delivery.state, delivery.next_try_at = DeliveryState.WAITING, at
    record_event(action="resend_delivery", subject=f"delivery:{delivery.pk}", by=by, at=at, before=before)
    queue_delivery(delivery)
    return delivery
