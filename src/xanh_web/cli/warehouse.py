"""`xanh warehouse`: the ledger mirrored to Parquet, and questions to the mirror on DuckDB or a Spark cluster."""

import sys
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext as _
from xanh_web.cli.database import start_django, with_database

if TYPE_CHECKING:
    import ibis.expr.types as ir

CHECKS = ("range", "jump", "median", "parts")


@click.group(help=_("The warehouse: the ledger as Parquet files, and questions to them."))
def warehouse() -> None:
    """Commands on the mirror of the ledger."""


def _folder[**P, R](command: Callable[P, R]) -> Callable[P, R]:
    told = _("Folder of the mirror; “warehouse” in XANH_HOME if left out.")
    return click.option("--folder", type=click.Path(path_type=Path), default=None, help=told)(command)


def _question[**P](command: Callable[P, "ir.Table"]) -> Callable[..., None]:
    """Make a question of a function from standing facts to an expression: narrow, ask the engine, print as CSV."""

    @click.option(
        "--indicator", "indicators", multiple=True, required=True, help=_("Code; may be given several times.")
    )
    @click.option("--area", "areas", multiple=True, help=_("Code of an area; may be given several times."))
    @click.option("--level", default="", help=_("Level of the areas: province, district or commune."))
    @click.option("--province", default="", help=_("Code of the province the areas lie in."))
    @click.option("--year", "years", type=int, multiple=True, help=_("A year; may be given several times."))
    @click.option("--as-known-at", "at", type=click.DateTime(), default=None, help=_("The instant; now if left out."))
    @click.option("--engine", default="duckdb", show_default=True, help=_("Where it is computed: duckdb or spark."))
    @_folder
    @wraps(command)
    def asked(folder: Path | None, engine: str, at: datetime | None, **said: Any) -> None:
        start_django()
        require_warehouse()
        from django.utils import timezone

        from xanh.warehouse.engines import connect, read_facts
        from xanh.warehouse.questions import facts_of, standing

        names = ("indicators", "areas", "level", "province", "years")
        facts = read_facts(connect(engine), _where(folder))
        known = standing(
            facts_of(facts, **{name: said[name] for name in names}), timezone.make_aware(at) if at else None
        )
        _print(command(known, **said))

    return asked


def _where(folder: Path | None) -> Path:
    from django.conf import settings

    return folder or settings.HOME / "warehouse"


def require_warehouse() -> None:
    """Refuse where the extra that the warehouse needs is not installed."""
    try:
        import ibis  # noqa: F401
    except ImportError as error:
        raise Refusal("The warehouse needs its extra: install “xanh[warehouse]”.") from error


def _print(answer: "ir.Table") -> None:
    from pyarrow import csv

    csv.write_csv(answer.to_pyarrow(), sys.stdout.buffer)


@warehouse.command(
    help=_("Add what is new in the ledger to the mirror: new files only."),
    epilog=_("Example: xanh warehouse mirror"),
)
@_folder
@with_database
def mirror(folder: Path | None) -> None:
    """Seal what is not sealed yet, mirror it, and bring the layer that the catalogue is computed from up to date."""
    require_warehouse()
    from django.utils import timezone

    from xanh.catalogue import CATALOGUE
    from xanh.warehouse.engines import connect
    from xanh.warehouse.mirroring import one_writer
    from xanh.warehouse.wide import refresh_wide
    from xanh_web.base.actions import seal_rows
    from xanh_web.ledger.mirror import mirror_ledger

    seal_rows()
    where = _where(folder)
    batches = mirror_ledger(where, timezone.now())
    with one_writer(where):
        refresh_wide(where, CATALOGUE, connect())
    for batch in batches:
        click.echo(_("{count} facts are mirrored as batch {number}.").format(count=batch.rows, number=batch.number))
    if not batches:
        click.echo(_("Nothing new to mirror."))


@warehouse.command(
    help=_("Compare the mirror with what was written and with the ledger."),
    epilog=_("Example: xanh warehouse check"),
)
@_folder
@with_database
def check(folder: Path | None) -> None:
    """Print a sentence for each difference; exit 1 where there is one."""
    require_warehouse()
    from xanh.warehouse.batches import read_batches
    from xanh.warehouse.checking import check_files
    from xanh_web.ledger.mirror import differences, waiting

    where = _where(folder)
    found = list(check_files(where))
    for batch in differences(where):
        found.append(_("Batch {number} is not what the ledger holds.").format(number=batch.number))
    for line in found:
        click.echo(line, err=True)
    if found:
        raise Refusal("{count} things in the mirror are not as they should be.", count=len(found))
    told = _("{count} facts in {batches} batches are as the ledger holds them; {waiting} wait to be mirrored.")
    batches = read_batches(where)
    count = sum(batch.rows for batch in batches)
    click.echo(told.format(count=count, batches=len(batches), waiting=waiting(where)))


@warehouse.command(
    help=_("Series of indicators, as CSV."),
    epilog=_("Example: xanh warehouse series --indicator ghg-emissions --area 92"),
)
@_question
def series(facts: "ir.Table", **_said: Any) -> "ir.Table":
    """Ask for series."""
    from xanh.warehouse.questions import series as ask

    return ask(facts)


@warehouse.command(
    help=_("Ranks of areas among those of their level, as CSV."),
    epilog=_("Example: xanh warehouse rank --indicator population --level commune --year 2025"),
)
@click.option("--smallest-first", is_flag=True, help=_("The smallest value is first."))
@_question
def rank(facts: "ir.Table", smallest_first: bool, **_said: Any) -> "ir.Table":  # noqa: FBT001 - click passes flags so
    """Ask for ranks."""
    from xanh.warehouse.questions import ranks

    return ranks(facts, smallest_first=smallest_first)


@warehouse.command(
    help=_("Two years side by side, area by area, as CSV."),
    epilog=_("Example: xanh warehouse compare --indicator population --year 2025 --year 2024"),
)
@_question
def compare(facts: "ir.Table", years: tuple[int, ...], **_said: Any) -> "ir.Table":
    """Ask for the difference of two years."""
    from xanh.warehouse.questions import comparison

    if len(years) != 2:
        raise Refusal("Name two years: the one looked at and the one it is compared with.")
    return comparison(facts, *years)


@warehouse.command(
    help=_("How many of the areas named have a value, a reason, or said nothing, as CSV."),
    epilog=_("Example: xanh warehouse completeness --indicator population --area 92 --year 2025"),
)
@_question
def completeness(facts: "ir.Table", **said: Any) -> "ir.Table":
    """Ask for completeness, of areas that are named."""
    from xanh.warehouse.questions import completeness as ask

    if not said["areas"] or not said["years"]:
        raise Refusal("Name the areas and the years that are expected: silence shows in no file.")
    return ask(facts, said["areas"], said["indicators"], said["years"])


@warehouse.command(
    help=_("Values to look at: out of range, jumps, far from the median, parts that do not make the whole; as CSV."),
    epilog=_("Example: xanh warehouse quality jump --indicator population"),
)
@click.argument("check", metavar="CHECK", type=click.Choice(CHECKS))
@click.option("--low", type=float, default=None, help=_("The lowest value that can be (range)."))
@click.option("--high", type=float, default=None, help=_("The highest value that can be (range)."))
@click.option("--tolerance", type=float, default=0.0, help=_("Share of the whole that is let pass (parts)."))
@_question
def quality(facts: "ir.Table", check: str, **said: Any) -> "ir.Table":
    """Ask for values that a person should look at."""
    from django.utils import timezone

    from xanh.warehouse import questions
    from xanh.warehouse.questions.quality import limits

    if check == "range":
        return questions.out_of_range(facts, dict.fromkeys(said["indicators"], (said["low"], said["high"])))
    if check == "parts":
        return questions.parts_and_whole(facts, tolerance=said["tolerance"])
    ask = questions.jumps if check == "jump" else questions.far_from_median
    return ask(facts, limits(timezone.localdate()))
