"""`xanh exchange`: figures to another system."""

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database


@click.group(help=_("Exchange of figures with other systems."))
def exchange() -> None:
    """Commands on the exchange of figures."""


@exchange.command(
    help=_("Hand every figure that stands to XANH_EXCHANGE_URL, in SDMX; the same figures are not sent again."),
    epilog=_("Example: xanh exchange push --format xml"),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "xml", "xml-2.1"]),
    default="csv",
    help=_("SDMX-CSV 2.0 (csv), SDMX-ML 3.0 (xml) or 2.1 (xml-2.1)."),
)
@with_database
def push(form: str) -> None:
    """Queue the figures; the worker sends them."""
    from django.utils import timezone

    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.ledger.actions import push_figures

    upload, new, count = push_figures(form=form, by=operator(), at=timezone.now())
    seal_rows()
    if not new:
        click.echo(_("Nothing has changed since these figures were handed over: nothing is sent."))
        return
    click.echo(
        _("{count} figures wait to be sent to {address} (delivery {number}); “xanh worker” sends them.").format(
            count=count, address=upload.address, number=upload.delivery.pk
        )
    )
