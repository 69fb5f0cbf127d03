"""Importing the Excel forms of a round, beside what the same files cost openpyxl merely to read.

The promise: at most twice as long. Both are measured in one run, in turns, on the same 150 files.
"""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from time import perf_counter

from openpyxl import load_workbook

from xanh.documents.forms import (
    Form,
    IndicatorAnswer,
    IndicatorQuestion,
    MoneyAnswer,
    TaskAnswer,
    TaskQuestion,
    fill_form,
    form_id,
    read_form,
    write_form,
)

FORMS, TASKS, INDICATORS = 150, 8, 10
_KEY = b"benchmark"


def run() -> list[tuple[str, float]]:
    """Return label and value: seconds of the import, seconds of openpyxl's two ways of reading, and the ratios."""
    forms = [_form(f"DV{number:03d}") for number in range(FORMS)]
    files = [_filled(form) for form in forms]

    def import_all() -> None:
        for form, content in zip(forms, files, strict=True):
            filled = read_form(content, form, _KEY)
            if filled.errors or len(filled.tasks) != TASKS:
                raise AssertionError("a form that should be right was not read")

    ours, full, streaming = _best_of(
        (import_all, lambda: _merely_read(files, read_only=False), lambda: _merely_read(files, read_only=True))
    )
    return [
        (f"import of {FORMS} forms, s", ours),
        ("openpyxl load_workbook and every cell, s", full),
        ("openpyxl read-only and every cell, s", streaming),
        ("ratio to load_workbook (at most 2)", ours / full),
        ("ratio to read-only", ours / streaming),
    ]


def _best_of(works: tuple[Callable[[], None], ...], rounds: int = 3) -> list[float]:
    best = [float("inf")] * len(works)
    for _ in range(rounds):
        for index, work in enumerate(works):
            start = perf_counter()
            work()
            best[index] = min(best[index], perf_counter() - start)
    return best


def _merely_read(files: list[bytes], *, read_only: bool) -> None:
    for content in files:
        workbook = load_workbook(BytesIO(content), read_only=read_only)
        for sheet in workbook.worksheets:
            for row in sheet.iter_rows(values_only=True):
                for _value in row:
                    pass


def _form(agency: str) -> Form:
    tasks = tuple(
        TaskQuestion(f"T{number}", f"1.{number}", f"Nhiệm vụ thứ {number} của kế hoạch", "2022 - 2030", ("I", "II"))
        for number in range(TASKS)
    )
    indicators = tuple(
        IndicatorQuestion(f"I{number}", f"{number:04d}", f"Chỉ tiêu thứ {number}", "%", "2025", "Theo niên giám.")
        for number in range(INDICATORS)
    )
    codes = [question.obligation for question in (*tasks, *indicators)]
    identity = form_id("2025", agency, codes, _KEY)
    agency_name, deadline = f"Đơn vị {agency}", "trước ngày 20 tháng 11 năm 2025"
    return Form(identity, "2025", "Báo cáo năm 2025", 2025, agency, agency_name, deadline, tasks, indicators)


def _filled(form: Form) -> bytes:
    money = tuple(MoneyAnswer(source, Decimal("1500.5"), Decimal(1200), None) for source in ("I", "II", "III", "IV"))
    tasks = [
        TaskAnswer(
            task.obligation,
            "in_progress",
            Decimal("45.5"),
            "Đã ban hành kế hoạch và tổ chức ba lớp tập huấn. " * 10,
            ("ke-hoach.pdf", "https://example.vn/van-ban"),
            money,
            "Thiếu cán bộ chuyên trách.",
            "Đề nghị bổ sung kinh phí.",
        )
        for task in form.tasks
    ]
    indicators = [IndicatorAnswer(one.obligation, Decimal("12.25"), None, "Ước cả năm") for one in form.indicators]
    return fill_form(write_form(form, _KEY), tasks, indicators)


if __name__ == "__main__":
    for label, value in run():
        print(f"{label:45} {value:8.2f}")
