"""`xanh report`: drafting, issuing and verifying the consolidated report."""

from datetime import datetime
from pathlib import Path

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database


@click.group(help=_("The consolidated report: draft, issue, verify, set again."))
def report() -> None:
    """Commands on the consolidated report."""


@report.command(
    help=_("Write a draft of the report of a year."), epilog=_("Example: xanh report draft 2025 --to draft.docx")
)
@click.argument("year", type=int, required=False)
@click.option("--to", type=click.Path(path_type=Path), default=Path("bao-cao-du-thao.docx"), help=_("File to write."))
@with_database
def draft(year: int | None, to: Path) -> None:
    """Write a draft; nothing is stored."""
    from django.utils import timezone

    from xanh.documents.report import compose_report
    from xanh.documents.word import write_word
    from xanh_web.cli.files import write_bytes
    from xanh_web.cli.lookup import find_round
    from xanh_web.reporting.report_head import draft_content

    content = draft_content(find_round(year), timezone.now())
    write_bytes(to, write_word(compose_report(content)))
    click.echo(_("Draft written to {file}.").format(file=to))


@report.command(
    help=_("Issue the report of a year under a number and date; it is pinned and sealed."),
    epilog=_("Example: xanh report issue 2025 --number 312 --dated 2025-12-05"),
)
@click.argument("year", type=int, required=False)
@click.option("--number", required=True, help=_("Number of the report."))
@click.option("--dated", type=click.DateTime(["%Y-%m-%d"]), required=True, help=_("Date of the report."))
@click.option("--signer", default="", help=_("Name of the person who signs."))
@click.option("--pdf", is_flag=True, help=_("Also write a PDF (needs LibreOffice)."))
@with_database
def issue(year: int | None, number: str, dated: datetime, signer: str, pdf: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Issue the report."""
    from django.utils import timezone

    from xanh.documents.word import to_pdf
    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.lookup import find_round
    from xanh_web.reporting.actions import issue_report
    from xanh_web.reporting.actions.report import path_of
    from xanh_web.reporting.report_head import final_content

    round_, now = find_round(year), timezone.now()
    content = final_content(round_, now, number=number, issued_on=dated.date(), signer=signer)
    issued = issue_report(round_=round_, content=content, by=operator(), at=now)
    seal_rows()
    path = path_of(issued)
    click.echo(_("Report {report} issued: {file}").format(report=issued, file=path))
    if pdf:
        click.echo(str(to_pdf(path, path.parent)))


@report.command(help=_("Verify all issued reports."), epilog=_("Example: xanh report verify"))
@with_database
def verify() -> None:
    """Verify issued reports; exit 1 where something is wrong."""
    from xanh.basis.errors import Refusal
    from xanh_web.reporting.models import ConsolidatedReport
    from xanh_web.reporting.verification import issued_reports

    findings = list(issued_reports())
    for finding in findings:
        click.echo(str(finding), err=True)
    if findings:
        raise Refusal("{count} things are wrong with issued reports.", count=len(findings))
    click.echo(_("{count} issued reports hold.").format(count=ConsolidatedReport.objects.count()))


@report.command(
    help=_("Set an issued report again: the same bytes."),
    epilog=_("Example: xanh report reissue 312/BC-STC --to copy.docx"),
)
@click.argument("number")
@click.option("--to", type=click.Path(path_type=Path), required=True, help=_("File to write."))
@with_database
def reissue(number: str, to: Path) -> None:
    """Set an issued report again from what it pinned."""
    from xanh.basis.errors import Refusal
    from xanh.basis.hashing import sha256_hex
    from xanh_web.cli.files import write_bytes
    from xanh_web.reporting.actions.report import set_again
    from xanh_web.reporting.models import ConsolidatedReport

    bare, _slash, symbol = number.partition("/")
    found = ConsolidatedReport.objects.filter(number=bare, symbol=symbol).order_by("-issued_on").first()
    if found is None:
        raise Refusal("No report {number} has been issued.", number=number)
    docx = set_again(found)
    write_bytes(to, docx)
    same = sha256_hex(docx) == found.docx_hash
    click.echo(
        (_("{file}: the same bytes as issued.") if same else _("{file}: not the bytes that were issued.")).format(
            file=to
        )
    )
