"""`xanh figures`: a file of figures tried, refused, imported and imported again, as people do it."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.cli.conftest import Run
from tests.documents_observations.cast import csv_of, line, xlsx_of
from tests.refusals import row_counts
from tests.world import city, edition

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(db: None) -> None:
    city()
    edition()


def test_a_dry_run_shows_old_and_new_and_stores_nothing(xanh: Run, tmp_path: Path) -> None:
    file = tmp_path / "so-lieu.csv"
    file.write_bytes(csv_of(line(value="0,75")))
    assert "1 số liệu mới" in xanh("figures", "import", file, "--decimal", "comma").out
    assert "đã được nạp ngày" in xanh("figures", "import", file, "--decimal", "comma").out
    file.write_bytes(csv_of(line(value="0,76", status="official")))
    before = row_counts()
    tried = xanh("figures", "import", file, "--decimal", "comma", "--dry-run")
    assert "hdi, 92, 2024: 0,75 (thực hiện) → 0,76 (chính thức)" in tried.out
    assert row_counts() == before
    assert "1 số liệu được sửa" in xanh("figures", "import", file, "--decimal", "comma").out
    told = xanh("explain", "hdi", "--area", "92", "--period", "2024").out
    assert "dòng 2 của tệp được nạp so-lieu.csv; nguồn ghi trong tệp: Niên giám thống kê 2024" in told
    assert "0,75 (thực hiện)" in told


def test_errors_are_lines_and_a_marked_copy(xanh: Run, tmp_path: Path) -> None:
    file = tmp_path / "so-lieu.xlsx"
    file.write_bytes(xlsx_of(line(value="0,75"), line(period="2023", indicator="hdii", value=1)))
    before = row_counts()
    ran = xanh("figures", "import", file)
    assert ran.code == 1
    assert "dòng 2, cột “Giá trị”" in ran.err
    assert "dòng 3, cột “Mã chỉ tiêu”" in ran.err
    assert row_counts() == before
    marked = load_workbook(tmp_path / "so-lieu-loi.xlsx")
    assert [marked.worksheets[0].cell(row, 2).value for row in (4, 5)] == ["E2", "A3"]


def test_a_csv_with_errors_and_no_file_at_all_are_one_sentence(xanh: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(csv_of(line(unit="m")))
    ran = xanh("figures", "import", file)
    assert (ran.code, len(ran.err.splitlines())) == (1, 2)
    assert xanh("figures", "import", tmp_path / "none.csv").code == 1


def test_the_workbook_to_fill_in_is_read_once_it_is_filled(xanh: Run, tmp_path: Path) -> None:
    file = tmp_path / "mau.xlsx"
    assert xanh("figures", "template", file).code == 0
    book = load_workbook(file)
    for column, text in enumerate(("hdi", "92", "2024", None, 0.75, None, "index", "thực hiện", "Niên giám"), start=1):
        book.worksheets[0].cell(2, column, text)
    book.save(file)
    assert "1 số liệu mới" in xanh("figures", "import", file).out
