"""`xanh indicator`: the catalogue, the official list, the crosswalks, and computing."""

from collections.abc import Iterator
from pathlib import Path

import click

from xanh.basis.language import gettext as _
from xanh_web.cli.database import with_database


@click.group(help=_("Indicators: list, show, crosswalk, import, compute."))
def indicator() -> None:
    """Commands on indicators."""


@indicator.command(
    "list",
    help=_("The indicators of the catalogue: code, unit, name."),
    epilog=_("Example: xanh indicator list --official"),
)
@click.option("--official", is_flag=True, help=_("The official list that was imported last, instead."))
@with_database
def list_(official: bool) -> None:  # noqa: FBT001 - click passes flags so
    """Print the catalogue, or the newest official list."""
    from xanh.basis.unit_label import unit_label
    from xanh.catalogue import CATALOGUE

    if official:
        for line in _official_lines():
            click.echo(line)
        return
    for one in CATALOGUE:
        way = _("computed") if one.function else _("reported")
        click.echo(f"{one.code:<34} {unit_label(one.unit):<28} {way:<10} {one.name}")


@indicator.command(
    help=_("One indicator: definition, unit, formula in words, what it is not, what it answers to."),
    epilog=_("Example: xanh indicator show clean-buses-among-new"),
)
@click.argument("code")
def show(code: str) -> None:
    """Print an indicator of the catalogue."""
    for line in _told(code):
        click.echo(line)


@indicator.command(
    help=_("What of the plan answers to the national plan, the national indicators and the SDGs; holes are findings."),
    epilog=_("Example: xanh indicator crosswalk"),
)
@with_database
def crosswalk() -> None:
    """Print every crosswalk; exit 1 where one has a hole or maps twice."""
    from xanh.basis.errors import Refusal
    from xanh.catalogue import CATALOGUE
    from xanh.catalogue.crosswalk import crosswalks, findings, relation_words
    from xanh_web.cli.lookup import current_edition
    from xanh_web.plans.models import Indicator

    edition = current_edition()
    tasks = set(edition.tasks.values_list("number", flat=True))
    promised = set(Indicator.objects.filter(targets__objective__edition=edition).values_list("code", flat=True))
    found = []
    for one in crosswalks():
        standing = "" if one.verified else " (" + _("not verified") + ")"
        click.echo(f"{one.title}{standing}: {one.reference}")
        for link in one.links:
            relation = "" if one.of == "task" else f" [{relation_words(link.relation)}]"
            more = "; ".join(part for part in (link.name, link.note) if part)
            click.echo(f"  {link.ours} → {link.theirs}{relation}" + (f": {more}" if more else ""))
        for code, reason in one.without.items():
            click.echo(f"  {code} → – ({reason})")
        ours = tasks if one.of == "task" else promised
        found += [f"{one.code}: {line}" for line in findings(one, ours, tasks | promised | set(CATALOGUE.indicators))]
    for line in found:
        click.echo(line, err=True)
    if found:
        raise Refusal("{count} things in the crosswalks are not whole.", count=len(found))


@indicator.command(
    "import",
    help=_("Import an official list of indicators (CSV or Excel, the columns of Phụ lục I), whole or not at all."),
    epilog=_('Example: xanh indicator import phu-luc-1.xlsx --source "Thông tư 10/2023/TT-BKHĐT ngày 01/11/2023"'),
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", required=True, help=_("The document that gives the list: its number and date."))
@with_database
def import_(file: Path, source: str) -> None:
    """Import a list; each wrong cell is one line on stderr, and then nothing is imported."""
    from django.utils import timezone

    from xanh.basis.errors import Refusal
    from xanh.documents.indicator_list import read_indicator_list
    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.cli.files import read_bytes
    from xanh_web.plans.official_list.actions import import_official_list

    entries, errors = read_indicator_list(read_bytes(file), file.name)
    for error in errors:
        click.echo(str(error), err=True)
    if errors:
        raise Refusal("{count} cells of {file} are wrong; nothing was imported.", count=len(errors), file=file.name)
    made, new = import_official_list(entries=entries, source=source, by=operator(), at=timezone.now())
    seal_rows()
    if not new:
        click.echo(_("This list is imported already; nothing was changed."))
        return
    click.echo(_("{count} indicators of {source} are imported.").format(count=made.indicators.count(), source=made))


@indicator.command(
    help=_("Compute the indicators of the catalogue from the ledger and record them with their inputs."),
    epilog=_("Example: xanh indicator compute --period 2024 --period 2025"),
)
@click.option("--period", "periods", multiple=True, required=True, help=_("A year; may be given several times."))
@click.option("--area", default="", help=_("Code of the area; the city if left out."))
@with_database
def compute(periods: tuple[str, ...], area: str) -> None:
    """Compute and record; print each row recorded, and what was reported beside it."""
    from django.utils import timezone

    from xanh.catalogue import CATALOGUE
    from xanh_web.agencies.city import current_city
    from xanh_web.base.actions import operator, seal_rows
    from xanh_web.ledger.actions import compute_indicators
    from xanh_web.ledger.models import Observation
    from xanh_web.reporting.lineage import shown

    code, now = area or current_city().area_code, timezone.now()
    rows = compute_indicators(area_code=code, periods=periods, by=operator(), at=now)
    seal_rows()
    for row in rows:
        click.echo(f"{row.indicator}, {row.period}: {shown(row)}; {CATALOGUE.name(row.indicator)}")
        if row.dimensions_key:
            kept = Observation.objects.as_known_at(now).series(row.indicator, code).get(period=row.period)
            click.echo("  " + _("reported: {value}; this stands").format(value=shown(kept)))
    click.echo(_("{count} values are recorded.").format(count=len(rows)) if rows else _("Nothing new to record."))


def _official_lines() -> Iterator[str]:
    from xanh.basis.errors import Refusal
    from xanh_web.plans.models import OfficialList

    newest = OfficialList.objects.last()
    if newest is None:
        raise Refusal("No official list has been imported: begin with “xanh indicator import FILE --source …”.")
    yield str(newest)
    goal = None
    for one in newest.indicators.all():
        if one.goal != goal:
            goal = one.goal
            yield f"  {goal}"
        yield f"    {one.code:<8} {one.roadmap}  {one.name} ({one.lead})"


def _told(code: str) -> Iterator[str]:
    from xanh.basis.unit_label import unit_label
    from xanh.catalogue import CATALOGUE
    from xanh.catalogue.crosswalk import links_of, relation_words
    from xanh.indicators import formula_in_words

    one = CATALOGUE[code]
    label = unit_label(one.unit)
    yield f"{one.name} [{one.code}]" + (f", {label}" if label else "")
    yield str(one.definition)
    yield _("source: {source}").format(source=one.source)
    if one.function:
        yield _("formula: {formula}").format(formula=formula_in_words(CATALOGUE, code))
    else:
        yield _("reported, not computed")
    for other, text in one.unlike.items():
        yield _("not the same as “{name}” [{code}]: {difference}").format(
            name=CATALOGUE.name(other), code=other, difference=text
        )
    if used := CATALOGUE.uses(code):
        yield _("used by: {codes}").format(codes=", ".join(used))
    for crosswalk_, link in links_of(code):
        standing = "" if crosswalk_.verified else ", " + _("not verified")
        relation = f"[{relation_words(link.relation)}{standing}]"
        yield f"{crosswalk_.code}: {link.name or link.theirs} {relation} {link.note}".rstrip()
