"""Figures go into the file as bookmarks and come back out as printed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents_word.opened import spoiled
from tests.documents_word.samples import rich_document, small_document

from xanh.basis.errors import Refusal
from xanh.documents.word import check_layout, figure_of, figures_in, write_word
from xanh.documents.word.model import FigureRun, Paragraph, Table, TableCell, Text

NAMES = st.from_regex(r"[a-z][a-z0-9]{0,20}", fullmatch=True)


@given(st.dictionaries(NAMES, st.from_regex(r"-?[0-9]{1,3}(\.[0-9]{3}){0,2}(,[0-9]{1,3})?", fullmatch=True)))
def test_what_goes_in_comes_out(figures: dict[str, str]) -> None:
    blocks = tuple(
        Paragraph((Text("Đạt "), FigureRun(printed, name), Text(" phần trăm."))) for name, printed in figures.items()
    )
    assert figures_in(write_word(replace(small_document(), blocks=blocks))) == figures


def test_a_figure_printed_again_has_a_bookmark_of_its_own() -> None:
    cells = (TableCell((FigureRun("1.250", "money"),), "right"), TableCell((FigureRun("1.250 triệu đồng", "money"),)))
    blocks = (Paragraph((FigureRun("1.250", "money"),)), Table((30, 60), (), (cells,)))
    found = figures_in(write_word(replace(small_document(), blocks=blocks)))
    assert found == {"money": "1.250", "money__2": "1.250", "money__3": "1.250 triệu đồng"}
    assert {figure_of(name) for name in found} == {"money"}


def test_figures_are_found_in_tables_and_text_alike() -> None:
    found = figures_in(write_word(rich_document()))
    assert found["value_2"] == "2,25%"
    assert found["money_41"] == "29.930"
    assert len(found) == 30


@pytest.mark.parametrize("name", ["", "1a", "a-b", "a b", "tỷ_lệ", "a" * 36, "money__2"])
def test_a_name_that_cannot_mark_a_place_is_refused(name: str) -> None:
    with pytest.raises(Refusal, match="đánh dấu"):
        write_word(replace(small_document(), blocks=(Paragraph((FigureRun("1", name),)),)))


@pytest.mark.parametrize("content", [b"", b"PK", b"not a document"])
def test_a_file_that_is_not_word_is_refused(content: bytes) -> None:
    with pytest.raises(Refusal, match="Word"):
        figures_in(content)


def test_a_damaged_part_is_refused_too() -> None:
    docx = write_word(small_document())
    for reader in (figures_in, check_layout):
        with pytest.raises(Refusal, match="Word"):
            reader(spoiled(docx, "word/document.xml", "</w:body>", ""))
