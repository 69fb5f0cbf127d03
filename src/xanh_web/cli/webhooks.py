"""`xanh webhook`: other systems that are told of what happens here."""

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database

_EVENTS = ["submission.accepted", "report.issued"]


@click.group(help=_("Webhooks: other systems that are called when something happens here."))
def webhook() -> None:
    """Commands on webhooks."""


@webhook.command(
    help=_("Subscribe an address to events; prints the secret that signs the calls, this once."),
    epilog=_("Example: xanh webhook add https://data.example.vn/xanh --event report.issued"),
)
@click.argument("url")
@click.option(
    "--event", "events", type=click.Choice(_EVENTS), multiple=True, required=True, help=_("An event; may be repeated.")
)
@with_database
def add(url: str, events: tuple[str, ...]) -> None:
    """Add a subscription."""
    from django.utils import timezone

    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.base.outbox.webhooks import add_webhook

    made = add_webhook(url=url, events=events, by=operator(), at=timezone.now())
    seal_rows()
    click.echo(_("Webhook {number} calls {url}. Its secret, shown this once:").format(number=made.pk, url=url))
    click.echo(made.secret)


@webhook.command("list", help=_("All webhooks that are called."), epilog=_("Example: xanh webhook list"))
@with_database
def list_() -> None:
    """Print the subscriptions in force, without their secrets."""
    from xanh_web.base.models import WebhookSubscription

    kept = list(WebhookSubscription.objects.filter(revoked_at=None))
    for one in kept:
        click.echo(f"{one.pk:>4}  {one.url}  {', '.join(one.events)}")
    if not kept:
        click.echo(_("There are none."))


@webhook.command(help=_("Call an address no more."), epilog=_("Example: xanh webhook remove 3"))
@click.argument("number", type=click.IntRange(1))
@with_database
def remove(number: int) -> None:
    """Revoke a subscription."""
    from django.utils import timezone

    from xanh.basis.errors import Refusal
    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.base.models import WebhookSubscription
    from xanh_web.base.outbox.webhooks import revoke_webhook

    found = WebhookSubscription.objects.filter(pk=number, revoked_at=None).first()
    if found is None:
        raise Refusal("There is no webhook {number}: “xanh webhook list” shows them.", number=number)
    revoke_webhook(subscription=found, by=operator(), at=timezone.now())
    seal_rows()
    click.echo(_("Webhook {number} is called no more.").format(number=number))
