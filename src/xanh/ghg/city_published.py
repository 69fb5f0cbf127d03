"""A city's inventory as anyone may see it: what is confidential (C) adds up and never shows.

A cell to which a confidential line adds is C itself. A whole total is shown only where it holds at least two
confidential lines, the same ones as every other total that holds any: no subtraction then gives one of them away.
Source: 2006 IPCC Guidelines, Volume 1, Chapter 8, Section 8.2.5 (C).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from xanh.ghg.categories import ancestors, city_code, counts_in, land_use, mapped
from xanh.ghg.city_lines import emissions_in
from xanh.ghg.city_totals import KG, CityReading, Frozen
from xanh.ghg.gas import POLLUTANT, gas
from xanh.ghg.notation import Amount, Notation, State, Total, total

type Masses = Mapping[str, Mapping[str, Total]]
WHOLE = ("with_land", "without_land", "BASIC", "BASIC+", "territorial")


def is_confidential(line: Frozen) -> bool:
    """Return whether a frozen line is confidential."""
    return bool(line["notation"] == Notation.C)


def shown_line(line: Frozen) -> Frozen:
    """Return a frozen line as anyone may see it: of a confidential one no number that it states or that came out."""
    if not is_confidential(line):
        return line
    gases = {
        code: {**one, "mass": None, "notation": str(Notation.C), "factors": [], "sentences": [], "uncertainty": None}
        for code, one in line["gases"].items()
    }
    blank: dict[str, object] = {
        "amount": None,
        "quantities": {},
        "shares": {},
        "history": {},
        "note": "",
        "uncertainty_activity": None,
    }
    blank |= {name: {} for name in ("less", "compared") if name in line}
    return {**line, **blank, "gases": gases}


def shown_reading(reading: CityReading, lines: Sequence[Frozen]) -> CityReading:
    """Return the totals with every number hidden that holds a confidential line, or would give one away."""
    closed = [line for line in lines if is_confidential(line)]
    if not closed:
        return reading
    tree = {code for line in closed for code in (line["category"], *ancestors(line["category"]))}
    places = {place for line in closed for place in _places(line)}
    held = {name: {line["code"] for line in closed if _is_in(line, name)} for name in WHOLE}
    sets = {frozenset(one) for one in held.values() if one}
    safe = len(sets) == 1 and all(len(one) > 1 for one in sets)
    secret = {name for name, one in held.items() if one and not safe}
    return replace(
        reading,
        tree={code: _hidden(one, code in tree) for code, one in reading.tree.items()},
        gpc={code: _hidden(one, code in places) for code, one in reading.gpc.items()},
        sums={name: _hidden(one, name in secret) for name, one in reading.sums.items()},
        with_land=_hidden(reading.with_land, "with_land" in secret),
        without_land=_hidden(reading.without_land, "without_land" in secret),
    )


def masses_by_category(lines: Iterable[Frozen]) -> Masses:
    """Return tonnes of each greenhouse gas, memo gases too, by IPCC category with all below it; of the territory."""
    return _masses(
        (place, code, amount)
        for line, code, amount in _of_territory(lines)
        if gas(code).group != POLLUTANT
        for place in (line["category"], *ancestors(line["category"]))
    )


def masses_of_pollutants(lines: Iterable[Frozen]) -> Masses:
    """Return tonnes of each pollutant by NFR category ("" where a category has no place there); of the territory."""
    return _masses(
        (mapped(line["category"], "nfr") or "", code, amount)
        for line, code, amount in _of_territory(lines)
        if gas(code).group == POLLUTANT
    )


def _of_territory(lines: Iterable[Frozen]) -> Iterable[tuple[Frozen, str, Amount]]:
    for line in lines:
        for code, one in emissions_in(line).items():
            if one.scope == 1:
                mass = None if one.mass is None else one.mass / KG
                key = Notation.C if is_confidential(line) else one.notation
                yield line, code, Amount(mass, key, line["where"])


def _masses(found: Iterable[tuple[str, str, Amount]]) -> Masses:
    parts: dict[str, dict[str, list[Amount]]] = defaultdict(lambda: defaultdict(list))
    for place, code, amount in found:
        parts[place][code].append(amount)
    return {
        place: {code: _closed(total(amounts)) for code, amounts in by.items()} for place, by in sorted(parts.items())
    }


def _closed(one: Total) -> Total:
    return _hidden(one, bool(one.state & State.C))


def _hidden(one: Total, hide: bool) -> Total:  # noqa: FBT001 - said by its name at each call
    return replace(one, value=None, state=one.state | State.C, hidden=True) if hide or one.hidden else one


def _places(line: Frozen) -> set[str]:
    scopes = {one["scope"] for one in line["gases"].values()}
    return {place for scope in scopes if (place := city_code(line["category"], scope))}


def _is_in(line: Frozen, name: str) -> bool:
    if name in ("BASIC", "BASIC+", "territorial"):
        return any(counts_in(place, name) for place in _places(line))
    direct = any(one["scope"] == 1 for one in line["gases"].values())
    land = any(code in land_use() for code in (line["category"], *ancestors(line["category"])))
    return direct and not (land and name == "without_land")
