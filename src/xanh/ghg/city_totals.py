"""What the lines of a city's inventory add up to under a set of warming potentials: tree, GPC, memo, pollutants."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from xanh.ghg.categories import ancestors, categories, city_code, counts_in, land_use, mapped
from xanh.ghg.city_lines import emissions_in
from xanh.ghg.gas import POLLUTANT, gas
from xanh.ghg.gwp import GwpSet, gwp_set
from xanh.ghg.inventory import Cell, inventory_of
from xanh.ghg.lines import Emission
from xanh.ghg.notation import Amount, State, Total, total
from xanh.ghg.tree import Equivalents, roll_up, to_co2e, totals

type Frozen = Mapping[str, Any]
KG = 1000.0  # a tonne


@dataclass(frozen=True)
class CityReading:
    """An inventory read under the set `gwp`; every amount in tonnes, of CO2e save for `memo` and `pollutants`.

    `tree` holds the IPCC categories that say anything, parents before children, each with all that lies below it;
    `gpc` the GPC categories, `sums` BASIC, BASIC+ and territorial; `unanswered` the GPC categories nothing is said of;
    `memo` gases by mass; `pollutants` masses by gas and NFR category.
    """

    gwp: str
    tree: Mapping[str, Total]
    with_land: Total
    without_land: Total
    gpc: Mapping[str, Total]
    sums: Mapping[str, Total]
    unanswered: tuple[str, ...]
    memo: Mapping[str, float]
    pollutants: Mapping[str, Mapping[str, float]]


def read_totals(lines: Sequence[Frozen], area: str, year: int, gwp: str) -> CityReading:
    """Return what frozen lines add up to in `area` and `year`. Nothing said of a category makes a total partial."""
    potentials = gwp_set(gwp)
    found = [(line, emissions_in(line)) for line in lines]
    gpc = _of_cities(found, potentials)
    unanswered = tuple(code for code in _asked() if code not in gpc)
    leaves, rolled = _tree(found, area, year, potentials)
    both = totals(leaves, rolled)
    lacking = any(categories("gpc")[code].scope == 1 for code in unanswered)
    lacking_no_land = any(categories("gpc")[code].scope == 1 and code not in _land_codes() for code in unanswered)
    return CityReading(
        gwp=gwp,
        tree={
            code: _tonnes(rolled.total(area, year, code))
            for place, code in enumerate(rolled.categories)
            if rolled.state[0, 0, place]
        },
        with_land=_whole(float(both.with_land[0, 0]), int(both.state_with[0, 0]), lacking=lacking),
        without_land=_whole(float(both.without_land[0, 0]), int(both.state_without[0, 0]), lacking=lacking_no_land),
        gpc={code: total(parts) for code, parts in sorted(gpc.items())},
        sums={name: _sum(gpc, unanswered, name) for name in ("BASIC", "BASIC+", "territorial")},
        unanswered=unanswered,
        memo=_memo(found),
        pollutants=_pollutants(found),
    )


def lines_under(lines: Iterable[Frozen], code: str) -> list[Frozen]:
    """Return the lines whose category is `code` or lies below it."""
    return [line for line in lines if code == line["category"] or code in ancestors(line["category"])]


def co2e_of(line: Frozen, gwp: str, scopes: Sequence[int] = (1, 2, 3)) -> float | None:
    """Return what a line emits in tonnes of CO2e under `gwp`, None where it has no number of a greenhouse gas."""
    potentials = gwp_set(gwp)
    parts = [
        one.mass * potentials.of(code) / KG
        for code, one in emissions_in(line).items()
        if one.mass is not None and one.scope in scopes and _is_counted(code)
    ]
    return sum(parts) if parts else None


def _is_counted(code: str) -> bool:
    return gas(code).group != POLLUTANT and not gas(code).memo


def _tree(
    found: Sequence[tuple[Frozen, Mapping[str, Emission]]], area: str, year: int, gwp: GwpSet
) -> tuple[Equivalents, Equivalents]:
    cells: list[Cell] = [
        (area, year, line["category"], code, Amount(one.mass, one.notation, line["where"]))
        for line, emissions in found
        for code, one in emissions.items()
        if one.scope == 1 and gas(code).group != POLLUTANT
    ]
    gases = sorted({cell[3] for cell in cells}) or ["CO2"]
    inventory = inventory_of(cells, [area], [year], tuple(categories("ipcc_2006")), gases)
    leaves = to_co2e(inventory, gwp)
    return leaves, roll_up(leaves)


def _of_cities(found: Sequence[tuple[Frozen, Mapping[str, Emission]]], gwp: GwpSet) -> dict[str, list[Amount]]:
    gpc: dict[str, list[Amount]] = defaultdict(list)
    for line, emissions in found:
        for code, one in emissions.items():
            place = city_code(line["category"], one.scope)
            if place and _is_counted(code):
                mass = None if one.mass is None else one.mass * gwp.of(code) / KG
                gpc[place].append(Amount(mass, one.notation, line["where"]))
    return gpc


@cache
def _asked() -> tuple[str, ...]:
    """The GPC categories an inventory says something of: those of BASIC, and of the territory (GPC, Chapter 4)."""
    return tuple(
        code
        for code, one in categories("gpc").items()
        if one.scope and (one.level == "BASIC" or (one.scope == 1 and one.level == "BASIC+") or code == "I.4.4")
    )


@cache
def _land_codes() -> frozenset[str]:
    return frozenset(code for one in land_use() if (code := mapped(one, "gpc")))


def _sum(gpc: Mapping[str, list[Amount]], unanswered: Sequence[str], name: str) -> Total:
    parts = [amount for code, amounts in gpc.items() if counts_in(code, name) for amount in amounts]
    found = total(parts)
    lacking = any(counts_in(code, name) for code in unanswered)
    return replace(found, state=found.state | State.MISSING) if lacking else found


def _whole(value: float, state: int, *, lacking: bool) -> Total:
    known = State(state)
    if lacking or not known:
        known |= State.MISSING
    return Total(value / KG if known & State.NUMBER else None, known)


def _tonnes(one: Total) -> Total:
    return one if one.value is None else replace(one, value=one.value / KG)


def _memo(found: Sequence[tuple[Frozen, Mapping[str, Emission]]]) -> dict[str, float]:
    memo: dict[str, float] = defaultdict(float)
    for _line, emissions in found:
        for code, one in emissions.items():
            if gas(code).memo and one.mass is not None:
                memo[code] += one.mass / KG
    return dict(memo)


def _pollutants(found: Sequence[tuple[Frozen, Mapping[str, Emission]]]) -> dict[str, dict[str, float]]:
    """Return masses by pollutant and NFR category; "" where a category has no place in NFR."""
    masses: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for line, emissions in found:
        for code, one in emissions.items():
            if gas(code).group == POLLUTANT and one.mass is not None and one.scope == 1:
                masses[code][mapped(line["category"], "nfr") or ""] += one.mass / KG
    return {code: dict(by) for code, by in masses.items()}
