"""`xanh explain` and `xanh verify`: where a figure comes from, and whether all is as it was left."""

from datetime import datetime

import click

from xanh.basis.language import gettext as _
from xanh.basis.moment import instant_of
from xanh_web.cli.database import with_database


@click.command(
    help=_("A value, or a target's verdict, and its lineage down to the report and the evidence."),
    epilog=_("Example: xanh explain hdi --area 92 --period 2025 --as-known-at 2025-12-01"),
)
@click.argument("code")
@click.option("--area", default="", help=_("Code of the area; of a target, that of its plan."))
@click.option("--period", default="", help=_("2025, 2025-Q3, 2025-07 or 2021/2030; not of a target."))
@click.option("--as-known-at", "as_known_at", default=None, help=_("What was known at this date or instant (ISO)."))
@click.option(
    "--boundaries",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    help=_("The value expressed on the areas of this day, instead of the one reported."),
)
@with_database
def explain(code: str, area: str, period: str, as_known_at: str | None, boundaries: datetime | None) -> None:
    """Print a value and its lineage; for “target:CODE” the verdict and the lineage of each value it stands on."""
    from xanh.basis.period import Period
    from xanh_web.ledger.querysets import BOUNDARIES
    from xanh_web.reporting.lineage import explain_value
    from xanh_web.reporting.verdict_lineage import explain_verdict

    kind, _colon, target = code.partition(":")
    if kind == "target":
        for line in explain_verdict(target, instant_of(as_known_at), with_names=True):
            click.echo(line)
        return
    if not area or not period:
        raise click.UsageError(_("A value needs its area and period: --area and --period."))
    dimensions = {BOUNDARIES: boundaries.date().isoformat()} if boundaries else {}
    at = instant_of(as_known_at)
    for line in explain_value(code, area, str(Period.parse(period)), at, dimensions=dimensions, with_names=True):
        click.echo(line)


@click.command(
    help=_("Check the ledger's seals, frozen reports, evidence files and issued reports."),
    epilog=_("Example: xanh verify"),
)
@click.option("--root", default="", help=_("A root noted earlier: its seal must still be in the chain."))
@with_database
def verify(root: str) -> None:
    """Verify everything; exit 1 and a line for each broken promise."""
    from xanh.basis.errors import Refusal
    from xanh_web.base.models import Seal, SealedRow
    from xanh_web.base.seals import unsealed_rows
    from xanh_web.reporting.verification import verify_everything

    findings = list(verify_everything())
    for finding in findings:
        click.echo(str(finding), err=True)
    if findings:
        raise Refusal("{count} things are not as they were left.", count=len(findings))
    if root and not Seal.objects.filter(root=root).exists():
        raise Refusal("No seal has the root {root}: seals have been taken away, or it was noted wrongly.", root=root)
    last = Seal.objects.order_by("-number").first()
    click.echo(
        _("All holds: {sealed} sealed rows, {unsealed} not sealed yet.").format(
            sealed=SealedRow.objects.count(), unsealed=unsealed_rows()
        )
    )
    if last:
        click.echo(_("Last seal {number}, root {root}: note it elsewhere.").format(number=last.number, root=last.root))
