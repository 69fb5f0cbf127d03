"""The bytes of a file given by a person: only a regular, readable file that is neither empty nor too large."""

import stat
from pathlib import Path

from xanh.basis.errors import Refusal
from xanh.plans.source.limits import FILE_BYTES, MEGABYTE


def shown_name(path: Path) -> str:
    """Return the name of `path` as it may be printed: without bytes that are not text and without line breaks."""
    name = path.name or str(path)
    printable = name.encode("utf-8", "replace").decode("utf-8")
    return "".join(char if char.isprintable() else "?" for char in printable)


def read_bytes(path: Path) -> bytes:
    """Return the content of the file at `path`, smaller than 50 MB; refuse a folder, a device or an unreadable file."""
    name = shown_name(path)
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise Refusal("{name} is a folder; give the path of one document.", name=name)
        if not stat.S_ISREG(about.st_mode):
            raise Refusal("{name} is not a file; give the path of one document.", name=name)
        with path.open("rb") as file:
            content = file.read(FILE_BYTES)
    except FileNotFoundError:
        raise Refusal("There is no file {name}; check the path.", name=name) from None
    except PermissionError:
        raise Refusal("{name} may not be read by this user; ask for the right to read it.", name=name) from None
    except (OSError, ValueError):
        raise Refusal("{name} cannot be read from the disk; copy it anew and try again.", name=name) from None
    if not content:
        raise Refusal("{name} is empty; give the document itself.", name=name)
    if len(content) >= FILE_BYTES:
        raise Refusal(
            "{name} is too large: a document must be smaller than {limit} MB.", name=name, limit=FILE_BYTES // MEGABYTE
        )
    return content
