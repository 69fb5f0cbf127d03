"""Finding the columns of a task table by their headings, in any order, under one heading row or two."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from xanh.basis.parameter import parameter
from xanh.plans.passage import flat
from xanh.plans.source.model import Cell, Table

_SEARCHED_ROWS = 6
_LONGEST_HEADING = 90
_ASIDE = re.compile(r"\([^()]*\)|[¹²³⁴⁵⁶⁷⁸⁹⁰*:]")
_COLUMN_NUMBER = re.compile(r"\(?\s*(?:\d{1,2}|[a-z])\s*\)?(?:\s*=.*)?", re.IGNORECASE)
# Two wordings of a heading for the same column: the first is certain, the second only where nothing else is.
# A cell of data: a bullet, a sentence, a year.
_NO_HEADING = re.compile(r"^[-–•+]\s|[.;]$|\b(?:19|20)\d{2}\b")
_SAME = {"responsible": "leads", "task": "title"}
_TASK_MARKS = frozenset({"leads", "coordinators", "period", "period_start", "product", "funding"})


@dataclass(frozen=True)
class Columns:
    """Which grid column holds what ("title" → 1), and the first row below the headings."""

    places: dict[str, int]
    first_row: int
    unknown: tuple[Cell, ...] = ()


def find_columns(table: Table) -> Columns | None:
    """Return the columns of a task table, or None where the first rows carry no headings of one."""
    for row in range(min(_SEARCHED_ROWS, len(table.rows))):
        names = _names(table, row)
        filled = sum(1 for cell in table.rows[row] if cell and cell.text)
        if "title" not in names.values() or not _TASK_MARKS & set(names.values()) or 2 * len(names) < filled:
            continue
        last = row + max(cell.rows for cell in table.rows[row] if cell) - 1
        last = min(last, row + 2, len(table.rows) - 1)
        for below in range(row + 1, last + 1):
            names |= _names(table, below)
        while last + 1 < len(table.rows) and _goes_on(table, last + 1, names):
            last += 1
            names |= _names(table, last)
        return Columns(_places(names), last + 1, _unknown(table, row, last, names))
    return None


def is_heading_row(table: Table, row: int, columns: Columns) -> bool:
    """Return whether a row only repeats headings (at the top of a page) or numbers the columns: (1) (2) (3)."""
    filled = [(index, cell.text) for index, cell in enumerate(table.rows[row]) if cell and cell.text]
    if len(filled) >= 3 and all(_COLUMN_NUMBER.fullmatch(text.strip()) for _, text in filled):
        return True
    named = _names(table, row)
    own = [name for name, place in columns.places.items() if named.get(place) == name]
    return len(own) >= 2 and len(named) == len(filled)


def column_name(heading: str) -> str | None:
    """Return the name of the column a heading stands over, or None.

    >>> column_name("Cơ quan chủ trì tham mưu"), column_name("Thời hạn hoàn thành"), column_name("Diện tích")
    ('leads', 'period', None)
    """
    text = re.sub(r"\s+", " ", _ASIDE.sub(" ", flat(heading))).strip()
    if not text or len(text) > _LONGEST_HEADING or _NO_HEADING.search(text):
        return None
    return next((_SAME.get(name, name) for name, pattern in _headings() if pattern.search(text)), None)


@cache
def _headings() -> list[tuple[str, re.Pattern[str]]]:
    values: dict[str, dict[str, list[str]]] = parameter("plan_columns", on=date.max).values
    patterns = []
    for name, forms in values.items():
        pieces = [rf"^{re.escape(flat(text))}$" for text in forms.get("exact", [])]
        pieces += [rf"^{re.escape(flat(text))}\b" for text in forms.get("starts", [])]
        pieces += [rf"\b{re.escape(flat(text))}\b" for text in forms.get("contains", [])]
        patterns.append((name, re.compile("|".join(pieces))))
    return patterns


def _names(table: Table, row: int) -> dict[int, str]:
    return {
        index: name
        for index, cell in enumerate(table.rows[row])
        if cell and (name := column_name(cell.text)) is not None
    }


def _goes_on(table: Table, row: int, names: dict[int, str]) -> bool:
    """Return whether `row` is a second row of headings: every filled cell a heading, none under "STT" or the title."""
    own = _names(table, row)
    filled = {index for index, cell in enumerate(table.rows[row]) if cell and cell.text}
    fixed = {index for index, name in names.items() if name in {"number", "title"}}
    return bool(own) and filled == set(own) and not filled & fixed


def _places(names: dict[int, str]) -> dict[str, int]:
    places: dict[str, int] = {}
    for index in sorted(names):
        places.setdefault(names[index], index)
    return places


def _unknown(table: Table, first: int, last: int, names: dict[int, str]) -> tuple[Cell, ...]:
    cells = [(index, cell) for row in table.rows[first : last + 1] for index, cell in enumerate(row)]
    return tuple(cell for index, cell in cells if cell and cell.text and index not in names)
