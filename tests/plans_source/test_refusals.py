"""What is not a readable document is refused in one sentence, in both languages."""

import os
import re
from contextlib import suppress
from pathlib import Path

import pytest

from xanh.basis.errors import Refusal
from xanh.basis.language import speaking
from xanh.plans.source import read_source
from xanh.plans.source.limits import FILE_BYTES

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CASES = [
    ("a.txt", b"", "is empty"),
    ("a.txt", b" \n\t\n \n", "holds no text"),
    ("a.txt", bytes(range(256)) * 9, "not a text file"),
    ("a.txt", b"plain\x07bell", "not a text file"),
    ("a.docx", b"not a zip at all", "is not a .docx file"),
    ("a.docx", b"PK\x03\x04" + b"x" * 500, "damaged or incomplete"),
    ("a.docx", b"PK\x05\x06" + b"\x00" * 18, "give one of .docx, .pdf, .html, .txt"),
    ("a.doc", OLE + b"\x00" * 600, "old Word or Excel format"),
    ("a.docx", OLE + b"\x00" * 600 + "EncryptedPackage".encode("utf-16-le"), "password"),
    ("a.pdf", b"hello", "is not a .pdf file"),
    ("a.pdf", b"%PDF-1.7\nrubbish", "damaged or incomplete"),
    ("a.txt", b"%PDF-1.7\nrubbish", "damaged or incomplete"),
    ("a.html", b"<html><body></body></html>", "holds no text"),
    ("a.xls", b"a\tb", "give one of .docx, .pdf, .html, .txt"),
    ("a.odt", b"PK\x03\x04", "give one of .docx, .pdf, .html, .txt"),
    ("plan", b"text", "give one of .docx, .pdf, .html, .txt"),
    ("a.txt", b"{\\rtf1 x}", "give one of .docx, .pdf, .html, .txt"),
]


def sentence(path: Path) -> str:
    with speaking("en"), pytest.raises(Refusal) as refusal:
        read_source(path)
    with speaking("en"):
        return str(refusal.value)


@pytest.mark.parametrize(("name", "content", "expected"), CASES)
def test_content_that_is_no_document(tmp_path, name, content, expected):
    path = tmp_path / name
    path.write_bytes(content)
    said = sentence(path)
    assert name in said
    assert expected in said
    assert "\n" not in said


def test_places_that_are_no_file(tmp_path):
    assert "is a folder" in sentence(tmp_path)
    assert "There is no file nowhere.txt" in sentence(tmp_path / "nowhere.txt")
    assert "cannot be read" in sentence(tmp_path / ("x" * 300 + ".txt"))
    assert "cannot be read" in sentence(tmp_path / "a\x00b.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert "is not a file" in sentence(tmp_path / "pipe.txt")


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text("x")

    def refuse(*_arguments):
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert "may not be read" in sentence(path)


@pytest.mark.parametrize("size", [FILE_BYTES, 50 * 2**20])
def test_fifty_megabytes_are_too_large(tmp_path, size):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(size)
    assert "must be smaller than 50 MB" in sentence(path)


@pytest.mark.parametrize("piece", ["\t", "a\n", "a\t\n"])
def test_more_cells_than_a_plan_can_have_are_refused(tmp_path, piece):
    path = tmp_path / "a.txt"
    path.write_text(piece * 3_000_000)
    assert "more than 400000 paragraphs and cells" in sentence(path)


def test_pages_nested_too_deeply_are_read_or_refused(read):
    with suppress(Refusal):
        assert "x" in read("<div>" * 100_000 + "x", "a.html").text


def test_every_sentence_has_its_vietnamese():
    room = Path(read_source.__globals__["__file__"]).parent
    catalogue = (room.parent / "locale/vi/LC_MESSAGES/xanh.po").read_text(encoding="utf-8")
    said = set()
    for file in room.glob("*.py"):
        code = file.read_text(encoding="utf-8")
        said |= set(re.findall(r'(?:Refusal|gettext)\(\s*"([^"]+)"', code)) | set(
            re.findall(r'"refusal": "([^"]+)"', code)
        )
    assert len(said) > 20
    assert not [text for text in said if f'msgid "{text}"\nmsgstr "' not in catalogue]
