"""`xanh amendment`: proposals to change the plan, and their annex."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database

if TYPE_CHECKING:
    from xanh_web.amendments.models import Proposal


@click.group(help=_("Amendments of the plan: proposals, what they change, their annex."))
def amendment() -> None:
    """Commands on amendments."""


@amendment.command("list", help=_("The proposals, the newest first."), epilog=_("Example: xanh amendment list"))
@with_database
def list_() -> None:
    """Print a line for each proposal."""
    from xanh_web.amendments.models import Proposal

    rows = Proposal.objects.select_related("against__plan", "decision")
    for row in rows:
        decision = getattr(row, "decision", None)
        said = f"{decision.get_outcome_display()} ({decision})" if decision else row.get_state_display()
        click.echo(f"{row.pk}\t{row.against.plan.number}\t{said}\t{row.title}")
    if not rows:
        click.echo(_("No amendment has been proposed."))


@amendment.command(help=_("What a proposal changes, line by line."), epilog=_("Example: xanh amendment show 3"))
@click.argument("number", type=click.IntRange(1))
@with_database
def show(number: int) -> None:
    """Print a proposal with its lines."""
    from xanh.plans.amendment.words import value_words
    from xanh_web.amendments.lines import changes_of

    proposal = _find(number)
    click.echo(f"{proposal.title}\n{proposal.agency_name}: {proposal.reason}")
    for change in changes_of(proposal):
        if change.kind == "change":
            old, new = (value_words(change.field or "", value) or "–" for value in (change.old, change.new))
            click.echo(f"  {change.line}: {old} → {new}")
        else:
            said = _("added: {line}") if change.kind == "add" else _("dropped: {line}")
            click.echo("  " + said.format(line=change.line))


@amendment.command(
    help=_("Write the two-column annex of old and new as .docx."),
    epilog=_("Example: xanh amendment annex 3 phu-luc.docx"),
)
@click.argument("number", type=click.IntRange(1))
@click.argument("file", type=click.Path(path_type=Path))
@with_database
def annex(number: int, file: Path) -> None:
    """Write the annex."""
    from xanh_web.amendments.papers import annex_of
    from xanh_web.cli.files import write_bytes

    write_bytes(file, annex_of(_find(number)))
    click.echo(str(file))


def _find(number: int) -> "Proposal":
    from xanh.basis.errors import Refusal
    from xanh_web.amendments.models import Proposal

    found = Proposal.objects.filter(pk=number).select_related("against__plan").first()
    if found is None:
        raise Refusal("There is no proposal {number}: “xanh amendment list” shows them.", number=number)
    return found
