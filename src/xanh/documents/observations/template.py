"""The workbook to fill in: headings, drop-downs, and the code lists beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from xanh.basis.language import gettext as _
from xanh.basis.parameter import parameter
from xanh.basis.unit_label import unit_label
from xanh.documents.forms.save import dated, saved
from xanh.documents.observations.model import COLUMNS, REQUIRED, heading
from xanh.documents.observations.typed import GIVEN, STATUSES

_FILLED = 2000  # rows that get drop-downs
_WIDTHS = {"note": 40, "source": 40, "missing": 30, "dimensions": 24}
_BOLD, _GREY = Font(bold=True), PatternFill("solid", fgColor="E8F0EA")
_WRAPPED = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True)
class CodeLists:
    """What may stand in a file: (code, name, unit) of indicators, (code, name, from, to) of areas; dates of `day`."""

    indicators: Sequence[tuple[str, str, str]]
    areas: Sequence[tuple[str, str, date | None, date | None]]
    day: date


def observation_template(lists: CodeLists) -> bytes:
    """Return an empty workbook in the reader's language: headings, drop-downs, code lists, how to fill it in."""
    book = Workbook()
    dated(book, lists.day.year)
    sheet = book.active
    assert isinstance(sheet, Worksheet)  # noqa: S101 - a new workbook has one
    sheet.title = _("Figures")
    _headings(sheet)
    reasons = parameter("missing_reasons", on=lists.day).values
    _listed(book, _("Indicators"), [(code, name, unit, unit_label(unit)) for code, name, unit in lists.indicators])
    _listed(book, _("Areas"), [(code, name, _day(first), _day(last)) for code, name, first, last in lists.areas])
    _listed(book, _("Lists"), [(words[0], code) for code, words in STATUSES.items()])
    for row, code in enumerate(GIVEN, start=1):
        book[_("Lists")].cell(row, 4, str(reasons[code.value]))
        book[_("Lists")].cell(row, 5, code.value)
    _choice(sheet, "indicator", f"'{_('Indicators')}'!$A$1:$A${max(len(lists.indicators), 1)}")
    _choice(sheet, "area", f"'{_('Areas')}'!$A$1:$A${max(len(lists.areas), 1)}")
    _choice(sheet, "status", f"'{_('Lists')}'!$A$1:$A${len(STATUSES)}")
    _choice(sheet, "missing", f"'{_('Lists')}'!$D$1:$D${len(GIVEN)}")
    _guide(book.create_sheet(_("How to fill it in")))
    return saved(book)


def _headings(sheet: Worksheet) -> None:
    for number, key in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, number, heading(key) + (" *" if key in REQUIRED else ""))
        cell.font, cell.fill, cell.alignment = _BOLD, _GREY, _WRAPPED
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDTHS.get(key, 18)
        if key != "value":  # as text: zeros in front of a code, and a year as a year, stay
            for row in range(2, _FILLED + 2):
                sheet.cell(row, number).number_format = "@"
    sheet.freeze_panes = "A2"


def _listed(book: Workbook, title: str, rows: Sequence[tuple[str, ...]]) -> None:
    sheet = book.create_sheet(title)
    for row, cells in enumerate(rows, start=1):
        for column, text in enumerate(cells, start=1):
            cell = sheet.cell(row, column, text)
            cell.data_type, cell.number_format = "s", "@"
    for letter, width in zip("ABCDE", (34, 60, 26, 30, 22), strict=True):
        sheet.column_dimensions[letter].width = width


def _choice(sheet: Worksheet, key: str, source: str) -> None:
    letter = get_column_letter(list(COLUMNS).index(key) + 1)
    rule = DataValidation(type="list", formula1=source, allow_blank=True, showErrorMessage=False)
    rule.add(f"{letter}2:{letter}{_FILLED + 1}")
    sheet.add_data_validation(rule)


def _guide(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 120
    for row, text in enumerate(
        (
            _("One row is one figure. Columns with * must be filled; headings must stay as they are."),
            _("Period: 2025, 2025-Q3, 2025-07 or 2021/2030."),
            _("A value or the reason there is none, never both. Zero is a value; nothing is not zero."),
            _("The unit may be another of the same kind: it is converted. What measures something else is refused."),
            _("Dimensions are written “sex=female; age=15-24”, or left empty."),
            _("The source says where the figure was taken from: the publication, its year and page."),
            _("The file is taken whole or not at all, and shown to you before it is."),
        ),
        start=1,
    ):
        sheet.cell(row, 1, text).alignment = _WRAPPED


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
