"""`xanh facility`: the register of facilities that must keep an inventory, their reports and forms."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database

if TYPE_CHECKING:
    from xanh_web.emissions.models import Facility


@click.group(help=_("Facilities that must keep an inventory: register, reports, forms, deadlines."))
def facility() -> None:
    """Commands on facilities."""


@facility.command(
    help=_("Load the register from a CSV or YAML file; left out, the city's own."),
    epilog=_("Example: xanh facility load facilities.csv"),
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@with_database
def load(file: Path | None) -> None:
    """Load facilities and print what changed and what looks like one twice."""
    from django.utils import timezone

    from xanh_web.agencies.city import current_city
    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.files import read_bytes
    from xanh_web.cli.loading import load_agencies_of_city
    from xanh_web.emissions.actions import load_facilities
    from xanh_web.emissions.facility_file import read_facilities

    load_agencies_of_city()
    path = file or current_city().folder / "facilities.csv"
    records = read_facilities(path.name, read_bytes(path))
    done = load_facilities(records=records, by=operator(), at=timezone.now())
    seal_rows()
    said = _("{new} facilities new, {changed} changed, {same} as they were.")
    click.echo(said.format(new=len(done.new), changed=len(done.changed), same=len(done.same)))
    for double in done.doubles:
        click.echo(_("To check: {sentence}").format(sentence=double.sentence), err=True)


@facility.command(
    "list",
    help=_("The facilities of today, whether each must report, and why."),
    epilog=_("Example: xanh facility list"),
)
@with_database
def list_() -> None:
    """Print a line for each facility."""
    from django.utils import timezone

    from xanh_web.emissions.facility_rules import duty_of
    from xanh_web.emissions.facility_words import duty_word
    from xanh_web.emissions.models import Facility

    day = timezone.localdate()
    rows = Facility.objects.on(day)
    for row in rows:
        duty = duty_of(row, day)
        click.echo(f"{row.code}\t{row.group_on(day)}\t{duty_word(duty.standing)}\t{row.name}\t{' '.join(duty.reasons)}")
    if not rows:
        click.echo(_("No facility is in the register: load it with “xanh facility load”."))


@facility.command(
    help=_("Where each facility stands with the inventory report due in a year."),
    epilog=_("Example: xanh facility status 2027"),
)
@click.argument("year", type=click.IntRange(2023, 2100))
@with_database
def status(year: int) -> None:
    """Print a line for each facility that owes or sent a report due in the year."""
    from django.utils import timezone

    from xanh_web.emissions.facility_standing import facility_standings
    from xanh_web.emissions.facility_words import OPINIONS, TIMELINESS

    rows = facility_standings(year, timezone.now())
    for row in rows:
        said = [row.facility.code, f"{row.due.before:%d/%m/%Y}", str(TIMELINESS[row.timeliness])]
        if row.latest:
            said += [row.latest.receipt, str(OPINIONS[row.review])]
            said += [str(OPINIONS[row.verification])] if row.verification else []
        click.echo("\t".join([*said, row.facility.name]))
    if not rows:
        click.echo(_("No inventory report of a facility is due in {year}.").format(year=year))


@facility.command(
    help=_("Remind the facilities whose report is awaited and whose day of reminding has come: for a daily timer."),
    epilog=_("Example: xanh facility remind"),
)
@with_database
def remind() -> None:
    """Queue the reminders of today; again reminds nobody twice."""
    from django.utils import timezone

    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.emissions.actions import remind_facilities

    reminded = remind_facilities(by=operator(), at=timezone.now())
    seal_rows()
    said = (
        _("Reminded: {codes}.").format(codes=", ".join(reminded)) if reminded else _("No facility is to be reminded.")
    )
    click.echo(said)


@facility.command(
    help=_("Write the Excel workbook of a facility's report due in a year, filled with its draft."),
    epilog=_("Example: xanh facility export CS-001 2027 bao-cao.xlsx"),
)
@click.argument("code")
@click.argument("year", type=click.IntRange(2023, 2100))
@click.argument("file", type=click.Path(path_type=Path))
@with_database
def export(code: str, year: int, file: Path) -> None:
    """Write the workbook, opening the draft where there is none."""
    from django.utils import timezone

    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.files import write_bytes
    from xanh_web.emissions.actions import open_facility_report
    from xanh_web.emissions.facility_book import book_of

    now = timezone.now()
    report = open_facility_report(facility=_find(code), due_year=year, by=operator(), at=now)
    seal_rows()
    write_bytes(file, book_of(report, timezone.localtime(now).date()))
    click.echo(str(file))


@facility.command(
    "import",
    help=_("Take a filled workbook into the draft: whole, or not at all and with a marked copy beside it."),
    epilog=_("Example: xanh facility import CS-001 2027 bao-cao.xlsx"),
)
@click.argument("code")
@click.argument("year", type=click.IntRange(2023, 2100))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--send", is_flag=True, help=_("Send the report at once, where it is whole."))
@click.option("--reason", default="", help=_("Why a supplementary report is needed, where one was sent before."))
@with_database
def import_(code: str, year: int, file: Path, send: bool, reason: str) -> None:  # noqa: FBT001 - click passes flags so
    """Take the workbook; with errors, print each and write the marked copy."""
    from django.utils import timezone

    from xanh.basis.errors import Refusal
    from xanh.documents.facilities import marked_copy
    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.files import read_bytes, write_bytes
    from xanh_web.emissions.actions import open_facility_report, submit_facility_report, take_facility_lines
    from xanh_web.emissions.facility_book import read_book

    by, now, content = operator(), timezone.now(), read_bytes(file)
    report = open_facility_report(facility=_find(code), due_year=year, by=by, at=now)
    filled = read_book(report, content, timezone.localtime(now).date())
    if filled.errors:
        marked = file.with_name(f"{file.stem}-loi.xlsx")
        write_bytes(marked, marked_copy(content, filled.errors))
        for error in filled.errors:
            click.echo(f"{error.sheet}!{error.cell}: {error.message}", err=True)
        raise Refusal("Nothing was imported: correct the cells marked in {file}.", file=marked)
    count = take_facility_lines(report=report, lines=filled.lines, texts=filled.texts, by=by, at=now)
    click.echo(_("{count} lines were taken into the report.").format(count=count))
    if send:
        version, _new = submit_facility_report(report=report, by=by, at=now, reason=reason)
        click.echo(_("Receipt: {receipt}").format(receipt=version.receipt))
    seal_rows()


def _find(code: str) -> "Facility":
    from xanh.basis.errors import Refusal
    from xanh_web.emissions.models import Facility

    found = Facility.objects.filter(code=code).first()
    if found is None:
        raise Refusal("There is no facility {code}: “xanh facility list” shows them.", code=code)
    return found
