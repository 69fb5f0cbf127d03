"""The workbook of an inventory, whole or for one sector, with what its draft says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from xanh.basis.language import speaking
from xanh.documents.forms import look
from xanh.documents.forms.decimals import from_text
from xanh.documents.forms.layout import Place
from xanh.documents.forms.save import dated, saved
from xanh.documents.forms.sheet import print_setup, protect
from xanh.documents.inventories import layout
from xanh.ghg.categories import categories, category
from xanh.ghg.city_sources import CitySource, city_source, source_word
from xanh.ghg.notation import Notation

_HOW = (
    "Mỗi loại nguồn có một trang; mỗi dòng là một nguồn trong năm kiểm kê. Trang không dùng thì để trống.",
    "Số viết theo cách Việt Nam: dấu phẩy trước phần thập phân, ví dụ 1234,5.",
    "Không có số thì ghi ký hiệu: NO không có hoạt động, NE chưa ước tính, NA không phát thải khí này, "
    "IE đã tính ở nhóm khác, C số liệu mật. Số 0 là số liệu, không phải ký hiệu.",
    "Hệ số do hệ thống chọn: của cơ sở, rồi của quốc gia, rồi của IPCC. Hệ số riêng chỉ ghi khi có căn cứ.",
    "Năm chưa công bố hệ số lưới điện: chỉ ghi năm khác vào cột tương ứng khi chọn dùng năm ấy.",
    "Nhập lại tệp: dòng cùng tên thay dòng đã có, dòng khác được thêm, không dòng nào bị xóa.",
    "Tệp có lỗi thì không nhập gì; bản sao đánh dấu từng ô cần sửa.",
)


@dataclass(frozen=True)
class InventoryBook:
    """What a workbook is of: the inventory and its draft's lines, (kind of source, text by field)."""

    code: str
    title: str
    year: int
    sector: str = ""
    lines: Sequence[tuple[str, Mapping[str, str]]] = ()
    illustrative: bool = False


def write_inventory_book(book: InventoryBook) -> bytes:
    """Return the .xlsx of an inventory; the same content always gives the same bytes."""
    workbook = Workbook()
    dated(workbook, book.year)
    workbook.remove(workbook.worksheets[0])
    _guide(workbook.create_sheet(layout.GUIDE), book)
    with speaking("vi"):
        for code in layout.kinds_in(book.sector):
            lines = [written for kind, written in book.lines if kind == code]
            _sheet(workbook.create_sheet(layout.sheet_of(code)), city_source(code), lines, book)
    hidden = workbook.create_sheet(layout.HIDDEN)
    for row, pair in enumerate((("layout", layout.LAYOUT), ("inventory", book.code)), start=1):
        hidden.cell(row, 1).value, hidden.cell(row, 2).value = pair
    hidden.sheet_state = "hidden"
    return saved(workbook)


def _head(sheet: Worksheet, text: str, book: InventoryBook) -> None:
    mark = "SỐ LIỆU MINH HỌA · " if book.illustrative else ""
    _put(sheet, 1, 1, text, look.Look(bold=True, size=14, boxed=False))
    _put(sheet, 2, 1, f"{mark}{book.title} · năm {book.year}", look.Look(italic=True, boxed=False))
    for row in (1, 2):
        sheet.cell(row, 1).alignment = Alignment(wrap_text=False)
    print_setup(sheet)
    protect(sheet)
    sheet.sheet_view.showGridLines = False


def _guide(sheet: Worksheet, book: InventoryBook) -> None:
    sheet.column_dimensions["A"].width = 110
    _head(sheet, "KIỂM KÊ KHÍ NHÀ KÍNH VÀ CHẤT Ô NHIỄM KHÔNG KHÍ", book)
    for row, text in enumerate(_HOW, start=layout.HEADING_ROW):
        _put(sheet, row, 1, f"{row - layout.HEADING_ROW + 1}. {text}", look.Look())


def _sheet(sheet: Worksheet, kind: CitySource, lines: Sequence[Mapping[str, str]], book: InventoryBook) -> None:
    _head(sheet, kind.names[0].upper(), book)
    rows = min(max(12, len(lines) + 6), layout.MOST_ROWS)
    for place, (name, heading, width) in enumerate(layout.columns(kind), start=1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = width
        _put(sheet, layout.HEADING_ROW, place, heading, look.HEADING)
        answer = look.ANSWER_NUMBER if layout.is_number(kind, name) else look.ANSWER_CHOICE
        for number in range(rows):
            written = lines[number].get(name, "") if number < len(lines) else ""
            _put(sheet, layout.FIRST_ROW + number, place, _value(kind, name, written), answer)
        _offer(sheet, letter, _choices(kind, name))
    sheet.row_dimensions[layout.HEADING_ROW].height = 66
    sheet.freeze_panes = f"B{layout.FIRST_ROW}"


def _choices(kind: CitySource, name: str) -> tuple[str, ...]:
    fixed: dict[str, tuple[str, ...]] = {
        "unit": kind.units,
        "category": kind.categories,
        "notation": tuple(Notation),
        "own_quantity": tuple(source_word(one["quantity"]) for one in kind.own),
    }
    asked = {**kind.ask, **kind.optional, **kind.compared_choices}.get(name, ())
    return fixed.get(name) or tuple(source_word(choice) for choice in asked)


def _offer(sheet: Worksheet, letter: str, choices: Sequence[str]) -> None:
    """Offer a list where Excel can hold it in the rule; what is typed is checked when it is imported, in any case."""
    listed = ",".join(choices)
    if not listed or len(listed) > 250 or any("," in choice or '"' in choice for choice in choices):
        return
    rule = DataValidation("list", f'"{listed}"', allow_blank=True, showErrorMessage=False)
    rule.add(f"{letter}{layout.FIRST_ROW}:{letter}{layout.FIRST_ROW + layout.MOST_ROWS - 1}")
    sheet.add_data_validation(rule)


def _value(kind: CitySource, name: str, written: str) -> str | Decimal:
    if layout.is_number(kind, name):
        exact = from_text(written)
        return written if exact is None else exact
    if name in ("category", "where") and written in categories("ipcc_2006"):
        return f"{written} {category(written).name}"
    if name == "own_quantity" or written in {**kind.ask, **kind.optional, **kind.compared_choices}.get(name, ()):
        return source_word(written)
    return written


def _put(sheet: Worksheet, row: int, column: int, value: str | Decimal, one: look.Look) -> None:
    cell = look.cell_at(sheet, Place(sheet.title, row, column))
    look.put(cell, value or None if isinstance(value, str) else value)
    one.apply(cell)
