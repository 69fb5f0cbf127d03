"""Which files are taken as evidence: known by their name and by their content, not too large, without a virus.

Taken are PDF, Word (.docx), Excel (.xlsx), pictures (.png, .jpg) and plain text (.txt, .csv in UTF-8). Not taken are
archives, whose content nobody sees before opening them, and the old or macro formats of Office, which can run programs.
"""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile

from xanh.basis.errors import Refusal
from xanh.basis.text import collapse
from xanh.documents.forms.strings import without_unwanted

LARGEST_MB = 25
LARGEST = LARGEST_MB * 1024 * 1024
LARGEST_UNPACKED = 20 * LARGEST
LONGEST_NAME = 120
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def clean_name(name: str) -> str:
    """Return the bare name of a file: without folders, control characters or what a file system may not hold.

    >>> clean_name("C:\\\\Users\\\\An\\\\Báo cáo?.PDF"), clean_name("../../etc/passwd.txt"), clean_name("con.pdf")
    ('Báo cáo-.pdf', 'passwd.txt', '_con.pdf')
    """
    last = re.split(r"[\\/]", name)[-1]
    kept = collapse(_FORBIDDEN.sub("-", without_unwanted(last))).strip(". ")
    stem, dot, suffix = kept.rpartition(".")
    stem, suffix = (stem.rstrip(". "), suffix.lower()) if dot else (kept, "")
    bare = (stem or "tai-lieu")[: LONGEST_NAME - len(suffix) - 1]
    whole = f"{bare}.{suffix}" if suffix else bare
    return f"_{whole}" if _RESERVED.match(whole) else whole


def check_evidence(name: str, content: bytes) -> None:
    """Refuse a file that is empty, too large, of a kind that is not taken, or not of the kind its name says."""
    if not content:
        raise Refusal("“{name}” is empty: choose the file again.", name=name)
    check_size(name, len(content))
    suffix = PurePosixPath(name).suffix.lower()
    if suffix not in KINDS:
        raise Refusal(
            "“{name}” is of a kind that is not taken: attach {kinds}; save old Word and Excel files in the new format.",
            name=name,
            kinds=", ".join(KINDS),
        )
    if suffix in {".docx", ".xlsx"} and _unpacked(content) > LARGEST_UNPACKED:
        raise Refusal(
            "“{name}” would unpack to more than {limit} MB, which no document does: make it anew and attach that file.",
            name=name,
            limit=LARGEST_UNPACKED // 1024 // 1024,
        )
    if not KINDS[suffix](content):
        raise Refusal(
            "“{name}” does not hold what its ending {suffix} says: open it in its own program, save it anew and "
            "attach that file.",
            name=name,
            suffix=suffix,
        )


def check_size(name: str, size: int) -> None:
    """Refuse a file of more than 25 MB."""
    if size > LARGEST:
        raise Refusal(
            "“{name}” is larger than {limit} MB: attach a smaller file, or store it elsewhere and give its address.",
            name=name,
            limit=LARGEST_MB,
        )


def _unpacked(content: bytes) -> int:
    """Return how many bytes an archive says it holds; 0 for what is no archive, which is refused for that."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            return sum(entry.file_size for entry in archive.infolist())
    except (BadZipFile, ValueError, OSError, NotImplementedError):
        return 0


def _office(part: str) -> Callable[[bytes], bool]:
    def holds(content: bytes) -> bool:
        try:
            with ZipFile(BytesIO(content)) as archive:
                names = {entry.filename.lower() for entry in archive.infolist()}
        except (BadZipFile, ValueError, OSError, NotImplementedError):
            return False
        macros = any(name.endswith("vbaproject.bin") for name in names)
        return "[content_types].xml" in names and part in names and not macros

    return holds


def _starts(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda content: content.startswith(signatures)


def _text(content: bytes) -> bool:
    try:
        return not _CONTROL.search(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return False


KINDS: dict[str, Callable[[bytes], bool]] = {
    ".pdf": _starts(b"%PDF-"),
    ".docx": _office("word/document.xml"),
    ".xlsx": _office("xl/workbook.xml"),
    ".png": _starts(b"\x89PNG\r\n\x1a\n"),
    ".jpg": _starts(b"\xff\xd8\xff"),
    ".jpeg": _starts(b"\xff\xd8\xff"),
    ".txt": _text,
    ".csv": _text,
}
