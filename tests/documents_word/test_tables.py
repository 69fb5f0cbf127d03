"""Tables: repeated header, unbroken rows, widths within the page, merged and total rows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from tests.documents_word.opened import W, root
from tests.documents_word.samples import SENTENCE, body, cell, small_document, task_table, text

from xanh.basis.errors import Refusal
from xanh.documents.word import write_word
from xanh.documents.word.layout import layout_on
from xanh.documents.word.model import Table, TableCell


def set_table(table: Table) -> etree._Element:
    document = write_word(replace(small_document(), blocks=(table, body("Hết."))))
    return root(document).findall(f"{W}body/{W}tbl")[1]


def test_header_rows_repeat_and_short_rows_do_not_break() -> None:
    rows = set_table(task_table(2)).findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, True, False, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_a_small_table_stays_on_one_page_and_a_long_one_keeps_its_total() -> None:
    def kept(table: Table) -> list[bool]:
        return [row.find(f".//{W}keepNext") is not None for row in set_table(table).findall(f"{W}tr")]

    assert kept(task_table(1)) == [True, True, True, False]
    assert kept(task_table(40)) == [True, True, *[False] * 39, True, False]


def test_a_title_across_the_table_stays_with_the_row_below() -> None:
    rows = tuple((cell(SENTENCE), cell("b")) for _ in range(9))
    table = set_table(Table((40, 20), (), (*rows, (cell("Nhóm 2", columns=2),), (cell("c"), cell("d")))))
    assert [row.find(f".//{W}keepNext") is not None for row in table.findall(f"{W}tr")] == [*[False] * 9, True, False]


def test_a_row_longer_than_the_limit_may_break() -> None:
    row = set_table(Table((20,), (), ((cell(SENTENCE * 5),),))).find(f"{W}tr")
    assert row is not None
    assert row.find(f"{W}trPr/{W}cantSplit") is None


def test_numbers_stand_right_and_the_total_is_bold() -> None:
    last = set_table(task_table(2)).findall(f"{W}tr")[-1]
    assert all(run.find(f"{W}rPr/{W}b") is not None for run in last.iter(f"{W}r"))
    assert [jc.get(f"{W}val") for jc in last.iter(f"{W}jc")] == ["center", "right", "right"]


def test_cells_of_several_rows_are_merged_downwards() -> None:
    first, second = set_table(task_table(1)).findall(f"{W}tr")[:2]
    assert [merge.get(f"{W}val") for merge in first.iter(f"{W}vMerge")] == ["restart"] * 3
    assert [merge.get(f"{W}val") for merge in second.iter(f"{W}vMerge")] == [None] * 3
    assert len(second.findall(f"{W}tc")) == 5


@pytest.mark.parametrize(
    "row",
    [
        (cell("a"),),
        (cell("a"), cell("b"), cell("c")),
        (cell("a", columns=3),),
        (),
    ],
)
def test_a_row_that_does_not_fill_the_columns_is_refused(row: tuple[TableCell, ...]) -> None:
    with pytest.raises(Refusal, match="2 cột"):
        set_table(Table((20, 20), (), (row,)))


def test_a_cell_over_a_merged_one_is_refused() -> None:
    rows = ((cell("a"), TableCell(text("b"), rows=2)), (cell("c", columns=2),))
    with pytest.raises(Refusal):
        set_table(Table((20, 20), (), rows))


@given(st.lists(st.floats(1, 400), min_size=1, max_size=9))
def test_a_table_never_leaves_the_page(widths: list[float]) -> None:
    table = set_table(Table(tuple(widths), (), (tuple(cell("x") for _ in widths),)))
    columns = [int(column.get(f"{W}w", "0")) for column in table.iter(f"{W}gridCol")]
    assert sum(columns) <= layout_on(None).text_width()
    assert columns == [int(width.get(f"{W}w", "0")) for width in table.iter(f"{W}tcW")]
