"""Each thing wrong in a cell is reported at that cell, in a sentence that names what is there."""

from datetime import datetime

import pytest
from tests.documents_forms import cast

from xanh.documents.forms import CellError, read_form
from xanh.documents.forms.wording import INDICATOR_SHEET as INDICATORS
from xanh.documents.forms.wording import MONEY_SHEET as MONEY
from xanh.documents.forms.wording import TASK_SHEET as TASKS

STATUS, PERCENTAGE, RESULT, EVIDENCE, DIFFICULTIES = "D7", "D8", "D9", "D10", "D11"
FOREST, FOREST_REASON, WATER_REASON = "F5", "G5", "G6"

CASES = [
    (TASKS, STATUS, "Gần xong", "“Gần xong” không có trong danh sách"),
    (TASKS, STATUS, None, "cần chọn tình trạng"),
    (TASKS, PERCENTAGE, "=50+50", "công thức “=50+50”"),
    (TASKS, PERCENTAGE, "một trăm", "Đang có chữ “một trăm”; cần nhập một số từ 0 đến 100"),
    (TASKS, PERCENTAGE, "12.5", "Không rõ “12.5” là số nào"),
    (TASKS, PERCENTAGE, "1,234", "Không rõ “1,234” là số nào"),
    (TASKS, PERCENTAGE, 100.5, "Đang có 100,5; cần nhập một số từ 0 đến 100"),
    (TASKS, PERCENTAGE, -1, "Đang có -1;"),
    (TASKS, PERCENTAGE, "101", "Đang có 101;"),
    (TASKS, PERCENTAGE, "45%", "Đang có chữ “45%”"),
    (TASKS, PERCENTAGE, True, "giá trị logic"),
    (TASKS, PERCENTAGE, datetime(2025, 11, 20), "ngày tháng “20/11/2025”"),  # noqa: DTZ001
    (TASKS, PERCENTAGE, "#REF!", "giá trị lỗi “#REF!”"),
    (TASKS, RESULT, None, "“Đã hoàn thành” nên cần nêu kết quả"),
    (TASKS, RESULT, "   ", "“Đã hoàn thành” nên cần nêu kết quả"),
    (TASKS, RESULT, "x" * 5001, "dài 5.001 ký tự; tối đa 5.000"),
    (TASKS, RESULT, "=A1", "công thức “=A1”"),
    (TASKS, DIFFICULTIES, "chuông_x0007_", "U+0007"),
    (TASKS, DIFFICULTIES, "fdp.\u202etxt", "U+202E"),
    (TASKS, EVIDENCE, "bao-cao.pdf\nC:\\Users\\a\\bao-cao.pdf", "không phải tên tệp"),
    (TASKS, EVIDENCE, "../bi-mat.pdf", "không phải tên tệp"),
    (TASKS, EVIDENCE, "..", "không phải tên tệp"),
    (TASKS, EVIDENCE, "javascript:alert(1)", "không phải đường dẫn hợp lệ"),
    (TASKS, EVIDENCE, "file:///etc/passwd", "không phải đường dẫn hợp lệ"),
    (TASKS, EVIDENCE, "ftp://a.vn/b", "không phải đường dẫn hợp lệ"),
    (TASKS, EVIDENCE, "https://", "không phải đường dẫn hợp lệ"),
    (TASKS, EVIDENCE, "http://[a", "không phải đường dẫn hợp lệ"),
    (MONEY, "D6", -5, "Đang có -5; cần nhập một số từ 0 trở lên"),
    (MONEY, "H9", "nhiều", "Đang có chữ “nhiều”"),
    (MONEY, "D6", 1e300, "quá lớn"),
    (INDICATORS, FOREST, 100.01, "Đang có 100,01; cần nhập một số từ 0 đến 100"),
    (INDICATORS, FOREST, None, "cần nhập giá trị hoặc chọn lý do không có số liệu ở ô G5"),
    (INDICATORS, FOREST_REASON, "Chưa thu thập", "Đã có giá trị ở ô F5"),
    (INDICATORS, WATER_REASON, "Đơn vị chưa báo cáo", "không có trong danh sách"),
    (INDICATORS, "F7", "=SUM(A1:A2)", "công thức “=SUM(A1:A2)”"),
    (INDICATORS, "L20", "ghi thêm", "Đang có “ghi thêm” ở ngoài các ô trả lời"),
    (TASKS, "E9", "ghi thêm", "ở ngoài các ô trả lời"),
    ("Hướng dẫn", "B9", "hôm qua", "cần nhập ngày/tháng/năm"),
    ("Hướng dẫn", "B9", "31/02/2025", "cần nhập ngày/tháng/năm"),
]


def errors_of(*entries: tuple[str, str, object]) -> tuple[CellError, ...]:
    read = read_form(cast.typed(*entries), cast.form(), cast.KEY)
    if read.errors:
        assert (read.tasks, read.indicators, read.filled_by, read.filled_on) == ((), (), "", None)
    return read.errors


@pytest.mark.parametrize(("sheet", "cell", "value", "says"), CASES)
def test_wrong_cell(sheet: str, cell: str, value: object, says: str) -> None:
    errors = errors_of((sheet, cell, value))
    assert [(error.sheet, error.cell) for error in errors] == [(sheet, cell)]
    assert says in errors[0].message


def test_a_cell_in_excels_percent_format_is_refused() -> None:
    workbook = cast.opened(cast.filled())
    workbook[TASKS][PERCENTAGE].value = 0.45
    workbook[TASKS][PERCENTAGE].number_format = "0%"
    errors = read_form(cast.closed(workbook), cast.form(), cast.KEY).errors
    assert [(error.cell, "định dạng phần trăm" in error.message) for error in errors] == [(PERCENTAGE, True)]


def test_an_array_formula_is_a_formula() -> None:
    from openpyxl.worksheet.formula import ArrayFormula

    errors = errors_of((INDICATORS, FOREST, ArrayFormula(FOREST, "=SUM(A1:A2*B1:B2)")))
    assert [error.cell for error in errors] == [FOREST]
    assert "công thức" in errors[0].message


def test_all_errors_are_collected_in_the_order_of_the_workbook() -> None:
    errors = errors_of(
        (INDICATORS, FOREST, "abc"), (MONEY, "D6", -1), (TASKS, "D16", 200), (TASKS, STATUS, None), (TASKS, "AA9", "x")
    )
    where = [(error.sheet, error.cell) for error in errors]
    assert where == [(TASKS, "D7"), (TASKS, "AA9"), (TASKS, "D16"), (MONEY, "D6"), (INDICATORS, "F5")]


@pytest.mark.parametrize(
    ("sheet", "cell", "value"),
    [
        (TASKS, PERCENTAGE, "12,5"),
        (TASKS, PERCENTAGE, 0),
        (TASKS, STATUS, " đã  HOÀN thành "),
        (TASKS, DIFFICULTIES, 12.5),
        (MONEY, "D6", "1.234,5"),
        (MONEY, "D9", "1.234.567"),
        (TASKS, EVIDENCE, "Báo cáo (bản ký).pdf\n\nhttps://a.vn/x?y=1"),
        ("Hướng dẫn", "B9", "5/11/2025"),
    ],
)
def test_what_is_right_is_accepted(sheet: str, cell: str, value: object) -> None:
    assert errors_of((sheet, cell, value)) == ()
