"""`xanh facility`: from the city's list to a sent report by commands alone; every mistake is one sentence."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.cli.conftest import Run

from xanh.documents.facilities.layout import FIRST_ROW, TEXTS

pytestmark = pytest.mark.django_db


def fill(path: Path, change: Callable[[object], object]) -> None:
    workbook = load_workbook(BytesIO(path.read_bytes()))
    change(workbook)
    workbook.save(path)


def coal(workbook: object, amount: object = 1200) -> None:
    for row in range(FIRST_ROW, FIRST_ROW + 9):
        workbook[TEXTS].cell(row, 3).value = "Nội dung"  # type: ignore[index]
    sheet = workbook["Nhiên liệu sản xuất"]  # type: ignore[index]
    for place, value in enumerate(("Lò hơi 1", 2026, "1.A.2.e", "dầu đi-ê-zen (DO)", amount, "tonne"), start=1):
        sheet.cell(FIRST_ROW, place).value = value


def test_from_the_list_to_a_receipt(xanh: Run, tmp_path: Path) -> None:
    loaded = xanh("facility", "load")
    assert loaded.code == 0 and "36 cơ sở mới" in loaded.out and "cùng địa chỉ" in loaded.err
    assert "Phải báo cáo" in xanh("facility", "list").out
    book = tmp_path / "bao-cao.xlsx"
    assert xanh("facility", "export", "CS-002", "2027", str(book)).code == 0
    fill(book, lambda workbook: coal(workbook, -5))
    wrong = xanh("facility", "import", "CS-002", "2027", str(book), "--send")
    assert wrong.code == 1 and "Nhiên liệu sản xuất!E5" in wrong.err and (tmp_path / "bao-cao-loi.xlsx").exists()
    fill(book, coal)
    sent = xanh("facility", "import", "CS-002", "2027", str(book), "--send")
    assert sent.code == 0 and "BN-CS-002-2027-01-" in sent.out, sent.err
    assert "BN-CS-002-2027-01-" in xanh("facility", "status", "2027").out
    assert xanh("facility", "remind").code == 0
    assert xanh("verify").code == 0


def test_mistakes_are_one_sentence(xanh: Run, tmp_path: Path) -> None:
    assert xanh("facility", "load").code == 0
    missing = (("export", "CS-999", "2027", "a.xlsx"), ("export", "CS-002", "2028", "a.xlsx"), ("load", "khong-co.csv"))
    for command in missing:
        ran = xanh("facility", *command)
        assert ran.code == 1 and len(ran.err.strip().splitlines()) == 1, command
    assert "không có kỳ nộp" in xanh("facility", "status", "2028").out
    assert xanh("person", "add", "bia", "--name", "Bia", "--no-password").code == 0
    appoint = ("person", "appoint", "bia", "facility_reporter", "--from", "2026-01-01", "--agency")
    assert xanh(*appoint, "CS-002").code == 0
    assert xanh(*appoint, "STC").code == 1
