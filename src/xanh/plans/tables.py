"""The rows of the task tables: cells under their columns, rows cut by a page end put together again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from xanh.plans.columns import Columns, find_columns, is_heading_row
from xanh.plans.outline import numbered
from xanh.plans.passage import Passage, join, passage
from xanh.plans.source.model import Cell, Paragraph, Source, Span, Table

_EMPTY = Passage("", ())
_NUMBER = re.compile(r"(?:[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3})*|[A-Za-zđĐ])\s?[.)]?")
_ASIDE_LINE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]|[-–]?\s*\d{1,3}\s*[-–]?$|\(?tiep theo\)?$")
_FINISHED = re.compile(r"[.;:!?)]$")
_INSIDE = re.compile(r"[-–•+(]")
_BROKEN = re.compile(r"\w[-/]$")
_DETAILS = ("leads", "coordinators", "period", "product", "funding")


@dataclass
class Row:
    """One row, or the pieces of one row. `number` is as printed, "" where there is none; `wide`: one cell across."""

    number: str
    cells: dict[str, Passage]
    wide: bool = False
    inherited: frozenset[str] = frozenset()

    def cell(self, name: str) -> Passage:
        """Return the cell in the column `name`, an empty passage where there is none."""
        return self.cells.get(name, _EMPTY)

    @property
    def has_details(self) -> bool:
        """Whether anything but number, title and notes is filled in."""
        return any(self.cell(name).text for name in _DETAILS)

    def span(self) -> Span:
        """Return the source span from the first piece to the last, without cells merged in from rows above."""
        spans = [cell.span() for name, cell in self.cells.items() if cell.text and name not in self.inherited]
        return Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else Span(0, 0)


@dataclass
class TaskTable:
    """One task table, however many pages and pieces it comes in."""

    rows: list[Row] = field(default_factory=list)
    unknown: tuple[Cell, ...] = ()
    names: frozenset[str] = frozenset()


def divide(source: Source) -> tuple[list[TaskTable], list[Paragraph | Table]]:
    """Return the task tables of a document and the blocks that are none, both in order.

    A table without headings goes on with the task table before it where only footnotes and page numbers stand between.
    """
    tables: list[TaskTable] = []
    rest: list[Paragraph | Table] = []
    columns: Columns | None = None
    width, adjoining = 0, False
    for block in source.blocks:
        if isinstance(block, Paragraph):
            adjoining = adjoining and _ASIDE_LINE.match(block.text) is not None
            rest.append(block)
            continue
        found = find_columns(block)
        if found:
            columns, width = found, _width(block)
            if not (adjoining and tables):
                tables.append(TaskTable())
            tables[-1].unknown += found.unknown
            tables[-1].names |= set(found.places)
        elif not (columns and adjoining and _width(block) == width):
            rest.append(block)
            adjoining = False
            continue
        else:
            columns = Columns(columns.places, 0)
        _append(tables[-1], _rows(source, block, columns))
        adjoining = True
    return tables, rest


def _width(table: Table) -> int:
    return max((len(row) for row in table.rows), default=0)


def _rows(source: Source, table: Table, columns: Columns) -> Iterator[Row]:
    for index in range(columns.first_row, len(table.rows)):
        if not is_heading_row(table, index, columns):
            yield _row(source, table, index, columns)


def _row(source: Source, table: Table, index: int, columns: Columns) -> Row:
    cells: dict[str, Passage] = {}
    inherited = set()
    row = table.rows[index]
    for name, place in columns.places.items():
        cell = row[place] if place < len(row) else None
        if cell is None and (above := _covering(table, index, place)):
            cell = above
            inherited.add(name)
        cells[name] = passage(cell.text, cell.span, source.text) if cell else _EMPTY
    filled = [cell for cell in row if cell and cell.text]
    wide = len(filled) == 1 and filled[0].columns > 2
    if "number" in inherited:
        cells["number"] = _EMPTY
    if wide and not cells["title"].text:
        cells["title"] = passage(filled[0].text, filled[0].span, source.text)
        cells["number"] = _EMPTY
    if cells.get("period_start", _EMPTY).text or cells.get("period_end", _EMPTY).text:
        cells["period"] = _stage(cells.pop("period_start", _EMPTY), cells.pop("period_end", _EMPTY))
    return _with_number(Row("", cells, wide, frozenset(inherited)))


def _stage(start: Passage, end: Passage) -> Passage:
    """Return "2026 - 2030" from two columns; "Từ 2026" or "Đến 2030" where one of them is empty."""
    if not (start.text and end.text):
        word, known = ("Từ", start) if start.text else ("Đến", end)
        return Passage(f"{word} {known.text}", (known.at[0],) * (len(word) + 1) + known.at)
    return Passage(f"{start.text} - {end.text}", start.at + (start.at[-1],) * 3 + end.at)


def _covering(table: Table, index: int, place: int) -> Cell | None:
    """Return the cell above that is merged down to this place, or None."""
    for above in range(index - 1, -1, -1):
        row = table.rows[above]
        cell = row[place] if place < len(row) else None
        if cell:
            return cell if above + cell.rows > index else None
    return None


def _with_number(row: Row) -> Row:
    """Take the number from its column, or from the head of the title where the column is missing or the row is wide."""
    printed = row.cell("number").collapsed()
    if _NUMBER.fullmatch(printed.text):
        row.number = printed.text.rstrip(".) ")
    elif printed.text and not row.cell("title").text:
        row.cells["title"] = printed
    title = numbered(row.cell("title"))
    if not row.number and title.is_numbered and (row.wide or "number" not in row.cells or printed.text):
        row.number = title.code
        row.cells["title"] = title.body
    return row


def _append(table: TaskTable, rows: Iterator[Row]) -> None:
    """Add rows, the piece of a row that a page end has cut off to the row it belongs to."""
    at_break = bool(table.rows)
    for row in rows:
        if not any(cell.text for name, cell in row.cells.items() if name not in row.inherited):
            continue
        numbered_groups = at_break and any(one.number and not one.has_details for one in table.rows)
        if table.rows and _continues(table.rows[-1], row, at_break=at_break, numbered_groups=numbered_groups):
            _join(table.rows[-1], row)
        else:
            table.rows.append(row)
        at_break = False


def _continues(before: Row, row: Row, *, at_break: bool, numbered_groups: bool) -> bool:
    """Return whether `row` goes on with the row before; where groups have numbers, a row without one heads nothing."""
    title = row.cell("title").text
    if row.number and row.number != before.number:
        return False
    if not title or "title" in row.inherited:
        return True
    if row.number or row.wide:
        return False
    if title[0].islower():
        return True
    if not at_break or title.isupper() or not before.has_details:
        return False
    unfinished = not _FINISHED.search(before.cell("title").text)
    if not row.has_details:
        return numbered_groups or unfinished or _INSIDE.match(title) is not None
    others = [row.cell(name).text for name in (*_DETAILS, "notes") if name not in row.inherited]
    in_words = any(text[:1].islower() for text in others)
    return in_words or not row.cell("leads").text or (unfinished and not row.cell("period").text)


def _join(before: Row, row: Row) -> None:
    for name, cell in row.cells.items():
        if not cell.text or name in row.inherited or name == "number":
            continue
        first = before.cell(name)
        goes_on = name != "title" or cell.text[0].islower() or not _FINISHED.search(first.text)
        if _BROKEN.search(first.text):
            before.cells[name] = Passage(first.text + cell.text, first.at + cell.at)
        else:
            before.cells[name] = join([first, cell], " " if goes_on else "\n")
