"""A standing cast: one form with two tasks and three indicators, and answers to it."""

from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook, load_workbook

from xanh.documents.forms import (
    Form,
    IndicatorAnswer,
    IndicatorQuestion,
    MoneyAnswer,
    TaskAnswer,
    TaskQuestion,
    fill_form,
    form_id,
    write_form,
)

KEY = b"a signing key of the tests"
CODES = ("T-1.1", "T-1.2", "I-FOREST", "I-WATER", "I-FLOOD")

LAST_YEAR = TaskAnswer(
    obligation="T-1.1",
    status="in_progress",
    percentage=Decimal("45.5"),
    result="Đã ban hành kế hoạch và tổ chức 3 lớp tập huấn.",
    evidence=("ke-hoach-12.pdf", "https://cantho.gov.vn/kh/12"),
    money=(MoneyAnswer("I", Decimal("1500"), Decimal("1200.5"), None),),
    difficulties="Thiếu cán bộ chuyên trách.",
)


def form(**changes: object) -> Form:
    """Return the form of the Department of Finance, with `changes`."""
    tasks = (
        TaskQuestion("T-1.1", "1.1", "Rà soát, hoàn thiện cơ chế, chính sách", "2022 - 2030", ("I",), LAST_YEAR),
        TaskQuestion("T-1.2", "1.2", "Truyền thông về tăng trưởng xanh", "Hằng năm", ("I", "II")),
    )
    indicators = (
        IndicatorQuestion(
            "I-FOREST", "0801", "Tỷ lệ che phủ rừng và cây xanh", "%", "2025", "Theo diện tích tự nhiên.",
            Decimal(0), Decimal(100), IndicatorAnswer("I-FOREST", Decimal("4.25"), None, "Ước", ("nien-giam.pdf",)),
        ),
        IndicatorQuestion(
            "I-WATER", "1102", "Sản lượng nước sạch", "nghìn m³", "2025", low=Decimal(0),
            last_year=IndicatorAnswer("I-WATER", None, "not_collected"),
        ),
        IndicatorQuestion("I-FLOOD", "2103", "Thay đổi mực nước ngập", "cm", "2025"),
    )  # fmt: skip
    base = {
        "form_id": form_id("2025", "STC", CODES, KEY),
        "round_code": "2025",
        "round_title": "Báo cáo năm 2025",
        "year": 2025,
        "agency_code": "STC",
        "agency_name": "Sở Tài chính",
        "deadline_text": "trước ngày 20 tháng 11 năm 2025",
        "tasks": tasks,
        "indicators": indicators,
    }
    return Form(**(base | changes))  # type: ignore[arg-type]


TASK_ANSWERS = (
    TaskAnswer(
        obligation="T-1.1",
        status="completed",
        percentage=Decimal(100),
        result="- Đã ban hành 02 nghị quyết.\n- Đã bố trí vốn.",
        evidence=("nghi-quyet-01.pdf", "https://cantho.gov.vn/nq/01"),
        money=(
            MoneyAnswer("I", Decimal("1234.5"), Decimal(1200), Decimal(0)),
            MoneyAnswer("III", None, None, Decimal("0.1")),
        ),
        difficulties="=Không có",
        proposals="@Đề nghị bổ sung biên chế",
    ),
    TaskAnswer(obligation="T-1.2", status="not_started", percentage=None, result=""),
)
INDICATOR_ANSWERS = (
    IndicatorAnswer("I-FOREST", Decimal("4.3"), None, "Ước cả năm", ("bao-cao.xlsx",)),
    IndicatorAnswer("I-WATER", None, "not_yet_available"),
    IndicatorAnswer("I-FLOOD", Decimal("-12.75"), None),
)
FILLED_ON = date(2025, 11, 15)


def blank() -> bytes:
    """Return the blank form."""
    return write_form(form(), KEY)


def filled() -> bytes:
    """Return the form filled correctly."""
    return fill_form(blank(), TASK_ANSWERS, INDICATOR_ANSWERS, filled_by="Nguyễn Văn A", filled_on=FILLED_ON)


def opened(content: bytes) -> Workbook:
    """Return the workbook, to be changed by hand."""
    return load_workbook(BytesIO(content))


def closed(workbook: Workbook) -> bytes:
    """Return what a spreadsheet program saves."""
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def typed(*entries: tuple[str, str, object]) -> bytes:
    """Return the correctly filled form with (sheet, cell, value) typed into it; a text stays a text."""
    workbook = opened(filled())
    for sheet, address, value in entries:
        cell = workbook[sheet][address]
        cell.value = value
    return closed(workbook)
