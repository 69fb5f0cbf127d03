"""What is counted twice: one line in two places, a parent beside its child, a facility inside its city's line."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from xanh.basis.language import gettext
from xanh.ghg.categories import ancestors
from xanh.ghg.lines import Line


@dataclass(frozen=True)
class Overcount:
    """One overlap: its kind (twice | parent_and_child | facility_in_city), the lines, and the sentence for people."""

    kind: str
    lines: tuple[str, ...]
    sentence: str


def overcounts(lines: Iterable[Line], whole: str = "") -> tuple[Overcount, ...]:
    """Return every overlap among `lines`; lines without a number overlap with nothing.

    `whole` is the area that holds all others: its lines have the facilities of each of them.

    Whole-city lines in parent and child of the same area and year overlap where they are of one method (or a stated
    mass) and no key tells them apart; so do a facility's line and the city's in the same category, or one above or
    below it, unless the city's says it leaves that facility out.
    """
    counted = [line for line in lines if line.amount is not None]
    by_place: dict[tuple[str, int], list[Line]] = defaultdict(list)
    for line in counted:
        by_place[line.area, line.year].append(line)
    found = _twice(counted)
    for group in by_place.values():
        found += _parents(group)
    return (*found, *_facilities(counted, whole))


def _twice(lines: list[Line]) -> list[Overcount]:
    places: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for line in lines:
        places[line.code, line.area, line.year].append(line.category)
    text = gettext("The line {line} stands in {categories}: keep one of them.")
    return [
        Overcount("twice", (code,), text.format(line=code, categories=", ".join(found)))
        for (code, _area, _year), found in places.items()
        if len(found) > 1
    ]


def _parents(group: list[Line]) -> list[Overcount]:
    cities = [line for line in group if not line.facility]
    by_category: dict[str, list[Line]] = defaultdict(list)
    for line in cities:
        by_category[line.category].append(line)
    text = gettext("{parent} and its part {child} are both filled ({lines}): keep the whole or the parts.")
    found = []
    for line in cities:
        for above in ancestors(line.category):
            for other in by_category.get(above, ()):
                if not _same_activity(line, other):
                    continue
                codes = (other.code, line.code)
                said = text.format(parent=above, child=line.category, lines=", ".join(codes))
                found.append(Overcount("parent_and_child", codes, said))
    return found


def _facilities(lines: list[Line], whole: str) -> list[Overcount]:
    cities = [line for line in lines if not line.facility]
    text = gettext(
        "{facility} reports {line} itself and is in the city's line {city} too: take it out of the city's line."
    )
    found = []
    for line in (one for one in lines if one.facility):
        for city in cities:
            there = line.year == city.year and city.area in (line.area, whole)
            if there and line.facility not in city.without and _overlap(line, city):
                said = text.format(facility=line.facility, line=line.code, city=city.code)
                found.append(Overcount("facility_in_city", (line.code, city.code), said))
    return found


def _overlap(one: Line, other: Line) -> bool:
    related = one.category == other.category or other.category in ancestors(one.category)
    return _same_activity(one, other) and (related or one.category in ancestors(other.category))


def _same_activity(one: Line, other: Line) -> bool:
    same_method = one.method == other.method or "stated" in (one.method, other.method)
    return same_method and all(other.keys.get(name, value) == value for name, value in one.keys.items())
