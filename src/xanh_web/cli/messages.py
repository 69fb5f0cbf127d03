"""`xanh worker` and `xanh message`: sending what waits, and seeing what could not be sent."""

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database


@click.command(
    help=_("Send e-mails and webhook calls as they come; stops after the current one on SIGTERM."),
    epilog=_("Example: xanh worker --once"),
)
@click.option("--once", is_flag=True, help=_("Stop when nothing is left to send now."))
@with_database
def worker(once: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Run a worker; several may run at once."""
    from xanh_web.base.outbox.worker import ready_worker, run_worker

    ready = ready_worker()
    if not once:
        click.echo(_("The worker sends what waits (Ctrl+C stops it)."))
    run_worker(ready, once=once)


@click.group(help=_("Messages on their way: what was sent, what failed, what is unknown."))
def message() -> None:
    """Commands on messages and calls on their way."""


@message.command(
    "list", help=_("E-mails and webhook calls, the newest first."), epilog=_("Example: xanh message list --failed")
)
@click.option("--failed", is_flag=True, help=_("Only what failed, or of which it is unknown whether it arrived."))
@click.option("--most", type=click.IntRange(1, 10_000), default=50, help=_("How many at most."))
@with_database
def list_(failed: bool, most: int) -> None:  # noqa: FBT001 - click passes flags so
    """Print deliveries: number, state, attempts, to whom, what, and what went wrong."""
    from xanh_web.base.models import Delivery
    from xanh_web.base.models.delivery import DeliveryState
    from xanh_web.base.outbox.outcome import error_words

    found = Delivery.objects.select_related("message__to", "call__subscription", "upload").order_by("-id")
    if failed:
        found = found.filter(state__in=[DeliveryState.FAILED, DeliveryState.UNKNOWN])
    shown = list(found[:most])
    for one in shown:
        state = one.get_state_display()
        click.echo(f"{one.pk:>6}  {state:<24} {one.attempts:>2}  {one.addressee}  {one.content}")
        if why := error_words(one.last_error):
            click.echo(f"{'':>6}  {why}")
    if not shown:
        click.echo(_("There are none."))


@message.command(
    help=_("Send again, on purpose, what failed or is unknown: it may arrive a second time."),
    epilog=_("Example: xanh message resend 31"),
)
@click.argument("number", type=click.IntRange(1))
@with_database
def resend(number: int) -> None:
    """Queue one delivery anew."""
    from django.utils import timezone

    from xanh.basis.errors import Refusal
    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.base.models import Delivery
    from xanh_web.base.outbox.actions import resend_delivery

    found = Delivery.objects.filter(pk=number).first()
    if found is None:
        raise Refusal("There is no delivery {number}: “xanh message list” shows them.", number=number)
    resend_delivery(delivery=found, by=operator(), at=timezone.now())
    seal_rows()
    click.echo(_("Delivery {number} waits to be sent again.").format(number=number))
