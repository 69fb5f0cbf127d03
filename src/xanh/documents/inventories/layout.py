"""Where everything stands in an inventory's workbook: a guide, and a sheet for each kind of source."""

from xanh.basis.language import speaking
from xanh.ghg.city_sources import CitySource, city_source, city_sources, source_word

LAYOUT = "1"
HIDDEN = "xanh"
GUIDE = "Hướng dẫn"
HEADING_ROW, FIRST_ROW, MOST_ROWS = 4, 5, 200
NUMBERS = ("amount", "own_value", "uncertainty_activity", "uncertainty_factor")
_WIDTHS = {
    "source": 34,
    "category": 36,
    "taken_from": 36,
    "note": 36,
    "own_reference": 30,
    "own_reason": 30,
    "history": 40,
}


def columns(kind: CitySource) -> tuple[tuple[str, str, int], ...]:
    """Return the columns of a kind's sheet: field, Vietnamese heading, width in characters."""
    units = {**kind.quantities, **kind.more, **kind.compared}
    with speaking("vi"):
        return tuple(
            (name, source_word(name) + (f" ({units[name]})" if name in units else ""), _WIDTHS.get(name, 18))
            for name in kind.fields
        )


def sheet_of(code: str) -> str:
    """Return the name of the sheet of a kind of source."""
    return city_source(code).names[0]


def kinds_in(sector: str) -> tuple[str, ...]:
    """Return the kinds of source of a sector, of all sectors for ""."""
    return tuple(code for code, kind in city_sources().items() if sector in ("", kind.sector))


def is_number(kind: CitySource, name: str) -> bool:
    """Return whether a field of a kind takes a number."""
    if name in kind.compared:
        return name != "density"  # which may be a range
    return name in NUMBERS or name in kind.quantities or name in kind.more or name.startswith("share_")
