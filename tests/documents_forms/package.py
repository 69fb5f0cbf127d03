"""Changing an .xlsx from inside: its parts are text, and tests edit that text."""

from collections.abc import Callable, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(contents: Mapping[str, bytes]) -> bytes:
    """Return the package of these parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return out.getvalue()


def rewritten(content: bytes, change: Callable[[str, str], str], *, add: Mapping[str, str] | None = None) -> bytes:
    """Return the package with `change(name, text)` made to each part and the parts of `add` put in."""
    changed = {name: change(name, part.decode()).encode() for name, part in parts(content).items()}
    return packed(changed | {name: text.encode() for name, text in (add or {}).items()})
