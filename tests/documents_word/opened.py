"""Looking into a .docx, and spoiling one on purpose."""

import io
import re
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def part(docx: bytes, name: str = "word/document.xml") -> str:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.read(name).decode()


def root(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(part(docx, name).encode())


def names(docx: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        return archive.namelist()


def paragraphs(docx: bytes, style: str) -> list[etree._Element]:
    return [
        paragraph
        for paragraph in root(docx).iter(f"{W}p")
        if (found := paragraph.find(f"{W}pPr/{W}pStyle")) is not None and found.get(f"{W}val") == style
    ]


def texts(docx: bytes, style: str) -> list[str]:
    return ["".join(node.text or "" for node in entry.iter(f"{W}t")) for entry in paragraphs(docx, style)]


def spoiled(docx: bytes, name: str, old: str, new: str) -> bytes:
    """The same file with the pattern `old` replaced by `new` in one part; an error where nothing was there to spoil."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as before, zipfile.ZipFile(changed, "w") as after:
        for entry in before.namelist():
            content = before.read(entry)
            if entry == name:
                text, count = re.subn(old, new, content.decode())
                assert count, f"nothing like {old!r} in {name}"
                content = text.encode()
            after.writestr(entry, content)
    return changed.getvalue()
