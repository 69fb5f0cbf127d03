"""Word files made to harm: refused quickly, nothing expanded, nothing written."""

import io
import struct
import zipfile

import pytest

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
BODY = f"<w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"


def packed(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return raw.getvalue()


def refused(read, content: bytes) -> str:
    with speaking("en"), pytest.raises(Refusal) as refusal:
        read(content, "a.docx")
    with speaking("en"):
        return str(refusal.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_declared_entities(read, encoding):
    content = (f'<?xml version="1.0" encoding="{encoding}"?>' + LAUGHS + BODY).encode(encoding)
    assert "declares XML entities" in refused(read, packed({"word/document.xml": content}))


def test_entities_in_a_neighbouring_part(read):
    relations = LAUGHS + "<x>&b;</x>"
    assert "declares XML entities" in refused(read, packed({"_rels/.rels": relations, "word/document.xml": BODY}))


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "..\\x", "C:\\x", "word/../../x"])
def test_names_that_lead_outside(read, name):
    content = packed({"word/document.xml": BODY, name.replace("\\", "|"): "x"})
    # zipfile tidies names when writing; a hostile file is not written with zipfile.
    content = content.replace(name.replace("\\", "|").encode(), name.encode())
    assert "points outside" in refused(read, content)


def test_a_part_that_swells(read):
    zeros = packed({"word/document.xml": b" " * 150_000_000})
    assert len(zeros) < 200_000
    assert "unpacks to more than" in refused(read, zeros)


def test_many_parts_that_swell_together(read):
    stored = {f"word/media/{number}": bytes(900_000) for number in range(240)}
    assert "unpacks to more than" in refused(read, packed(stored))


def test_more_parts_than_a_document_has(read):
    assert "number of parts" in refused(read, packed({f"{number}": "" for number in range(6_000)}))


def test_a_size_that_lies(read):
    content = bytearray(packed({"word/document.xml": b"<x>" + b" " * 900_000}))
    entry = content.index(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 10)
    assert "damaged" in refused(read, bytes(content))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off(read, documents, share):
    whole = (documents / "lao-cai-draft.docx").read_bytes()
    assert "damaged" in refused(read, whole[: int(len(whole) * share)])


def test_protected_parts_and_strange_packing(read):
    content = bytearray(packed({"word/document.xml": BODY}))
    entry = content.index(b"PK\x01\x02")
    content[entry + 8] |= 1
    assert "password" in refused(read, bytes(content))
    assert "damaged" in refused(read, packed({"word/document.xml": BODY}, zipfile.ZIP_LZMA))


def test_a_workbook_named_docx_names_the_accepted_formats(read):
    workbook = packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"})
    assert "give one of .docx, .pdf, .html, .txt" in refused(read, workbook)


def test_tables_that_reach_over_each_other_keep_within_bounds(read):
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="3000"/></w:tcPr><w:p/></w:tc>'
    rows = "".join(f"<w:tr>{'<w:tc><w:p/></w:tc>' * number}{cell}</w:tr>" for number in range(700))
    body = f"<w:document {W}><w:body><w:tbl>{rows}</w:tbl></w:body></w:document>"
    assert "paragraphs and cells" in refused(read, packed({"word/document.xml": body}, zipfile.ZIP_STORED))
