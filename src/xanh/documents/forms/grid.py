"""The cells of an uploaded workbook, as they stand in the file and nothing more."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.worksheet.formula import ArrayFormula

from xanh.basis.errors import Refusal
from xanh.basis.text import collapse, normalise
from xanh.documents.forms import wording
from xanh.documents.forms.archive import check_archive
from xanh.documents.forms.layout import SHEETS
from xanh.documents.forms.strings import from_file, without_unwanted

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_SHOWN = 60  # characters of a found value that a message repeats

type Value = str | int | float | bool | date | datetime | time | timedelta


@dataclass(frozen=True)
class Found:
    """What stands in a cell. `kind` is openpyxl's: n number, s text, b logic, d date, e error value, f formula."""

    value: Value
    kind: str
    number_format: str

    def shown(self) -> str:
        """Return the value as a message repeats it, on one line and not too long."""
        value = self.value
        written = value.strftime("%d/%m/%Y") if isinstance(value, date) else without_unwanted(str(value))
        text = collapse(written)
        return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


type Grid = dict[tuple[int, int], Found]  # (row, column) from 1; empty cells are left out


def read_grids(content: bytes) -> dict[str, Grid]:
    """Return the cells of the five sheets of a form, by sheet; Refusal for any file that does not have just these.

    The sheet of errors that `mark_errors` adds is passed over. Formulas are read as formulas, never by their last
    result. Only cells are read: merged ranges, links, comments and drawings of a stranger's file are not.
    """
    check_archive(content)
    try:
        workbook = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        names = [normalise(name) for name in workbook.sheetnames]
        found = [name for name in names if name != wording.ERROR_SHEET]
        if found == list(SHEETS):
            return {name: _grid(workbook, name) for name in SHEETS}
    except Exception as error:  # what is not an intact workbook fails in openpyxl in too many ways to name
        raise Refusal(wording.DAMAGED) from error
    if wording.HIDDEN_SHEET not in found:
        raise Refusal(wording.NOT_A_FORM)
    shown = [", ".join(name for name in some if name != wording.HIDDEN_SHEET) for some in (found, SHEETS)]
    raise Refusal(wording.SHEETS_CHANGED, found=shown[0], expected=shown[1])


def _grid(workbook: Workbook, name: str) -> Grid:
    sheet: Any = next(one for one in workbook.worksheets if normalise(one.title) == name)
    grid: Grid = {}
    for cell in _cells(workbook, sheet):
        place = (cell["row"], cell["column"])
        if place in grid or not (1 <= place[0] <= _LAST_ROW and 1 <= place[1] <= _LAST_COLUMN):
            raise ValueError("a cell is given twice or lies outside any sheet")
        found = _found(ReadOnlyCell(sheet, **cell))
        if found is not None:
            grid[place] = found
    return grid


def _cells(workbook: Any, sheet: Any) -> Iterator[dict[str, Any]]:
    # openpyxl's own iteration fills gaps with empty cells, as many as the file says: too many, if it says so.
    with sheet._get_source() as source:
        parser = WorkSheetParser(
            source,
            sheet._shared_strings,
            data_only=False,
            epoch=workbook.epoch,
            date_formats=workbook._date_formats,
            timedelta_formats=workbook._timedelta_formats,
        )
        for _row, cells in parser.parse():
            yield from (cell for cell in cells if cell["value"] is not None)


def _found(cell: ReadOnlyCell) -> Found | None:
    value, kind = cell.value, cell.data_type
    if kind == "f":
        text = value.text if isinstance(value, ArrayFormula) else value
        return Found(text if isinstance(text, str) else "=", "f", "")
    if kind == "s":
        text = from_file(str(value))
        return Found(text, "s", "") if text else None
    if kind == "b":
        return Found(bool(value), "b", "")
    if kind == "n" and isinstance(value, int | float):
        return Found(value, "n", str(cell.number_format))
    if kind == "d" and isinstance(value, date | time | timedelta):
        return Found(value, "d", "")
    return Found(str(value), "e", "")
