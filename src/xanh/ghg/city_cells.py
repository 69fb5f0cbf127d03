"""An inventory as cells for other systems: category of a scheme, gas, and the tonnes as anyone may see them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from xanh.ghg.categories import ancestors, city_code
from xanh.ghg.city_published import (
    Masses,
    masses_by_category,
    masses_by_city_category,
    masses_of_pollutants,
    shown_reading,
)
from xanh.ghg.city_totals import Frozen, read_totals
from xanh.ghg.notation import Notation, State, Total, total_of

CO2E, ALL, NO_PLACE = "CO2E", "_T", "_U"


@dataclass(frozen=True)
class Cell:
    """Tonnes of `gas`; of CO2E under the set `gwp`, which is "" for a mass. `where` are the categories IE points to."""

    category: str
    gas: str
    gwp: str
    total: Total
    where: tuple[str, ...] = ()


def public_cells(lines: Sequence[Frozen], area: str, year: int, gwp: str, scheme: str) -> list[Cell]:
    """Return the cells of an inventory by "ipcc_2006", "gpc" (greenhouse gases) or "nfr" (air pollutants).

    What is confidential is hidden. Beside the categories stand with_land and without_land, the sums of the GPC, and
    for pollutants "_T" for all sources; "_U" is what has no place in NFR.
    """
    if scheme == "nfr":
        masses = masses_of_pollutants(lines)
        return [*_of_masses({code or NO_PLACE: by for code, by in masses.items()}, {}), *_all_sources(masses)]
    reading = shown_reading(read_totals(lines, area, year, gwp), lines)
    if scheme == "gpc":
        masses, equivalents = masses_by_city_category(lines), {**reading.gpc, **reading.sums}
    else:
        both = {"with_land": reading.with_land, "without_land": reading.without_land}
        masses, equivalents = masses_by_category(lines), {**reading.tree, **both}
    where = _where(lines, scheme)
    together = [Cell(code, CO2E, gwp, one, _pointing(one, where, code)) for code, one in equivalents.items()]
    return [*_of_masses(masses, where), *together]


def _of_masses(masses: Masses, where: Mapping[str, set[str]]) -> Iterator[Cell]:
    for category, by in masses.items():
        for code, one in sorted(by.items()):
            yield Cell(category, code, "", one, _pointing(one, where, category))


def _all_sources(masses: Masses) -> Iterator[Cell]:
    parts: dict[str, list[Total]] = defaultdict(list)
    for by in masses.values():
        for code, one in by.items():
            parts[code].append(one)
    yield from (Cell(ALL, code, "", total_of(found)) for code, found in sorted(parts.items()))


def _where(lines: Sequence[Frozen], scheme: str) -> Mapping[str, set[str]]:
    """Return the categories in which what a category says is IE is included."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        if line["notation"] != Notation.IE:
            continue
        scopes = {one["scope"] for one in line["gases"].values()}
        places = {line["category"], *ancestors(line["category"])}
        if scheme == "gpc":
            places = {place for scope in scopes if (place := city_code(line["category"], scope))}
        for place in places:
            found[place].add(line["where"])
    return found


def _pointing(one: Total, where: Mapping[str, set[str]], category: str) -> tuple[str, ...]:
    return tuple(sorted(where.get(category, ()))) if one.state & State.IE else ()
