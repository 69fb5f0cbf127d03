"""Changes of state of webhooks: who is subscribed, and what each of them is to be told."""

import base64
import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh_web.base.actions import record_event
from xanh_web.base.models import Delivery, Person, WebhookCall, WebhookSubscription
from xanh_web.base.models.delivery import Channel
from xanh_web.base.models.webhook import WebhookEvent
from xanh_web.base.outbox.actions import queue_delivery
from xanh_web.base.outbox.calls import SECRET_PREFIX
from xanh_web.base.outbox.guard import NotAllowed, checked_address, place_of
from xanh_web.base.permissions import require

SECRET_BYTES = 32


@transaction.atomic
def add_webhook(*, url: str, events: Iterable[str], by: Person, at: datetime) -> WebhookSubscription:
    """Subscribe an address to events from now on; its new secret is in what is returned, and in no event."""
    require(by, "add_webhook", at=at)
    chosen = sorted(set(events))
    if unknown := [event for event in chosen if event not in WebhookEvent.values]:
        raise Refusal(
            "“{event}” is not an event: choose from {events}.", event=unknown[0], events=", ".join(WebhookEvent.values)
        )
    if not chosen:
        raise Refusal("Name at least one event of {events}.", events=", ".join(WebhookEvent.values))
    _require_callable(url)
    if WebhookSubscription.objects.filter(url=url, revoked_at=None).exists():
        raise Refusal("{url} is subscribed already: remove it first to choose other events.", url=url)
    secret = SECRET_PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
    made = WebhookSubscription.objects.create(url=url, secret=secret, events=chosen, created_at=at, created_by=by)
    record_event(
        action="add_webhook", subject=f"webhook:{made.pk}", by=by, at=at, host=urlsplit(url).hostname, events=chosen
    )
    return made


@transaction.atomic
def revoke_webhook(*, subscription: WebhookSubscription, by: Person, at: datetime) -> None:
    """Let an address be called no more, not even with what waits; again changes nothing."""
    require(by, "revoke_webhook", at=at)
    if WebhookSubscription.objects.filter(pk=subscription.pk, revoked_at=None).update(revoked_at=at):
        record_event(action="revoke_webhook", subject=f"webhook:{subscription.pk}", by=by, at=at)


@transaction.atomic
def queue_calls(*, event: str, subject: str, data: Mapping[str, object], at: datetime) -> list[WebhookCall]:
    """Let every subscriber of `event` be told of `subject`, once; `data` is what they are told, without personal data.

    Belongs inside the transaction of the action that causes it, and writes no event of its own: that action does.
    """
    said = {"type": event, "timestamp": timezone.localtime(at).isoformat(), "data": {"subject": subject, **data}}
    body = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    calls = []
    for subscription in WebhookSubscription.objects.filter(revoked_at=None):
        if event not in subscription.events:
            continue
        call, new = WebhookCall.objects.get_or_create(
            subscription=subscription, event=event, subject=subject, defaults={"body": body, "created_at": at}
        )
        if new:
            queue_delivery(Delivery(channel=Channel.WEBHOOK, call=call, created_at=at, next_try_at=at))
            calls.append(call)
    return calls


def _require_callable(url: str) -> None:
    place = place_of(url)
    try:
        checked_address(place)
    except NotAllowed as error:
        raise Refusal(
            "{host} leads into a network that may not be called: the installation's setting XANH_WEBHOOK_NETWORKS "
            "names those inside the house that may.",
            host=place.host,
        ) from error
    except (OSError, UnicodeError) as error:
        raise Refusal("The name {host} leads nowhere: check the address.", host=place.host) from error
