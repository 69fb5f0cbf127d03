"""`xanh form`: the Excel forms out and in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database
from xanh_web.cli.progress import progress

if TYPE_CHECKING:
    from xanh_web.reporting.models import Submission


@click.group(help=_("The Excel forms: export to agencies, import what they send."))
def form() -> None:
    """Commands on forms."""


@form.command(
    help=_("Write the form of every agency that owes something (or of one) into a folder."),
    epilog=_("Example: xanh form export 2026 --to forms"),
)
@click.argument("year", type=int, required=False)
@click.option(
    "--to", type=click.Path(path_type=Path), default=None, help=_("Folder; XANH_HOME/forms/YEAR if left out.")
)
@click.option("--agency", default=None, help=_("Only this agency."))
@with_database
def export(year: int | None, to: Path | None, agency: str | None) -> None:
    """Write the forms."""
    from django.conf import settings

    from xanh.basis.errors import Refusal
    from xanh_web.cli.files import reason_of
    from xanh_web.cli.lookup import find_round
    from xanh_web.reporting.form_files import write_forms

    round_ = find_round(year)
    folder = to or Path(settings.HOME) / "forms" / str(round_.year)
    try:
        with progress(_("Writing forms")) as advance:
            written = write_forms(round_, folder, agency, advance)
    except OSError as error:
        raise Refusal("{file} cannot be written: {reason}", file=folder, reason=reason_of(error)) from error
    click.echo(_("{count} forms written to {folder}.").format(count=len(written), folder=folder))


@form.command(
    "import",
    help=_("Import filled forms, each whole or not at all; errors come back in a copy of the workbook."),
    epilog=_("Example: xanh form import forms/2026/STC.xlsx --evidence folder-with-files"),
)
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option(
    "--evidence",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help=_("Folder with the evidence files the form names; the form's own folder if left out."),
)
@with_database
def import_(files: tuple[Path, ...], evidence: Path | None) -> None:
    """Import forms; one that is refused keeps none of the others out."""
    from xanh.basis.errors import Refusal
    from xanh_web.base.actions import seal_rows

    refused = 0
    for file in files:
        try:
            _import_one(file, evidence or file.parent)
        except Refusal as refusal:
            if len(files) == 1:
                raise
            refused += 1
            click.echo(f"{file}: {refusal}", err=True)
        seal_rows()
    if refused:
        raise Refusal("{refused} of {all} forms were not imported; the others were.", refused=refused, all=len(files))


def _import_one(file: Path, folder: Path) -> None:
    from django.utils import timezone

    from xanh.basis.errors import Refusal
    from xanh_web.base.actions import operator
    from xanh_web.cli.files import read_bytes, write_bytes
    from xanh_web.reporting.form_files import FormErrors, import_form

    try:
        submission, new = import_form(content=read_bytes(file), folder=folder, by=operator(), at=timezone.now())
    except FormErrors as errors:
        marked = file.with_name(f"{file.stem}-loi.xlsx")
        write_bytes(marked, errors.marked)
        for error in errors.errors:
            click.echo(f"{error.sheet}!{error.cell}: {error.message}", err=True)
        raise Refusal(
            "{count} errors: nothing was imported. They are marked in {file}; correct them there and import that file.",
            count=len(errors.errors),
            file=marked,
        ) from errors
    _show_receipt(submission, new)


def _show_receipt(submission: "Submission", new: bool) -> None:  # noqa: FBT001
    from django.utils import timezone

    text = (
        _("Receipt {receipt}: the report of {agency} was received at {time}, content hash {hash}.")
        if new
        else _("This report was received before, at {time}: receipt {receipt}, content hash {hash}.")
    )
    click.echo(
        text.format(
            receipt=submission.receipt,
            agency=submission.sent_by_name,
            time=timezone.localtime(submission.submitted_at).strftime("%H:%M:%S %d/%m/%Y"),
            hash=submission.content_hash,
        )
    )
