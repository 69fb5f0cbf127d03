"""What an uploaded file is, looked at from outside: decided before anything tries to open it as a workbook."""

import re
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from xanh.basis.errors import Refusal
from xanh.documents.forms import wording

LIMIT_MB = 10
_LIMIT = LIMIT_MB * 1024 * 1024
_UNPACKED_LIMIT = 24 * 1024 * 1024
_ENTRIES_LIMIT = 200
_TAGS_LIMIT = 300_000  # a form of 500 tasks has about 170,000; at the limit, reading takes seconds
_RANGES_LIMIT = 500_000  # characters of cell lists under validations and formats; 500 tasks have about 125,000
_CHUNK = 1 << 16

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_FLAG_ENCRYPTED = 0x1
_XML = (".xml", ".rels", ".vml")
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\x00\s]*<")  # in any encoding, under any name
_RANGES = re.compile(rb"\bsqref\s*=\s*(\"[^\"]*\"|'[^']*')")
_DECLARED_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]*)[\"']")


def check_archive(content: bytes) -> None:
    """Return if `content` is an .xlsx package that is safe to open; else a Refusal says what it is instead.

    Looks at size, kind, encryption, number of parts, declared and actual unpacked size, and forbids in every part of
    XML document types, entities and encodings other than UTF-8.
    """
    _check_kind(content)
    try:
        with ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            _check_parts({entry.filename for entry in entries})
            _check_contents(archive, entries)
    except Refusal:
        raise
    except Exception as error:  # damaged archives raise whatever zipfile, zlib, lzma or struct happen to raise
        raise Refusal(wording.DAMAGED) from error


def _check_kind(content: bytes) -> None:
    if not content:
        raise Refusal(wording.EMPTY_FILE)
    if len(content) > _LIMIT:
        raise Refusal(wording.TOO_LARGE, limit=LIMIT_MB)
    if content.startswith(_OLE):
        raise Refusal(wording.ENCRYPTED if _ENCRYPTED_STREAM in content else wording.OLD_EXCEL)
    if not content.startswith(b"PK"):
        raise Refusal(wording.NOT_EXCEL)


def _check_entries(entries: list[ZipInfo]) -> None:
    if any(entry.flag_bits & _FLAG_ENCRYPTED for entry in entries):
        raise Refusal(wording.ENCRYPTED)
    if len(entries) > _ENTRIES_LIMIT or sum(entry.file_size for entry in entries) > _UNPACKED_LIMIT:
        raise Refusal(wording.TOO_MUCH_INSIDE)
    if len({entry.filename.lower() for entry in entries}) != len(entries):
        raise Refusal(wording.DAMAGED)


def _check_parts(names: set[str]) -> None:
    if any(name.startswith("word/") for name in names):
        raise Refusal(wording.WORD_FILE)
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Refusal(wording.MACROS)
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise Refusal(wording.NOT_EXCEL)


def _check_contents(archive: ZipFile, entries: list[ZipInfo]) -> None:
    unpacked = tags = ranges = 0
    for entry in entries:
        parts = []
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                unpacked += len(chunk)
                if unpacked > _UNPACKED_LIMIT:
                    raise Refusal(wording.TOO_MUCH_INSIDE)
                parts.append(chunk)
        content = b"".join(parts)
        if _MARKUP.match(content):
            tags += content.count(b"<")
            ranges += sum(len(match[1]) for match in _RANGES.finditer(content))
            _check_xml(content)
        elif entry.filename.lower().endswith(_XML):
            raise Refusal(wording.DAMAGED)
    if tags > _TAGS_LIMIT or ranges > _RANGES_LIMIT:
        raise Refusal(wording.TOO_MUCH_INSIDE)


def _check_xml(content: bytes) -> None:
    # In another encoding the forbidden words would not be seen; Excel and its kin write UTF-8 only.
    declared = _DECLARED_ENCODING.match(content.lstrip(b"\xef\xbb\xbf \t\r\n"))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in content:
        raise Refusal(wording.UNSAFE_XML)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Refusal(wording.UNSAFE_XML)
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii"):
        raise Refusal(wording.UNSAFE_XML)
