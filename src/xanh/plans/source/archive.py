"""Looking into a Word file (a zip of XML parts) without trusting it: nothing goes to disk, nothing is expanded."""

import io
import zipfile
import zlib

from lxml import etree

from xanh.basis.errors import Refusal
from xanh.plans.source.limits import ELEMENTS, ENTRIES, MEGABYTE, PART_BYTES, UNPACKED_BYTES, UNPACKED_RATIO

_DECLARATIONS = tuple(
    mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)
_ENCRYPTED = 0x1
_ENTRY_MARK = b"PK\x01\x02"
# Word's "Strict Open XML" differs in the name of its vocabulary only.
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def open_archive(content: bytes, name: str) -> zipfile.ZipFile:
    """Return the zip in `content` after checking the names, number, sizes and compression of its entries."""
    if content.count(_ENTRY_MARK) > 2 * ENTRIES:
        raise _swells(name)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, EOFError, OSError, NotImplementedError, OverflowError):
        raise damaged(name) from None
    entries = archive.infolist()
    if len(entries) > ENTRIES or sum(entry.file_size for entry in entries) > UNPACKED_BYTES:
        raise _swells(name)
    for entry in entries:
        _check_entry(entry, name)
    if len({entry.filename for entry in entries}) != len(entries):
        raise damaged(name)
    return archive


def read_part(archive: zipfile.ZipFile, part: str, name: str) -> etree._Element | None:
    """Return the root of the XML part called `part`, None where the archive has none."""
    if part not in archive.NameToInfo:
        return None
    try:
        with archive.open(part) as stream:
            content = stream.read(PART_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        raise damaged(name) from None
    if len(content) > PART_BYTES or content.count(b"<") > ELEMENTS:
        raise _swells(name)
    return _parse(content, name)


def damaged(name: str) -> Refusal:
    """Return the refusal of a Word file that is cut off or broken."""
    return Refusal("{name} is damaged or incomplete; open it in Word, save it again as .docx and try anew.", name=name)


def _check_entry(entry: zipfile.ZipInfo, name: str) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise Refusal("{name} is protected by a password; save it without the password and try again.", name=name)
    steps = entry.filename.replace("\\", "/").split("/")
    if ".." in steps or steps[0] == "" or ":" in steps[0]:
        raise Refusal("{name} is not an honest Word file: a part of it points outside; do not open it.", name=name)
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise damaged(name)
    if entry.file_size > MEGABYTE and entry.file_size > UNPACKED_RATIO * max(entry.compress_size, 1):
        raise _swells(name)


def _swells(name: str) -> Refusal:
    return Refusal(
        "{name} unpacks to more than the {limit} MB or the number of parts a document may have; give the plan alone.",
        name=name,
        limit=UNPACKED_BYTES // MEGABYTE,
    )


def _parse(content: bytes, name: str) -> etree._Element:
    """Parse XML without entities, network or document types; a part that declares one is refused unread."""
    foreign = Refusal("{name} is not an honest Word file: it declares XML entities; do not open it.", name=name)
    if any(mark in content for mark in _DECLARATIONS):
        raise foreign
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content.replace(_STRICT, _USUAL), parser)
    except (etree.XMLSyntaxError, ValueError):
        raise damaged(name) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise foreign
    return root
