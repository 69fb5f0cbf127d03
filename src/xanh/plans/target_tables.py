"""Tables of targets: one row a thing measured, one column a year ("Chỉ tiêu | Đơn vị tính | Năm 2025 | Năm 2030")."""

import re
from dataclasses import dataclass

from xanh.basis.language import gettext
from xanh.plans import model
from xanh.plans.outline import without_note_marks
from xanh.plans.passage import Passage, flat, join, passage
from xanh.plans.source.model import Cell, Paragraph, Source, Span, Table
from xanh.plans.targets import Context, read_targets

_NAME = re.compile(r"(?:ten |cac |he thong )?(?:chi tieu|muc tieu)(?! (?:den |nam )*\d)")
_UNIT = re.compile(r"(?:don vi(?: tinh)?|dvt)\W*$")
_YEARS = re.compile(r"(?:(?P<start>\d{4})\s*[-–]\s*)?(?P<end>(?:19|20|21)\d{2})\s*\)?$")
# A column of what has been, not of what is promised.
_PAST = re.compile(r"thuc hien|hien trang|nam goc|nam co so|uoc|ket qua|den nay")
_NOTHING = re.compile(r"[\s.…x–-]*", re.IGNORECASE)
_HEADING_ROWS = 3


@dataclass(frozen=True)
class TargetTable:
    """A table of targets in its source; `years` are the columns of promises with (first year, last year)."""

    source: Source
    table: Table
    name: int
    unit: int | None
    years: dict[int, tuple[int | None, int]]
    first_row: int

    @property
    def start(self) -> int:
        """The place of the table in the text."""
        return self.table.span.start


def part_target_tables(
    source: Source, blocks: list[Paragraph | Table]
) -> tuple[list[TargetTable], list[Paragraph | Table]]:
    """Return the tables of targets among `blocks`, and the other blocks, both in order."""
    tables, rest = [], []
    for block in blocks:
        found = _target_table(source, block) if isinstance(block, Table) else None
        if found:
            tables.append(found)
        else:
            rest.append(block)
    return tables, rest


def read_target_table(one: TargetTable, objective: str) -> tuple[list[model.Target], list[model.Problem]]:
    """Return the targets of `objective` that a table states, row by row, and what could not be read in it."""
    targets: list[model.Target] = []
    problems: list[model.Problem] = []
    for row in one.table.rows[one.first_row :]:
        name = _words(one, row, one.name)
        unit = _words(one, row, one.unit)
        for column, (start, end) in one.years.items():
            cell = _words(one, row, column)
            if not name.text or _NOTHING.fullmatch(cell.text):
                continue
            found, doubts = _target(name, cell, unit, Context(objective, end, start, announced=True))
            targets += found
            problems += doubts
    return targets, problems


def _target(
    name: Passage, cell: Passage, unit: Passage, context: Context
) -> tuple[list[model.Target], list[model.Problem]]:
    """Return the target of one cell, read as the sentence "<name> <cell> <unit>", with "đạt" where there is no unit."""
    of_name = name.strip(" .;:")
    unit = Passage("", ()) if unit.text in cell.text else unit
    reaches = Passage("" if unit.text else "đạt", (cell.at[0],) * (0 if unit.text else len("đạt")))
    words = join([of_name, cell, unit])
    reading = read_targets(join([of_name, reaches, cell, unit]), context)
    if len(reading.targets) != 1:
        message = gettext("This cell of the table of targets was not read; enter its target by hand.")
        return [], [model.Problem(message=message, span=cell.place())]
    target = reading.targets[0]
    kept = {"text": words.text, "span": model.Span(start=min(words.at), end=max(words.at) + 1)}
    if target.kind == "milestone":
        kept["indicator_text"] = of_name.text
    return [target.model_copy(update=kept)], reading.problems


def _target_table(source: Source, table: Table) -> TargetTable | None:
    for index, row in enumerate(table.rows[:_HEADING_ROWS]):
        name = _column(row, _NAME)
        if name is None:
            continue
        years, first_row = _years(row), index + 1
        if not years and first_row < len(table.rows):
            years, first_row = _years(table.rows[first_row]), first_row + 1
        years.pop(name, None)
        return TargetTable(source, table, name, _column(row, _UNIT), years, first_row) if years else None
    return None


def _column(row: tuple[Cell | None, ...], heading: re.Pattern[str]) -> int | None:
    return next((index for index, cell in enumerate(row) if cell and heading.match(flat(cell.text))), None)


def _years(row: tuple[Cell | None, ...]) -> dict[int, tuple[int | None, int]]:
    found = {}
    for index, cell in enumerate(row):
        heading = flat(cell.text).strip() if cell else ""
        match = _YEARS.search(heading)
        if (
            match
            and len(heading) <= len("muc tieu phan dau den het nam 2030 (2026 - 2030)")
            and not _PAST.search(heading)
        ):
            found[index] = (int(match["start"]) if match["start"] else None, int(match["end"]))
    return found


def _words(one: TargetTable, row: tuple[Cell | None, ...], column: int | None) -> Passage:
    cell = row[column] if column is not None and column < len(row) else None
    span = cell.span if cell else Span(0, 0)
    return without_note_marks(passage(cell.text if cell else "", span, one.source.text))
