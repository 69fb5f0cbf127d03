"""The file as a whole: the same bytes every time, well formed whatever the words, open to python-docx."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.documents_word.opened import names, part, root
from tests.documents_word.samples import body, cell, chart, draft, rich_document, small_document

from xanh.basis.errors import Refusal
from xanh.documents.word import check_layout, write_word
from xanh.documents.word.model import Appendix, Heading, OfficialDocument, Table

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)  # lone surrogates too


def hostile(words: str) -> OfficialDocument:
    table = Table((30, 30), ((cell(words), cell(words)),), ((cell(words), cell(words)),), caption=words)
    blocks = (Heading(1, words), body(words), table, replace(chart(), title=words, unit=words, series_name=words))
    return replace(
        small_document(),
        subject=words,
        blocks=blocks,
        recipients=(words,),
        watermark=words,
        appendices=(Appendix(words, blocks),),
        properties={"title": words, "author": words},
    )


@given(ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_no_words_break_the_file_and_the_same_words_give_the_same_bytes(words: str) -> None:
    docx = write_word(hostile(words))
    assert docx == write_word(hostile(words))
    for name in names(docx):
        if name.endswith((".xml", ".rels")):
            etree.fromstring(part(docx, name).encode())
    Document(io.BytesIO(docx))
    check_layout(docx)


def test_control_characters_vanish_and_breaks_stay() -> None:
    docx = write_word(
        replace(small_document(), blocks=(body("một\x00\x08 hai\x0bba\u2028bốn\ud800 <&>"), body("Hết.")))
    )
    assert "một hai" in part(docx)
    assert part(docx).count("<w:br/>") == 2
    assert "bốn &lt;&amp;&gt;" in part(docx)


def test_words_are_stored_in_one_normal_form() -> None:
    docx = write_word(replace(small_document(), blocks=(body("Ca\u0302\u0300n Thơ"), body("Hết."))))
    assert "Cần Thơ" in part(docx)


@pytest.mark.parametrize("document", [small_document(), draft(), rich_document()], ids=["small", "draft", "rich"])
def test_the_file_carries_no_clock_and_no_chance(document: OfficialDocument) -> None:
    docx = write_word(document)
    assert docx == write_word(document)
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {3}
        assert archive.testzip() is None


def test_every_part_is_declared_and_every_relation_leads_somewhere() -> None:
    docx = write_word(rich_document())
    declared = {entry.get("PartName") for entry in root(docx, "[Content_Types].xml") if entry.get("PartName")}
    assert declared <= {f"/{name}" for name in names(docx)}
    links = {link.get("Id"): link.get("Target") for link in root(docx, "word/_rels/document.xml.rels")}
    assert all(f"word/{target}" in names(docx) for target in links.values())
    used = {value for node in root(docx).iter() for key, value in node.attrib.items() if "relationships" in key}
    assert used <= set(links)


def test_numbered_ids_are_unique() -> None:
    content = root(write_word(rich_document()))
    for tag in ("bookmarkStart", "bookmarkEnd"):
        marks = [node.attrib for node in content.iter() if str(node.tag).endswith(f"}}{tag}")]
        ids = [value for mark in marks for key, value in mark.items() if key.endswith("}id")]
        assert len(ids) == len(set(ids)) > 20


def test_language_and_properties_are_vietnamese_and_dated_by_the_document() -> None:
    docx = write_word(small_document())
    assert '<w:lang w:val="vi-VN"' in part(docx, "word/styles.xml")
    properties = Document(io.BytesIO(docx)).core_properties
    assert properties.author == "Sở Tài chính"
    assert properties.created is not None and properties.created.date() == date(2026, 1, 5)


def test_a_document_older_than_the_decree_is_refused() -> None:
    with pytest.raises(Refusal):
        write_word(replace(small_document(), date=date(2019, 12, 31)))
