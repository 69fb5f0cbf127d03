"""A table as a workbook: the figures on the first sheet, what they are on the second."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from xanh.documents.tables.model import Cell, OpenTable, clean, looks_like_a_formula

LONGEST = 32_767  # characters in a cell, a limit of the format
_BOLD, _WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")


def table_xlsx(table: OpenTable, *, figures: str, about: str) -> bytes:
    """Return a workbook of two sheets named `figures` and `about`; numbers and instants are typed, text stays text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(figures)
    sheet.freeze_panes = "B2"
    for number, column in enumerate(table.columns, start=1):
        widest = max([len(column.label), *(len(str(row[number - 1] or "")) for row in table.rows)])
        sheet.column_dimensions[get_column_letter(number)].width = min(max(10, widest + 2), 60)
    sheet.append([_heading(sheet, column.label) for column in table.columns])
    for row in table.rows:
        sheet.append([_cell(sheet, cell) for cell in row])
    second = book.create_sheet(about)
    second.column_dimensions["A"].width, second.column_dimensions["B"].width = 28, 100
    _write_about(second, table)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write_about(sheet: WriteOnlyWorksheet, table: OpenTable) -> None:
    sheet.append([_heading(sheet, table.title)])
    for _key, label, text in table.about:
        sheet.append([_cell(sheet, label), _cell(sheet, text)])
    for column in table.columns:
        sheet.append([_cell(sheet, column.label), _cell(sheet, column.meaning)])


def _heading(sheet: WriteOnlyWorksheet, text: str) -> SheetCell:
    cell = _cell(sheet, text)
    cell.font = _BOLD
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> SheetCell:
    if isinstance(value, Decimal):
        return WriteOnlyCell(sheet, int(value) if value == value.to_integral_value() else float(value))
    if isinstance(value, datetime):  # a workbook knows no time zones: the clock of the place
        cell = WriteOnlyCell(sheet, value.replace(tzinfo=None))
        cell.number_format = "dd/mm/yyyy hh:mm:ss"
        return cell
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    text = clean(value)[:LONGEST]
    if not text:
        return WriteOnlyCell(sheet, None)
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.alignment = _WRAPPED
    # Typed over by a person, it still is text.
    cell.quotePrefix = looks_like_a_formula(text)
    return cell
