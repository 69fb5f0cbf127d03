"""`xanh key`: keys by which an agency's own system acts as one of its people."""

from datetime import datetime

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group(help=_("Keys of the interface for programs, each acting for one person."))
def key() -> None:
    """Commands on keys."""


@key.command(
    help=_("Make a key for a person; it is shown this once."),
    epilog=_('Example: xanh key add minh.tran "Phần mềm báo cáo của Sở" --to 2026-12-31'),
)
@click.argument("username")
@click.argument("label")
@click.option("--to", "last", type=_DAY, required=True, help=_("The last day on which it is valid."))
@with_database
def add(username: str, label: str, last: datetime) -> None:
    """Make a key."""
    from django.utils import timezone

    from xanh_web.base.accounts.keys import create_api_key
    from xanh_web.base.actions import operator
    from xanh_web.cli.people import find_person

    made, text = create_api_key(
        person=find_person(username), label=label, valid_to=last.date(), by=operator(), at=timezone.now()
    )
    said = _("Key {number} of {username}, valid to {day}. It is shown this once: hand it over by a safe way.")
    click.echo(said.format(number=made.pk, username=username, day=f"{made.valid_to:%d/%m/%Y}"), err=True)
    click.echo(text)


@key.command(
    "list",
    help=_("All keys, with whom they act for; never the keys themselves."),
    epilog=_("Example: xanh key list"),
)
@with_database
def list_() -> None:
    """Print every key."""
    from xanh_web.base.models import ApiKey

    for one in ApiKey.objects.select_related("person").order_by("pk"):
        until = _("revoked") if one.revoked_at else f"{one.valid_to:%d/%m/%Y}"
        used = f"{one.last_used:%d/%m/%Y}" if one.last_used else "—"
        click.echo(f"{one.pk:<6} {one.person.username:<20} {until:<12} {used:<12} {one.label}")


@key.command(help=_("Revoke a key by its number: it is refused from now on."), epilog=_("Example: xanh key revoke 7"))
@click.argument("number", type=click.IntRange(1, 2**63 - 1))
@with_database
def revoke(number: int) -> None:
    """Revoke a key."""
    from django.utils import timezone

    from xanh.basis.errors import Refusal
    from xanh_web.base.accounts.keys import revoke_api_key
    from xanh_web.base.actions import operator
    from xanh_web.base.models import ApiKey

    found = ApiKey.objects.select_related("person").filter(pk=number).first()
    if found is None:
        raise Refusal("There is no key {number}: “xanh key list” shows them all.", number=number)
    revoke_api_key(key=found, by=operator(), at=timezone.now())
    click.echo(_("Key {number} of {username} is revoked.").format(number=number, username=found.person.username))


@key.command(
    "forget-answers",
    help=_("Forget the answers kept for requests sent again, once they are old enough; best run once a day."),
    epilog=_("Example: xanh key forget-answers"),
)
@with_database
def forget_answers() -> None:
    """Delete old answers."""
    from django.utils import timezone

    from xanh_web.base import idempotency

    count = idempotency.forget_answers(at=timezone.now())
    click.echo(_("{count} answers forgotten.").format(count=count))
