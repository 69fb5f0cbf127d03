"""A table as a workbook: typed figures, a sheet that says what they are, nothing that is computed."""

from decimal import Decimal
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from tests.documents_tables.samples import AT, table

from xanh.documents.tables import OpenTable, table_xlsx


def opened(content: OpenTable) -> Workbook:
    return load_workbook(BytesIO(table_xlsx(content, figures="Số liệu", about="Giới thiệu")))


def test_figures_are_typed_and_columns_have_names_for_people() -> None:
    sheet = opened(table((Decimal("-1.5"), "Đà Nẵng"), (None, "-"), (AT, "x"), (True, "y")))["Số liệu"]
    assert [cell.value for cell in sheet[1]] == ["Giá trị", "Lời"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == (-1.5, "n")
    assert sheet["A3"].value is None
    assert (sheet["A4"].data_type, sheet["A4"].value.hour) == ("d", 9)
    assert sheet["A5"].value is True


def test_the_second_sheet_says_what_the_figures_are() -> None:
    sheet = opened(table())["Giới thiệu"]
    lines = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    assert lines[0][0] == "Bảng số liệu"
    assert ("Giấy phép", "=chưa có") in lines and ("Giá trị", "số theo đơn vị tính") in lines
    assert sheet["B2"].data_type == "s"


def test_what_looks_like_a_formula_stays_text_when_it_is_typed_over() -> None:
    cell = opened(table((1, "=1+1")))["Số liệu"]["B2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


@settings(max_examples=30)
@given(st.lists(st.text(), max_size=4))
def test_any_text_makes_a_workbook_that_opens_and_computes_nothing(texts: list[str]) -> None:
    sheet = opened(table(*((None, text) for text in texts)))["Số liệu"]
    cells = [cell for row in sheet.iter_rows(min_row=2, min_col=2) for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert all(cell.value is None for cell in cells if cell.data_type == "n")
