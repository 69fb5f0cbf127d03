"""The workbook of a facility's report, filled with what its draft says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from xanh.basis.language import speaking
from xanh.documents.facilities.layout import (
    FIRST_ROW,
    GUIDE,
    HEADING_ROW,
    HIDDEN,
    LAYOUT,
    MOST_ROWS,
    TEXTS,
    columns,
    sheet_of,
)
from xanh.documents.facilities.words import choice_label, quantity_label
from xanh.documents.forms import look
from xanh.documents.forms.decimals import from_text
from xanh.documents.forms.layout import Place
from xanh.documents.forms.save import dated, saved
from xanh.documents.forms.sheet import print_setup, protect
from xanh.ghg.categories import category
from xanh.ghg.city_compared import NUMBERS
from xanh.ghg.facilities.law import ReportForm, SourceKind, source_kind, source_kinds

_NUMBERS = ("amount", "wastewater", "cod", "leak", "own_value", "uncertainty_activity", "uncertainty_factor", *NUMBERS)
_HOW = (
    "Mỗi loại nguồn có một trang; mỗi dòng là một nguồn trong một năm. Trang không dùng thì để trống.",
    "Số viết theo cách Việt Nam: dấu phẩy trước phần thập phân, ví dụ 1234,5. Nguồn không hoạt động thì ghi 0.",
    "Hệ số riêng của cơ sở chỉ ghi khi có căn cứ (phiếu thử nghiệm, tài liệu); ngoài khoảng thường dùng thì nêu lý do.",
    "Điện của năm chưa có hệ số công bố: chỉ ghi năm khác vào “Hệ số lưới điện của năm khác” khi chọn dùng năm ấy.",
    "Nhập lại tệp: dòng cùng loại, cùng nguồn, cùng năm thay dòng đã có; dòng khác được thêm; không dòng nào bị xóa.",
    "Tệp có lỗi thì không nhập gì cả; bản sao có đánh dấu từng ô cần sửa.",
)


@dataclass(frozen=True)
class ReportBook:
    """What the workbook is about: the facility, the due year, the years of data, the form, and what is typed so far.

    `lines` are (kind of source, text by field), `texts` the written items of the form by code.
    """

    facility_code: str
    facility_name: str
    due_year: int
    years: tuple[int, ...]
    form: ReportForm
    lines: Sequence[tuple[str, Mapping[str, str]]] = ()
    texts: Mapping[str, str] | None = None
    illustrative: bool = False


def write_report_book(book: ReportBook) -> bytes:
    """Return the .xlsx of the report: guide, texts, a sheet for each kind of source; always the same bytes."""
    workbook = Workbook()
    dated(workbook, book.due_year)
    workbook.remove(workbook.worksheets[0])
    _guide(workbook.create_sheet(GUIDE), book)
    _texts(workbook.create_sheet(TEXTS), book)
    with speaking("vi"):
        for code in source_kinds():
            lines = [written for kind, written in book.lines if kind == code]
            _lines(workbook.create_sheet(sheet_of(code)), source_kind(code), lines, book)
    hidden = workbook.create_sheet(HIDDEN)
    for row, pair in enumerate(_identity(book), start=1):
        hidden.cell(row, 1).value, hidden.cell(row, 2).value = pair
    hidden.sheet_state = "hidden"
    return saved(workbook)


def _identity(book: ReportBook) -> tuple[tuple[str, str], ...]:
    return ("layout", LAYOUT), ("facility", book.facility_code), ("due_year", str(book.due_year))


def _title(sheet: Worksheet, text: str, book: ReportBook) -> None:
    mark = "SỐ LIỆU MINH HỌA · " if book.illustrative else ""
    years = ", ".join(map(str, book.years))
    _put(sheet, 1, 1, text, look.Look(bold=True, size=14, boxed=False))
    about = f"{mark}{book.facility_code} {book.facility_name} · kỳ nộp năm {book.due_year} · số liệu năm {years}"
    _put(sheet, 2, 1, about, look.Look(italic=True, boxed=False))
    for row in (1, 2):
        sheet.cell(row, 1).alignment = Alignment(wrap_text=False)
    print_setup(sheet)
    protect(sheet)
    sheet.sheet_view.showGridLines = False


def _guide(sheet: Worksheet, book: ReportBook) -> None:
    sheet.column_dimensions["A"].width = 110
    _title(sheet, f"BÁO CÁO {book.form.heading.upper()} {' VÀ '.join(map(str, book.years))}", book)
    _put(sheet, 3, 1, f"{book.form.name}: {book.form.reference}", look.REMARK)
    for row, text in enumerate(_HOW, start=HEADING_ROW):
        _put(sheet, row, 1, f"{row - HEADING_ROW + 1}. {text}", look.Look())


def _texts(sheet: Worksheet, book: ReportBook) -> None:
    for letter, width in (("A", 8), ("B", 48), ("C", 90)):
        sheet.column_dimensions[letter].width = width
    _title(sheet, "NỘI DUNG BÁO CÁO", book)
    for column, text in enumerate(("Mục", "Nội dung theo mẫu", "Phần cơ sở viết"), start=1):
        _put(sheet, HEADING_ROW, column, text, look.HEADING)
    for row, item in enumerate(book.form.texts, start=FIRST_ROW):
        _put(sheet, row, 1, item.code, look.LABEL)
        _put(sheet, row, 2, item.title, look.LABEL)
        _put(sheet, row, 3, (book.texts or {}).get(item.code, ""), look.ANSWER_TEXT)
        sheet.row_dimensions[row].height = 66
    sheet.freeze_panes = f"A{FIRST_ROW}"


def _lines(sheet: Worksheet, kind: SourceKind, lines: Sequence[Mapping[str, str]], book: ReportBook) -> None:
    _title(sheet, kind.name.upper(), book)
    for place, (name, heading, width) in enumerate(columns(kind), start=1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = width
        _put(sheet, HEADING_ROW, place, heading, look.HEADING)
        answer = look.ANSWER_NUMBER if name in _NUMBERS else look.ANSWER_CHOICE
        rows = max(20, len(lines) + 10)
        for row in range(FIRST_ROW, FIRST_ROW + min(rows, MOST_ROWS)):
            written = lines[row - FIRST_ROW].get(name, "") if row - FIRST_ROW < len(lines) else ""
            _put(sheet, row, place, _value(kind, name, written), answer)
        if choices := _choices(kind, name, book.years):
            _offer(sheet, letter, choices)
    sheet.row_dimensions[HEADING_ROW].height = 54
    sheet.freeze_panes = f"B{FIRST_ROW}"


def _choices(kind: SourceKind, name: str, years: Sequence[int]) -> tuple[str, ...]:
    if name == "year":
        return tuple(map(str, years))
    if name == "unit":
        return kind.units
    if name == "own_quantity":
        return tuple(quantity_label(one["quantity"]) for one in kind.own)
    if name == "category":
        return kind.categories
    return tuple(choice_label(choice) for choice in kind.ask.get(name, ()))


def _offer(sheet: Worksheet, letter: str, choices: Sequence[str]) -> None:
    """Offer a list where Excel can hold it in the rule; the import checks in any case."""
    listed = ",".join(choices)
    if len(listed) > 250 or any("," in choice or '"' in choice for choice in choices):
        return
    rule = DataValidation("list", f'"{listed}"', allow_blank=True, showErrorMessage=False)
    rule.add(f"{letter}{FIRST_ROW}:{letter}{FIRST_ROW + MOST_ROWS - 1}")
    sheet.add_data_validation(rule)


def _value(kind: SourceKind, name: str, written: str) -> str | Decimal:
    if name in _NUMBERS:
        exact = from_text(written)
        return written if exact is None else exact
    if name == "own_quantity" and written:
        return quantity_label(written)
    if name == "category" and written in kind.categories:
        return f"{written} {category(written).name}"
    return choice_label(written) if written in kind.ask.get(name, ()) else written


def _put(sheet: Worksheet, row: int, column: int, value: str | Decimal, one: look.Look) -> None:
    cell = look.cell_at(sheet, Place(sheet.title, row, column))
    look.put(cell, value or None if isinstance(value, str) else value)
    one.apply(cell)
