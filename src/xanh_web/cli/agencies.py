"""`xanh agency`: who answers for a body on a day, and choosing a successor where the law leaves it open."""

from datetime import datetime

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database


@click.group(help=_("Agencies through time: who answers for a body on a day; choosing a successor."))
def agency() -> None:
    """Commands on agencies."""


@agency.command(
    help=_("Who answers for an agency on a day, and by which law."),
    epilog=_("Example: xanh agency answerable SKHDT --on 2025-03-01"),
)
@click.argument("code")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), default=None, help=_("The day; today if left out."))
@click.option("--scope", default="", help=_("The matter, such as task:8.1; everything if left out."))
@with_database
def answerable(code: str, day: datetime | None, scope: str) -> None:
    """Print who answers, and the way there."""
    from django.utils import timezone

    from xanh.basis.errors import Refusal
    from xanh_web.agencies.querysets import answerable as find

    answer = find(code, day.date() if day else timezone.localdate(), scope)
    for sentence in answer.path:
        click.echo(sentence)
    if answer.code is None:
        raise Refusal("Nobody answers for it yet. {reason}", reason=answer.reason)
    click.echo(f"{answer.code}: {answer.name}")
    if answer.reason:
        click.echo(answer.reason)


@agency.command(
    help=_("Choose who answers in place of a body that was split or abolished."),
    epilog=_('Example: xanh agency choose UBND-916 SXD --scope task:8.1 --decision 15/QĐ-UBND --reason "…"'),
)
@click.argument("predecessor")
@click.argument("successor")
@click.option("--scope", default="", help=_("The matter, such as task:8.1; everything if left out."))
@click.option("--decision", default="", help=_("Number of the decision."))
@click.option("--reason", required=True, help=_("Why."))
@with_database
def choose(predecessor: str, successor: str, scope: str, decision: str, reason: str) -> None:
    """Record the choice of a successor."""
    from django.utils import timezone

    from xanh_web.agencies.actions import choose_successor
    from xanh_web.base.actions import operator, seal_rows

    choose_successor(
        predecessor=predecessor,
        successor=successor,
        scope=scope,
        decision_number=decision,
        reason=reason,
        by=operator(),
        at=timezone.now(),
    )
    seal_rows()
    click.echo(_("{successor} answers in place of {predecessor}.").format(successor=successor, predecessor=predecessor))
