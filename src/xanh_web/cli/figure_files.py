"""`xanh figures`: files of figures into the ledger, and what changed in it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database
from xanh_web.cli.differences import difference
from xanh_web.cli.publishing import publish

if TYPE_CHECKING:
    from xanh_web.ledger.comparing import Comparison

_MARKS = {"comma": ",", "point": "."}


@click.group(
    help=_("Figures: import files of them, write the workbook to fill in, tell what changed, publish them as files.")
)
def figures() -> None:
    """Commands on files of figures."""


figures.add_command(difference)
figures.add_command(publish)


@figures.command(
    "import",
    help=_("Import a file of figures (CSV in UTF-8 or Excel) into the ledger, whole or not at all."),
    epilog=_("Example: xanh figures import so-lieu.csv --decimal comma --dry-run"),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help=_("Say what would be new and what would be revised; store nothing."))
@click.option(
    "--decimal", type=click.Choice(list(_MARKS)), default=None, help=_("The decimal mark of numbers written as text.")
)
@with_database
def import_(file: Path, dry_run: bool, decimal: str | None) -> None:  # noqa: FBT001 - click passes flags so
    """Import figures; each wrong cell is one line on stderr, and then nothing is imported."""
    from django.utils import timezone

    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.files import read_bytes
    from xanh_web.ledger.actions import import_observations
    from xanh_web.ledger.actions.importing import outcome
    from xanh_web.ledger.comparing import compare_import

    content, now, mark = read_bytes(file), timezone.now(), _MARKS.get(decimal or "", "")
    compared = compare_import(content=content, name=file.name, decimal_mark=mark, at=now)
    if compared.errors:
        _stop_for(file, content, compared)
    for line in _told(compared):
        click.echo(line)
    if dry_run:
        click.echo(_("Nothing was stored."))
        return
    done = import_observations(
        content=content, name=file.name, decimal_mark=mark, by=operator(), at=now, seen=compared.digest
    )
    seal_rows()
    click.echo(outcome(done, file.name))


@figures.command(
    help=_("Write the workbook to fill in, with the codes of indicators and areas."),
    epilog=_("Example: xanh figures template so-lieu.xlsx"),
)
@click.argument("file", type=click.Path(path_type=Path))
@with_database
def template(file: Path) -> None:
    """Write the empty workbook."""
    from django.utils import timezone

    from xanh.documents.observations import observation_template
    from xanh_web.cli.files import write_bytes
    from xanh_web.ledger.comparing import code_lists

    write_bytes(file, observation_template(code_lists(timezone.localdate())))
    click.echo(_("The workbook is written to {file}.").format(file=file))


def _told(compared: "Comparison") -> Iterator[str]:
    """Yield each value that would be revised, old and new, and the count of all rows."""
    from xanh_web.reporting.lineage import shown, written_value

    for line in compared.of("revised"):
        if line.in_words_only:
            yield _("{indicator}, {area}, {period}: the value stays, its source or note is corrected").format(
                indicator=line.row.indicator, area=line.row.area, period=line.row.period
            )
        elif line.before is not None:
            yield _("{indicator}, {area}, {period}: {old} → {new}").format(
                indicator=line.row.indicator,
                area=line.row.area,
                period=line.row.period,
                old=shown(line.before),
                new=written_value(line.row.value, line.row.missing, line.row.unit, line.row.status, line.row.period),
            )
    yield _("{new} new, {revised} revised, {same} the same.").format(
        new=len(compared.of("new")), revised=len(compared.of("revised")), same=len(compared.of("same"))
    )


def _stop_for(file: Path, content: bytes, compared: "Comparison") -> None:
    """Print every error, write the marked copy of a workbook, and refuse."""
    from xanh.basis.errors import Refusal
    from xanh.documents.observations import mark_observations
    from xanh_web.cli.files import write_bytes
    from xanh_web.ledger.actions import ImportErrors

    for error in compared.errors:
        click.echo(str(error), err=True)
    if not compared.file.sheet:
        raise ImportErrors(file.name, compared.errors)
    marked = file.with_name(f"{file.stem}-loi.xlsx")
    write_bytes(marked, mark_observations(content, compared.file))
    raise Refusal(
        "{count} errors: nothing was imported. They are marked in {file}; correct them there and import that file.",
        count=len(compared.errors),
        file=marked,
    )
