"""Write the blank form of one agency."""

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from xanh.documents.forms import identity, layout, pages, prompts, wording
from xanh.documents.forms.look import TEXT, cell_at, put
from xanh.documents.forms.model import Form
from xanh.documents.forms.save import dated, saved
from xanh.documents.forms.statics import static_cells
from xanh.documents.forms.vocabulary import Vocabulary, vocabulary


def write_form(form: Form, signing_key: bytes) -> bytes:
    """Return the blank form as an .xlsx file: same form and key, same bytes.

    Sheets are protected without a password and the workbook's structure is locked likewise: that prevents slips. What
    keeps a form honest is the signature on the hidden sheet and the comparison made by `read_form`.
    """
    words = vocabulary(form.year)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheets = {name: workbook.create_sheet(name) for name in layout.SHEETS}
    for static in static_cells(form, words):
        put(cell_at(sheets[static.place.sheet], static.place), static.value)
    pages.guide_page(sheets[wording.GUIDE_SHEET], form)
    pages.task_page(sheets[wording.TASK_SHEET], form, words)
    pages.money_page(sheets[wording.MONEY_SHEET], form, words)
    pages.indicator_page(sheets[wording.INDICATOR_SHEET], form)
    _hide_identity(sheets[wording.HIDDEN_SHEET], form, words, signing_key)
    _name_list(workbook, prompts.STATUS_LIST, identity.STATUS_COLUMN + 1, len(words.statuses))
    _name_list(workbook, prompts.REASON_LIST, identity.REASON_COLUMN + 1, len(words.reasons))
    workbook.security = WorkbookProtection(lockStructure=True)
    workbook.properties.creator = wording.CREATOR
    workbook.properties.title = wording.GUIDE_TITLE.format(year=form.year)
    dated(workbook, form.year)
    return saved(workbook)


def _hide_identity(sheet: Worksheet, form: Form, words: Vocabulary, signing_key: bytes) -> None:
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
    for (row, column), text in identity.hidden_cells(form, words, signing_key).items():
        cell = sheet.cell(row, column)
        if isinstance(cell, Cell):
            put(cell, text)
            cell.number_format = TEXT


def _name_list(workbook: Workbook, name: str, column: int, rows: int) -> None:
    # Names instead of addresses on another sheet: Excel keeps these lists where every reader finds them.
    letter = get_column_letter(column)
    area = f"{quote_sheetname(wording.HIDDEN_SHEET)}!${letter}$1:${letter}${rows}"
    workbook.defined_names[name] = DefinedName(name, attr_text=area)
