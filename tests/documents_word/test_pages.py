"""Sections, page numbers, Phụ lục and the mark across the page."""

from dataclasses import replace

import pytest
from tests.documents_word.opened import W, part, root, texts
from tests.documents_word.samples import body, draft, rich_document, small_document

from xanh.documents.word import write_word
from xanh.documents.word.appendices import roman
from xanh.documents.word.model import Appendix


def test_one_section_per_part_each_numbered_from_one() -> None:
    sections = list(root(write_word(rich_document())).iter(f"{W}sectPr"))
    assert len(sections) == 3
    for section in sections:
        numbering = section.find(f"{W}pgNumType")
        assert numbering is not None and numbering.get(f"{W}start") == "1"
        assert section.find(f"{W}titlePg") is not None


def test_a_turned_appendix_turns_its_page_only() -> None:
    sizes = [size.attrib for size in root(write_word(rich_document())).iter(f"{W}pgSz")]
    assert [size.get(f"{W}orient") for size in sizes] == [None, "landscape", None]
    assert [(size[f"{W}w"], size[f"{W}h"]) for size in sizes] == [
        ("11906", "16838"),
        ("16838", "11906"),
        ("11906", "16838"),
    ]


def test_the_page_number_is_hidden_on_first_pages() -> None:
    document = write_word(small_document())
    assert " PAGE " in part(document, "word/header1.xml")
    assert " PAGE " not in part(document, "word/header2.xml")


def test_several_appendices_are_numbered_in_roman_figures() -> None:
    document = write_word(rich_document())
    assert texts(document, "AppendixLabel") == ["Phụ lục I", "Phụ lục II"]
    assert texts(document, "AppendixTitle")[0] == "DANH MỤC NHIỆM VỤ THEO CƠ QUAN CHỦ TRÌ"
    assert texts(document, "AppendixNote")[0] == (
        "(Kèm theo Báo cáo số 128/BC-STC ngày 05 tháng 01 năm 2026 của Sở Nông nghiệp và Môi trường)"
    )


def test_a_single_appendix_has_no_number() -> None:
    document = write_word(replace(draft(), appendices=(Appendix("Biểu tổng hợp", (body("Không."),)),)))
    assert texts(document, "AppendixLabel") == ["Phụ lục"]
    assert texts(document, "AppendixNote") == [
        "(Kèm theo Báo cáo số      /BC-STC ngày     tháng     năm 2026 của Sở Tài chính)"
    ]


@pytest.mark.parametrize(("number", "printed"), [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (99, "XCIX")])
def test_roman_figures(number: int, printed: str) -> None:
    assert roman(number) == printed


def test_a_watermark_is_a_line_and_a_shape_on_every_page() -> None:
    document = write_word(draft())
    for header in ("word/header1.xml", "word/header2.xml"):
        content = part(document, header)
        assert ">DỰ THẢO</w:t>" in content
        assert 'string="DỰ THẢO"' in content


def test_an_issued_document_has_no_mark() -> None:
    for header in ("word/header1.xml", "word/header2.xml"):
        assert "pict" not in part(write_word(small_document()), header)
