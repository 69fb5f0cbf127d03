"""Totals and differences of inventories in words, for the command line and for pages."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xanh.ghg.categories import ancestors, category
from xanh.ghg.city_difference import Difference
from xanh.ghg.city_totals import CityReading
from xanh.ghg.notation import Total
from xanh_web.emissions.lineage import tonnes

CAUSES: dict[str, Promise] = {
    "activity": gettext_lazy("activity"),
    "factor": gettext_lazy("factors"),
    "method": gettext_lazy("method"),
    "boundary": gettext_lazy("sources in or out"),
    "gwp": gettext_lazy("warming potentials"),
}


def amount(one: Total) -> str:
    """Return a total in tonnes, its notation keys where it has no number, “–” where nothing is known."""
    return tonnes(one.value) if one.value is not None and not one.hidden else one.text or "–"


def said_total(one: Total, gwp: str) -> str:
    """Return a total in one line: amount, unit, set, and whether it is partial."""
    return f"{amount(one)} t CO2e ({gwp})" + (f"; {one.sentence}" if one.partial else "")


def reading_lines(reading: CityReading) -> Iterator[str]:
    """Yield the tree, the totals with and without land use, what stands beside, and what nothing is said of."""
    for code, one in reading.tree.items():
        indent = "  " * len(list(ancestors(code)))
        yield f"{indent}{code} {category(code).name}: {amount(one)}"
    yield _("Total with land use: {total}").format(total=said_total(reading.with_land, reading.gwp))
    yield _("Total without land use: {total}").format(total=said_total(reading.without_land, reading.gwp))
    for name, one in reading.sums.items():
        yield f"GPC {name}: {said_total(one, reading.gwp)}"
    for gas, mass in reading.memo.items():
        yield _("Beside the total: {gas}, {mass} t").format(gas=gas, mass=tonnes(mass))
    for gas, by in reading.pollutants.items():
        yield _("Pollutant {gas}: {mass} t").format(gas=gas, mass=tonnes(sum(by.values())))
    if reading.unanswered:
        names = ", ".join(f"{code} {category(code, 'gpc').name}" for code in reading.unanswered)
        yield _("Nothing is said of: {names}").format(names=names)


def difference_lines(found: Difference) -> Iterator[str]:
    """Yield the difference by cause, then line by line."""
    change = found.after - found.before
    yield _("From {before} to {after} t CO2e: {change} t").format(
        before=tonnes(found.before), after=tonnes(found.after), change=tonnes(change)
    )
    for cause, part in found.parts.items():
        yield f"  {CAUSES[cause]}: {tonnes(part)} t"
    for line in found.lines:
        parts = "; ".join(f"{CAUSES[cause]} {tonnes(part)}" for cause, part in line.parts.items() if part)
        yield f"  {line.code}: {parts}"
