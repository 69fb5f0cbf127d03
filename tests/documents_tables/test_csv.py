"""A table as CSV: whole, in UTF-8, and nothing in it is computed."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents_tables.samples import AT, table

from xanh.documents.tables import table_csv
from xanh.documents.tables.model import Cell, clean

STARTS = ("=", "+", "-", "@", "\t", "\r")


def read(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


def test_every_kind_of_cell_is_written_as_programs_read_it() -> None:
    rows = read(table_csv(table((Decimal("-1.50"), "Đà Nẵng"), (None, 'a,b\n"c"'), (True, "x"), (AT, "y"))))
    assert rows[0] == ["value", "text"]
    assert rows[1:3] == [["-1.50", "Đà Nẵng"], ["", 'a,b\n"c"']]
    assert [row[0] for row in rows[3:]] == ["true", "2026-11-23T09:30:00+07:00"]


def test_the_mark_for_excel_is_there_only_where_it_is_asked_for() -> None:
    assert table_csv(table(), with_bom=True).startswith(b"\xef\xbb\xbf")
    assert not table_csv(table()).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+84", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_what_a_spreadsheet_would_compute_is_text(text: str) -> None:
    assert read(table_csv(table((1, text))))[1] == ["1", f"'{text}"]


def test_a_negative_number_stays_a_number() -> None:
    assert read(table_csv(table((Decimal(-15), "x"))))[1][0] == "-15"


@given(st.lists(st.tuples(st.none() | st.integers() | st.text(), st.text()), max_size=5))
def test_no_text_begins_a_formula_and_none_is_lost(rows: list[tuple[Cell, Cell]]) -> None:
    written = read(table_csv(table(*rows)))[1:]
    assert len(written) == len(rows)
    for cells, given_ in zip(written, rows, strict=True):
        for cell, before in zip(cells, given_, strict=True):
            if isinstance(before, str):
                assert not cell.startswith(STARTS)
                assert cell.removeprefix("'") == clean(before).removeprefix("'")
