"""The workbook of a facility's report: round trips, wrong cells named and marked, strangers refused."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.facilities.world import COAL, POWER

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.documents.facilities import (
    About,
    FilledBook,
    ReportBook,
    marked_copy,
    read_entries,
    read_report_book,
    write_report_book,
)
from xanh.documents.forms.decimals import certain
from xanh.ghg.facilities import report_form, source_kinds

ON = date(2027, 1, 11)
FORM = report_form(ON)
ABOUT = About("NM-BIA", "31120", (2025, 2026), ON)
LINES = [("fuel_industry", COAL), ("electricity", POWER)]


def book(lines: object = LINES, facility: str = "NM-BIA", year: int = 2027) -> bytes:
    about = ReportBook(facility, "Nhà máy bia A", year, (2025, 2026), FORM, lines, {"I.1": "Công ty A"})
    return write_report_book(about)


def changed(sheet: str, **cells: object) -> bytes:
    workbook = load_workbook(BytesIO(book()))
    for address, value in cells.items():
        workbook[sheet][address] = value
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def read(content: bytes) -> FilledBook:
    return read_report_book(content, ABOUT, 2027, FORM)


def test_it_has_a_sheet_for_every_kind_of_source_and_comes_back_the_same() -> None:
    filled = read(book())
    assert filled.errors == () and filled.texts["I.1"] == "Công ty A"
    assert [(kind, dict(written)) for kind, written in filled.lines] == LINES
    assert len(load_workbook(BytesIO(book())).sheetnames) == len(source_kinds()) + 3


@settings(max_examples=30)  # each writes and reads a whole workbook
@given(
    st.decimals(0, 10**9, places=3),
    st.sampled_from(["anthracite", "diesel", "biomass"]),
    st.sampled_from(["2025", "2026"]),
)
def test_any_line_comes_back_as_it_was_typed(amount: object, fuel: str, year: str) -> None:
    line = COAL | {"amount": certain(amount), "fuel": fuel, "year": year}  # type: ignore[arg-type]
    filled = read(book([("fuel_industry", line)]))
    (before,), (after,) = (read_entries(some, ABOUT) for some in ([("fuel_industry", line)], filled.lines))
    assert before.row and after.row and before.row.line == after.row.line


def test_every_wrong_cell_is_named_and_marked_and_the_corrected_copy_is_read() -> None:
    content = changed("Nhiên liệu sản xuất", D5="củi", E5=-3, A6="=1+1", E6=7)
    filled = read(content)
    assert {(error.sheet, error.cell) for error in filled.errors} >= {
        ("Nhiên liệu sản xuất", "D5"),
        ("Nhiên liệu sản xuất", "E5"),
        ("Nhiên liệu sản xuất", "B6"),
    }
    assert any("nhỏ hơn 0" in error.message for error in filled.errors)
    marked = load_workbook(BytesIO(marked_copy(content, filled.errors)))
    assert marked.sheetnames[0] == "Lỗi cần sửa"
    sheet = marked["Nhiên liệu sản xuất"]
    assert "nhỏ hơn 0" in sheet["E5"].comment.text
    for cell, value in {"D5": "than an-tra-xít", "E5": 3, "A6": None, "E6": None}.items():
        sheet[cell] = value
    out = BytesIO()
    marked.save(out)
    assert read(out.getvalue()).errors == ()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_row_with_a_word_of_the_list_is_read_in_either_language(language: str) -> None:
    with speaking(language):
        assert read(book()).errors == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (book(facility="XM-B"), "This workbook is of"),
        (book(year=2029), "This workbook is of"),
        (b"PK nonsense", ""),
        (b"", ""),
    ],
)
def test_strangers_are_refused(content: bytes, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(content)
    assert words in caught.value.message
