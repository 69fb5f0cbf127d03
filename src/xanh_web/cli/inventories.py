"""`xanh inventory`: inventories of greenhouse gases and air pollutants, in and out, issued, compared."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database

if TYPE_CHECKING:
    from xanh_web.emissions.models import Inventory, InventoryVersion

_DAY = click.DateTime(["%Y-%m-%d"])


@click.group(help=_("Inventories of greenhouse gases and air pollutants."))
def inventory() -> None:
    """Commands on inventories."""


@inventory.command(
    "open",
    help=_("Open the inventory of a year, with an empty draft."),
    epilog=_("Example: xanh inventory open 2024 --boundary-on 2025-07-01"),
)
@click.argument("year", type=int)
@click.option("--area", default="", help=_("Code of the area; the city if left out."))
@click.option(
    "--boundary-on", type=_DAY, default=None, help=_("The day whose boundary counts; the year's last if left out.")
)
@click.option("--gwp", default="AR5", help=_("Warming potentials of the published totals: AR5, AR6, AR4 or SAR."))
@with_database
def open_(year: int, area: str, boundary_on: datetime | None, gwp: str) -> None:
    """Open an inventory and print its code."""
    from datetime import date

    from django.utils import timezone

    from xanh_web.agencies.city import current_city
    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.loading import load_agencies_of_city
    from xanh_web.emissions.actions import open_inventory

    load_agencies_of_city()
    made = open_inventory(
        area_code=area or current_city().area_code,
        year=year,
        boundary_on=boundary_on.date() if boundary_on else date(year, 12, 31),
        gwp=gwp,
        by=operator(),
        at=timezone.now(),
    )
    seal_rows()
    click.echo(_("Inventory {code} is open.").format(code=made.code))


@inventory.command(
    "list", help=_("The inventories: code, versions issued, total."), epilog=_("Example: xanh inventory list")
)
@with_database
def list_() -> None:
    """Print a line for each inventory."""
    from xanh_web.emissions.models import Inventory

    rows = list(Inventory.objects.all())
    for row in rows:
        latest = row.latest
        standing = _("version {number}").format(number=latest.number) if latest else _("draft")
        click.echo(f"{row.code}\t{standing}" + (f"\t{_total_line(latest)}" if latest else ""))
    if not rows:
        click.echo(_("No inventory is open: begin with “xanh inventory open YEAR”."))


@inventory.command(
    "export",
    help=_("Write the workbook of an inventory, whole or of one sector, filled with what is there."),
    epilog=_("Example: xanh inventory export 92-2024 kiem-ke.xlsx --sector energy"),
)
@click.argument("code")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--sector", default="", help=_("energy, transport, industry, agriculture, land, waste or other; all if left out.")
)
@with_database
def export(code: str, file: Path, sector: str) -> None:
    """Write the workbook."""
    from xanh.basis.errors import Refusal
    from xanh.ghg.city_sources import source_sectors
    from xanh_web.cli.files import write_bytes
    from xanh_web.emissions.books import book_of

    if sector and sector not in source_sectors():
        raise Refusal(
            "“{sector}” is not a sector: choose one of {sectors}.", sector=sector, sectors=", ".join(source_sectors())
        )
    write_bytes(file, book_of(_find(code), sector))
    click.echo(str(file))


@inventory.command(
    "import",
    help=_("Take a filled workbook of an inventory: whole, or not at all, with a marked copy beside it."),
    epilog=_("Example: xanh inventory import 92-2024 kiem-ke.xlsx"),
)
@click.argument("code")
@click.argument("file", type=click.Path(path_type=Path))
@with_database
def import_(code: str, file: Path) -> None:
    """Take the workbook; with errors, print each and write the marked copy."""
    from django.utils import timezone

    from xanh.basis.errors import Refusal
    from xanh.documents.forms.mark import mark_errors
    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.files import read_bytes, write_bytes
    from xanh_web.emissions.books import beside, import_book

    content = read_bytes(file)
    filled = import_book(
        inventory=_find(code), content=content, evidence=beside(file.parent), by=operator(), at=timezone.now()
    )
    if filled.errors:
        marked = file.with_name(f"{file.stem}-loi.xlsx")
        write_bytes(marked, mark_errors(content, filled.errors))
        for error in filled.errors:
            click.echo(f"{error.sheet}!{error.cell}: {error.message}", err=True)
        raise Refusal("Nothing is imported: correct the cells that are marked in {file}.", file=marked)
    seal_rows()
    click.echo(_("{count} lines are in the draft.").format(count=len(filled.lines)))


@inventory.command(
    help=_("Issue the draft as the next version, record its total and compute what rests on it."),
    epilog=_("Example: xanh inventory issue 92-2024"),
)
@click.argument("code")
@with_database
def issue(code: str) -> None:
    """Issue and print the totals, and the indicators that changed."""
    from django.utils import timezone

    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.emissions.actions import issue_inventory, years_to_judge
    from xanh_web.ledger.actions import compute_indicators
    from xanh_web.reporting.lineage import shown

    now = timezone.now()
    version = issue_inventory(inventory=_find(code), by=operator(), at=now)
    rows = compute_indicators(
        area_code=version.inventory.area_code, periods=years_to_judge(version), by=operator(), at=now
    )
    seal_rows()
    click.echo(
        _("Version {number} of {code} is issued: {total}.").format(
            number=version.number, code=code, total=_total_line(version)
        )
    )
    for row in rows:
        click.echo(f"{row.indicator}, {row.period}: {shown(row)}")


@inventory.command(
    help=_("Open a draft of the next version, with the lines of the latest and the reason for it."),
    epilog=_('Example: xanh inventory recalculate 92-2014 --reason "Ranh giới từ 1/7/2025"'),
)
@click.argument("code")
@click.option("--reason", required=True, help=_("Why it is recalculated."))
@click.option("--gwp", default="", help=_("Another set of warming potentials for the published totals."))
@click.option("--boundary-on", type=_DAY, default=None, help=_("Another day whose boundary counts."))
@with_database
def recalculate(code: str, reason: str, gwp: str, boundary_on: datetime | None) -> None:
    """Open the draft of a recalculation."""
    from django.utils import timezone

    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.emissions.actions import recalculate_inventory

    day = boundary_on.date() if boundary_on else None
    recalculate_inventory(
        inventory=_find(code), reason=reason, gwp=gwp, boundary_on=day, by=operator(), at=timezone.now()
    )
    seal_rows()
    click.echo(_("The draft of the next version of {code} is open.").format(code=code))


@inventory.command(
    help=_("The totals of an inventory as a tree, under the set of its version or another one."),
    epilog=_("Example: xanh inventory show 92-2024 --gwp AR6"),
)
@click.argument("code")
@click.option("--gwp", default="", help=_("Read under another set: AR5, AR6, AR4 or SAR."))
@with_database
def show(code: str, gwp: str) -> None:
    """Print the totals of the latest version, or of the draft before the first."""
    from xanh_web.emissions.readings import reading_of
    from xanh_web.emissions.spoken import reading_lines

    for line in reading_lines(reading_of(_find(code), gwp)):
        click.echo(line)


@inventory.command(
    help=_("What changed between two versions of an inventory, and why: activity, factor, method, boundary, GWP."),
    epilog=_("Example: xanh inventory compare 92-2014 1 2"),
)
@click.argument("code")
@click.argument("first", type=int)
@click.argument("second", type=int)
@with_database
def compare(code: str, first: int, second: int) -> None:
    """Print the difference by cause, and line by line."""
    from xanh_web.emissions.readings import difference_of
    from xanh_web.emissions.spoken import difference_lines

    found = _find(code)
    for line in difference_lines(difference_of(found, first, second)):
        click.echo(line)


@inventory.command(
    help=_("The 95 % interval of an issued total by approach 2: drawn, with its seed and how sure its ends are."),
    epilog=_("Example: xanh inventory uncertainty 92-2024 --seed 7"),
)
@click.argument("code")
@click.option("--seed", type=click.IntRange(0), default=1, help=_("The same seed gives the same interval."))
@click.option("--draws", type=click.IntRange(100, 1_000_000), default=None, help=_("How many totals are drawn."))
@with_database
def uncertainty(code: str, seed: int, draws: int | None) -> None:
    """Print approach 1 and approach 2 of the newest version."""
    from xanh.basis.errors import Refusal
    from xanh.ghg.city_quality import interval, known_uncertainty
    from xanh_web.emissions.lineage import tonnes
    from xanh_web.emissions.readings import base_contents, contents_of
    from xanh_web.emissions.shown import uncertainty_words

    version = _find(code).latest
    if version is None:
        raise Refusal("The inventory {code} was not issued yet: write on its draft.", code=code)
    contents = contents_of(version)
    for line in uncertainty_words(known_uncertainty(contents, version.gwp, base_contents(version.inventory))):
        click.echo(line)
    found = interval(contents, version.gwp, seed=seed, draws=draws)
    said = _("Approach 2, seed {seed}: {low} to {high} t CO2e, mean {mean}.")
    click.echo(said.format(seed=seed, low=tonnes(found.low), high=tonnes(found.high), mean=tonnes(found.mean)))
    click.echo(found.sentence)


def _total_line(version: "InventoryVersion") -> str:
    from xanh_web.emissions.readings import reading_of_version
    from xanh_web.emissions.spoken import said_total

    return said_total(reading_of_version(version).with_land, version.gwp)


def _find(code: str) -> "Inventory":
    from xanh.basis.errors import Refusal
    from xanh_web.emissions.models import Inventory

    found = Inventory.objects.filter(code=code).first()
    if found is None:
        raise Refusal("There is no inventory {code}: “xanh inventory list” shows them.", code=code)
    return found
