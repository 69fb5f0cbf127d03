"""Write the errors into a copy of the workbook, beside the cells they are about."""

from collections.abc import Sequence
from copy import copy
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from xanh.basis.errors import Refusal
from xanh.documents.forms import layout, look, wording
from xanh.documents.forms.archive import check_archive
from xanh.documents.forms.layout import Place
from xanh.documents.forms.model import CellError
from xanh.documents.forms.save import saved
from xanh.documents.forms.sheet import across, fit_row, print_setup, protect

_ALWAYS = "TRUE"  # the condition of the rule that colours a marked cell over the hints; nothing else uses it
_WITH_RANGES = ("{*}mergeCell", "{*}hyperlink", "{*}comment")
_RANGE_LIMIT = 10_000  # cells
_FIRST_ERROR_ROW = 4


def mark_errors(content: bytes, errors: Sequence[CellError]) -> bytes:
    """Return a copy of the workbook with each offending cell light red and commented, and a first sheet listing them.

    Marks of an earlier round are taken away first. The copy, once corrected, is read by `read_form` like the form
    itself. Refusal where the file cannot be opened safely.
    """
    check_archive(content)
    try:
        workbook = _open(content)
        _mark_all(workbook, errors)
        return saved(workbook)
    except Refusal:
        raise
    except Exception as error:  # as when reading: a damaged workbook fails in too many ways to name
        raise Refusal(wording.NOT_MARKABLE) from error


def _mark_all(workbook: Workbook, errors: Sequence[CellError]) -> None:
    if wording.ERROR_SHEET in workbook.sheetnames:
        workbook.remove(workbook[wording.ERROR_SHEET])
    for sheet in workbook.worksheets:
        _unmark(sheet)
    if any(error.sheet not in workbook.sheetnames for error in errors):
        raise Refusal(wording.NOT_MARKABLE)
    for name in dict.fromkeys(error.sheet for error in errors):
        _mark(workbook[name], [error for error in errors if error.sheet == name])
    _list(workbook.create_sheet(wording.ERROR_SHEET, 0), errors)
    workbook.active = 0
    for sheet in workbook.worksheets:
        sheet.sheet_view.tabSelected = sheet.title == wording.ERROR_SHEET


def _open(content: bytes) -> Workbook:
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if part.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                _check_ranges(part)
    return load_workbook(BytesIO(content), keep_links=False)


def _check_ranges(part: bytes) -> None:
    # openpyxl makes a cell for each cell of a merged or linked range: a whole sheet of them would never end.
    for _event, element in etree.iterparse(BytesIO(part), tag=_WITH_RANGES, resolve_entities=False, no_network=True):
        left, top, right, bottom = (side or 0 for side in range_boundaries(element.get("ref", "A1")))
        if (right - left + 1) * (bottom - top + 1) > _RANGE_LIMIT or not (left and top and right and bottom):
            raise Refusal(wording.NOT_MARKABLE)


def _unmark(sheet: Worksheet) -> None:
    # Only the cells there are: `iter_rows` would make every cell up to the last one, wherever somebody put that.
    for cell in sheet._cells.values():
        if isinstance(cell, Cell) and cell.comment and cell.comment.author == wording.MARK_AUTHOR:
            cell.comment = None
            cell.fill = look.solid(look.WHITE)


def _mark(sheet: Worksheet, errors: list[CellError]) -> None:
    marks: dict[str, list[str]] = {}
    for error in errors:
        marks.setdefault(_visible(sheet, error.cell), []).append(error.message)
    for address, messages in marks.items():
        cell = sheet[address]
        cell.fill = look.solid(look.ERROR)
        cell.comment = Comment("\n".join(messages), wording.MARK_AUTHOR, height=110, width=320)
    _recolour(sheet, list(marks))


def _visible(sheet: Worksheet, address: str) -> str:
    """Return the cell that shows what stands at `address`: the first of its merged range, if it is in one."""
    if isinstance(sheet[address], MergedCell):
        for area in sheet.merged_cells.ranges:
            if address in area:
                return f"{get_column_letter(area.min_col)}{area.min_row}"
    return address


def _recolour(sheet: Worksheet, addresses: list[str]) -> None:
    """Let the red of marked cells win over the hints: its rule comes first and stops the others."""
    kept = [
        (str(formatting.sqref), copy(rule))
        for formatting in sheet.conditional_formatting
        for rule in formatting.rules
        if rule.formula != [_ALWAYS]
    ]
    fresh = ConditionalFormattingList()
    if addresses:
        fresh.add(" ".join(addresses), look.colouring(_ALWAYS, look.ERROR, first=True))
    for area, rule in sorted(kept, key=lambda one: one[1].priority):
        rule.priority = 0
        fresh.add(area, rule)
    sheet.conditional_formatting = fresh


def _list(sheet: Worksheet, errors: Sequence[CellError]) -> None:
    for column, width in enumerate(layout.WIDTHS[sheet.title], start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, text, one in ((1, wording.ERROR_TITLE, look.TITLE), (2, wording.ERROR_NOTE, look.SUBTITLE)):
        _write(sheet, Place(sheet.title, row, 1), text, one)
        across(sheet, Place(sheet.title, row, 1), len(wording.ERROR_HEADINGS))
    for column, text in enumerate(wording.ERROR_HEADINGS, start=1):
        _write(sheet, Place(sheet.title, _FIRST_ERROR_ROW - 1, column), text, look.HEADING)
    for row, error in enumerate(errors, start=_FIRST_ERROR_ROW):
        _list_one(sheet, Place(sheet.title, row, 1), error)
    sheet.freeze_panes = f"A{_FIRST_ERROR_ROW}"
    sheet.print_title_rows = f"{_FIRST_ERROR_ROW - 1}:{_FIRST_ERROR_ROW - 1}"
    print_setup(sheet)
    protect(sheet)


def _list_one(sheet: Worksheet, first: Place, error: CellError) -> None:
    _write(sheet, first, error.sheet, look.Look())
    _write(sheet, first.right(1), error.cell, look.LINK)
    _write(sheet, first.right(2), error.message, look.Look())
    name = error.sheet.replace("'", "''")
    link = Hyperlink(ref=first.right(1).address, location=f"'{name}'!{error.cell}")
    look.cell_at(sheet, first.right(1)).hyperlink = link
    fit_row(sheet, first.row, (3,))


def _write(sheet: Worksheet, place: Place, text: str, one: look.Look) -> None:
    cell = look.cell_at(sheet, place)
    look.put(cell, text)
    one.apply(cell)
