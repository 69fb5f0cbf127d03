"""Where everything stands in the workbook: arithmetic only, so that writing, filling and reading agree."""

from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from xanh.documents.forms import wording

LAYOUT_VERSION = "1"
SHEETS = (wording.GUIDE_SHEET, wording.TASK_SHEET, wording.MONEY_SHEET, wording.INDICATOR_SHEET, wording.HIDDEN_SHEET)
TITLE_ROW, SUBTITLE_ROW, NOTE_ROW, HEADING_ROW, FIRST_ROW = 1, 2, 3, 4, 5

TASK_FIELDS = ("status", "percentage", "result", "evidence", "difficulties", "proposals")
INDICATOR_FIELDS = ("value", "missing", "note", "evidence")
GUIDE_FIELDS = ("filled_by", "filled_on")

# Widths of the columns in characters, A onwards; each sheet fits the width of a landscape A4 page.
WIDTHS = {
    wording.GUIDE_SHEET: (34, 106),
    wording.TASK_SHEET: (8, 32, 42, 62),
    wording.MONEY_SHEET: (8, 44, 16, 16, 16, 16, 16, 16),
    wording.INDICATOR_SHEET: (11, 36, 13, 10, 22, 16, 22, 24, 26),
    wording.ERROR_SHEET: (16, 10, 110),
}

_TASK_FIRST_FIELD = 2  # after the title row and the row about period and funding
_TASK_ROWS = _TASK_FIRST_FIELD + len(TASK_FIELDS)
_GUIDE_FIRST_FIELD = 8
GUIDE_HOW_ROW = 11


@dataclass(frozen=True)
class Place:
    """One cell: sheet name, row and column from 1."""

    sheet: str
    row: int
    column: int

    @property
    def address(self) -> str:
        """The cell's address as Excel writes it: "D7"."""
        return f"{get_column_letter(self.column)}{self.row}"

    def right(self, columns: int) -> "Place":
        """Return the cell `columns` to the right (to the left where negative)."""
        return Place(self.sheet, self.row, self.column + columns)


def guide_place(field: str) -> Place:
    """Return the answer cell of a field of the guide: "filled_by" or "filled_on"."""
    return Place(wording.GUIDE_SHEET, _GUIDE_FIRST_FIELD + GUIDE_FIELDS.index(field), 2)


def task_title(task: int) -> Place:
    """Return the first cell of the block of the `task`-th task (from 0); the row about it is the next."""
    return Place(wording.TASK_SHEET, FIRST_ROW + task * _TASK_ROWS, 1)


def task_place(task: int, field: str) -> Place:
    """Return the answer cell of a field of the `task`-th task; last year's answer stands left of it."""
    row = task_title(task).row + _TASK_FIRST_FIELD + TASK_FIELDS.index(field)
    return Place(wording.TASK_SHEET, row, 4)


def money_title(task: int, sources: int) -> Place:
    """Return the first cell of the money block of the `task`-th task, one row of title and one per source."""
    return Place(wording.MONEY_SHEET, FIRST_ROW + task * (sources + 1), 1)


def money_place(task: int, source: int, stage: int, sources: int) -> Place:
    """Return the answer cell of a source and stage (both from 0); last year's figure stands left of it."""
    return Place(wording.MONEY_SHEET, money_title(task, sources).row + 1 + source, 4 + 2 * stage)


def indicator_place(indicator: int, field: str) -> Place:
    """Return the answer cell of a field of the `indicator`-th indicator (from 0)."""
    return Place(wording.INDICATOR_SHEET, FIRST_ROW + indicator, 6 + INDICATOR_FIELDS.index(field))
