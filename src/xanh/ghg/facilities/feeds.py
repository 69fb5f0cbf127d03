"""What of facilities' reports the city's inventory takes, what it leaves beside, and what would be counted twice.

Source of the rules: GPC, Chapters 4 and 6 (energy at both ends of a wire, waste at both ends of a road).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xanh.basis.language import gettext
from xanh.ghg.categories import city_code
from xanh.ghg.facilities.content import DIRECT, ELSEWHERE, INDIRECT, line_in, masses_of
from xanh.ghg.facilities.law import source_kind
from xanh.ghg.gas import gas
from xanh.ghg.lines import Line
from xanh.ghg.overcount import Overcount, overcounts

ADDS, TERRITORIAL, BESIDE = "adds", "territorial", "beside"


@dataclass(frozen=True)
class InventoryFeed:
    """One line of a report as the inventory sees it. `role`: adds (to the category), territorial (to the total of the
    territory alone, as electricity fed into the grid), or beside (counted elsewhere already: never added).

    `masses` are kg by gas, memo items apart; `category` is of IPCC 2006, `gpc` of the GPC, or None where it has no
    place; `reason` says why, and what the city's own line must leave out.
    """

    facility: str
    line: Line
    role: str
    category: str
    gpc: str | None
    scope: int
    masses: Mapping[str, float]
    memo: Mapping[str, float]
    reason: str


def feeds_of(report: Mapping[str, Any]) -> list[InventoryFeed]:
    """Return what the frozen content of a report feeds into the inventory of its area, line by line."""
    return [_feed(report["facility"]["code"], line) for line in report["lines"]]


def counted_twice(feeds: Sequence[InventoryFeed], city: Iterable[Line] = ()) -> tuple[Overcount, ...]:
    """Return every overlap of what is added: with the city's own lines, and of facilities among themselves.

    The city's line that names the facility in `without` leaves it out, so nothing overlaps. A source of a facility that
    stands in two reports for one year is an overlap of its own.
    """
    city = list(city)
    added = {feed.line.code: feed.line for feed in feeds if feed.role != BESIDE}
    return (*_same_source(feeds), *overcounts([*added.values(), *city]), *_bought_too(feeds, city))


def _feed(facility: str, line: Mapping[str, Any]) -> InventoryFeed:
    role, reason = _role(line)
    masses = masses_of(line)
    return InventoryFeed(
        facility=facility,
        line=line_in(line, facility),
        role=role,
        category=line["category"],
        gpc=city_code(line["category"], line["scope"]),
        scope=line["scope"],
        masses={code: mass for code, mass in masses.items() if not gas(code).memo},
        memo={code: mass for code, mass in masses.items() if gas(code).memo},
        reason=reason,
    )


def _role(line: Mapping[str, Any]) -> tuple[str, str]:
    feeds, scope = source_kind(line["kind"]).feeds, line["scope"]
    if scope == ELSEWHERE:
        return BESIDE, gettext("Treated elsewhere: it is counted where it is treated.")
    if scope == INDIRECT or feeds == "used":
        return BESIDE, gettext("Electricity bought: the total sold in the area has it already, and the plant its fuel.")
    if scope == DIRECT and feeds == "grid":
        return TERRITORIAL, gettext(
            "Electricity fed into the grid: in the total of the territory alone; whoever uses it counts it as scope 2."
        )
    if feeds == "treatment":
        return ADDS, gettext("Waste treated here: take it out of the city's line of the same treatment.")
    return ADDS, gettext("Emitted here: the city's line of this category must leave this facility out.")


def _same_source(feeds: Sequence[InventoryFeed]) -> list[Overcount]:
    places: dict[tuple[str, int, str], list[str]] = defaultdict(list)
    for feed in feeds:
        if feed.role != BESIDE:
            name = feed.line.code.rpartition(":")[2].casefold()
            places[feed.facility, feed.line.year, name].append(feed.line.code)
    text = gettext("{facility} reports the source {source} of {year} more than once: take one report of the year only.")
    return [
        Overcount("facility_twice", tuple(codes), text.format(facility=facility, source=source, year=year))
        for (facility, year, source), codes in places.items()
        if len(codes) > 1
    ]


def _bought_too(feeds: Sequence[InventoryFeed], city: Iterable[Line]) -> list[Overcount]:
    """A city line of electricity that leaves a facility out although the facility's electricity is never added."""
    text = gettext("{city} leaves {facility} out, but its electricity is not added anywhere: keep it in {city}.")
    found = []
    lines = [line for line in city if line.method == "electricity"]
    for feed in feeds:
        if feed.scope != INDIRECT:
            continue
        for line in lines:
            if feed.facility in line.without and (line.area, line.year) == (feed.line.area, feed.line.year):
                said = text.format(city=line.code, facility=feed.facility)
                found.append(Overcount("left_out_twice", (feed.line.code, line.code), said))
    return found
