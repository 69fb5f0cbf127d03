"""The flow of emissions from categories to sectors to the total, as shapes that a page draws without a script."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from xanh.ghg.categories import ancestors, category
from xanh.ghg.city_totals import CityReading
from xanh_web.emissions.lineage import tonnes

WIDTH, HEIGHT = 1180, 560
_BAR, _GAP, _SMALLEST = 14, 13, 0.015
_COLUMNS = (350, 540, WIDTH - 240)  # the left edge of each column's bars; their labels stand beside them


@dataclass(frozen=True)
class Bar:
    """One category, sector or the total: its rectangle, its label and where that stands."""

    x: float
    y: float
    height: float
    label: str
    label_x: float
    label_y: float
    anchor: str
    tone: str


@dataclass(frozen=True)
class Flow:
    """One band from a bar to the next: an SVG path, the tone of its sector, and what it says."""

    path: str
    tone: str
    said: str


@dataclass(frozen=True)
class Sankey:
    """All shapes, and what is left out: what is taken up (below zero) has no width."""

    bars: tuple[Bar, ...]
    flows: tuple[Flow, ...]
    width: int
    height: int
    removed: str


@dataclass(frozen=True)
class _Part:
    code: str
    name: str
    sector: str
    value: float


def sankey_of(reading: CityReading) -> Sankey | None:
    """Return the drawing of a reading; None where nothing is emitted, or a category is confidential."""
    if any(one.hidden for one in reading.tree.values()):
        return None
    parts = _parts(reading)
    whole = sum(part.value for part in parts)
    if not whole:
        return None
    unit = (HEIGHT - _GAP * len(parts)) / whole
    bars, flows = _left(parts, unit)
    removed = sum(min(one.value or 0.0, 0.0) for code, one in reading.tree.items() if _is_end(code, reading))
    said = _("{mass} t CO2e taken up is not drawn.").format(mass=tonnes(-removed)) if removed else ""
    return Sankey(tuple(bars), tuple(flows), WIDTH, HEIGHT, said)


def _is_end(code: str, reading: CityReading) -> bool:
    """Say whether a category ends a flow: at the third level, or above it where nothing lies below."""
    depth = len(list(ancestors(code)))
    below = any(code in ancestors(other) for other in reading.tree)
    return depth == 2 or (depth < 2 and not below)


def _parts(reading: CityReading) -> list[_Part]:
    """Return what is emitted by category, small ones of a sector put together, in order of the tree."""
    found = [
        _Part(code, f"{code} {category(code).name}", code.split(".")[0], one.value)
        for code, one in reading.tree.items()
        if one.value and one.value > 0 and _is_end(code, reading)
    ]
    whole = sum(part.value for part in found)
    kept = [part for part in found if part.value >= whole * _SMALLEST]
    small: dict[str, float] = {}
    for part in found:
        if part.value < whole * _SMALLEST:
            small[part.sector] = small.get(part.sector, 0.0) + part.value
    others = _("{sector}: others")
    rest = [_Part(code, others.format(sector=code), code, value) for code, value in small.items()]
    return sorted([*kept, *rest], key=lambda part: (part.sector, part.code == part.sector))


def _left(parts: Sequence[_Part], unit: float) -> tuple[list[Bar], list[Flow]]:
    sectors = list(dict.fromkeys(part.sector for part in parts))
    whole = sum(part.value for part in parts)
    spare = HEIGHT - whole * unit
    tops, y = {}, spare / (len(sectors) + 1)
    for sector in sectors:
        tops[sector] = y
        y += sum(part.value for part in parts if part.sector == sector) * unit + spare / (len(sectors) + 1)
    middle, bars, flows, y = dict(tops), [], [], _GAP / 2
    for part in parts:
        size, tone = part.value * unit, part.sector
        bars.append(_bar(0, y, size, f"{part.name}: {tonnes(part.value, 0)}", tone))
        flows.append(Flow(_band(0, y, middle[tone], size), tone, f"{part.name}: {tonnes(part.value)} t CO2e"))
        middle[tone] += size
        y += size + _GAP
    total = spare / 2
    bars.append(_bar(2, total, whole * unit, _("All that is emitted: {mass}").format(mass=tonnes(whole, 0)), "all"))
    for sector in sectors:
        value = sum(part.value for part in parts if part.sector == sector)
        said = f"{sector} {category(sector).name}: {tonnes(value, 0)}"
        bars.append(_bar(1, tops[sector], value * unit, said, sector))
        flows.append(Flow(_band(1, tops[sector], total, value * unit), sector, f"{said} t CO2e"))
        total += value * unit
    return bars, flows


def _bar(column: int, y: float, size: float, label: str, tone: str) -> Bar:
    x = _COLUMNS[column]
    before = column == 0
    return Bar(x, round(y, 1), round(max(size, 1), 1), label, x - 6 if before else x + _BAR + 6,
               round(y + size / 2 + 4, 1), "end" if before else "start", tone)  # fmt: skip


def _band(column: int, start: float, end: float, size: float) -> str:
    left, right = _COLUMNS[column] + _BAR, _COLUMNS[column + 1]
    middle = (left + right) / 2
    a, b, c, d = (round(one, 1) for one in (start, end, start + size, end + size))
    return f"M{left} {a}C{middle} {a} {middle} {b} {right} {b}V{d}C{middle} {d} {middle} {c} {left} {c}Z"
