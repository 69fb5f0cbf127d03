"""`xanh figures difference`: what changed in the ledger between two moments."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from xanh.basis.language import gettext as _
from xanh.basis.moment import instant_of
from xanh_web.cli.database import with_database

if TYPE_CHECKING:
    from xanh_web.reporting.difference import ChangedFigure, Difference


@click.command(
    help=_(
        "What changed in the ledger between two moments: figures added, revised, withdrawn, and verdicts with them."
    ),
    epilog=_("Example: xanh figures difference --from 2025-06-30 --to 2025-12-01 --indicator hdi"),
)
@click.option("--from", "start", required=True, help=_("The earlier date or instant (ISO); a date is its end."))
@click.option("--to", "end", default=None, help=_("The later date or instant (ISO); now where left out."))
@click.option("--indicator", default="", help=_("Of this indicator alone."))
@with_database
def difference(start: str, end: str | None, indicator: str) -> None:
    """Print each changed figure, each changed verdict, and the count of both."""
    from django.utils import timezone

    from xanh.basis.errors import Refusal
    from xanh_web.reporting.difference import Difference, every_changed_figure

    now = timezone.now()
    first, last = instant_of(start) or now, min(instant_of(end) or now, now)
    if first >= last:
        raise Refusal("The first moment has to come before the second: give an earlier one.")
    found = Difference(first, last, indicator)
    for row in every_changed_figure(found, sum(found.counts().values())):
        click.echo(_told(row))
    for line in _verdicts(found):
        click.echo(line)
    counts = found.counts()
    click.echo(
        _("{added} added, {revised} revised, {filled} known now, {withdrawn} without a value now, {restated} restated.")
        .format(**counts)
    )  # fmt: skip


def _told(row: "ChangedFigure") -> str:
    from xanh_web.reporting.lineage import shown

    new = row.new
    text = _("{indicator}, {area}, {period}: {old} → {new}; {office}: {why}").format(
        indicator=new.indicator,
        area=new.area_code,
        period=new.period,
        old=shown(row.old) if row.old else "–",
        new=shown(new),
        office=row.office,
        why=row.why or "–",
    )
    divided = ", ".join(f"{name}={code}" for name, code in sorted(new.dimensions.items()))
    return f"{text} [{divided}]" if divided else text


def _verdicts(found: "Difference") -> Iterator[str]:
    from xanh_web.reporting.words import COURSES

    for pair in found.verdicts():
        yield _("target {code}: {old} → {new}").format(
            code=pair.new.target.code, old=COURSES[pair.old.computed], new=COURSES[pair.new.computed]
        )
