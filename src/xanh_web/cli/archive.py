"""`xanh backup` and `xanh restore`: everything in one file, and back into an empty installation."""

from pathlib import Path

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import start_django, with_database


@click.command(help=_("Write everything into one file."), epilog=_("Example: xanh backup xanh-2026-11-23.zip"))
@click.argument("file", type=click.Path(path_type=Path))
@with_database
def backup(file: Path) -> None:
    """Back up database rows, evidence and issued reports."""
    from xanh_web.base.archive import write_archive

    count, size = write_archive(file)
    click.echo(
        _("{count} rows and all files written to {file} ({size} bytes).").format(count=count, file=file, size=size)
    )


@click.command(
    help=_("Restore a backup into an empty installation."), epilog=_("Example: xanh restore xanh-2026-11-23.zip")
)
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Restore and verify; an installation that holds anything is refused."""
    start_django()
    from xanh.basis.errors import Refusal
    from xanh_web.base.archive import read_archive
    from xanh_web.cli.database import require_tables
    from xanh_web.reporting.verification import verify_everything

    require_tables()
    count = read_archive(file)
    findings = list(verify_everything())
    for finding in findings:
        click.echo(str(finding), err=True)
    if findings:
        raise Refusal("The backup was restored, but {count} things are not as they were left.", count=len(findings))
    click.echo(_("{count} rows restored; all holds.").format(count=count))
