"""Opening a .docx that came from anywhere: a clear refusal instead of a damaged file's traceback."""

import io
import zipfile
import zlib

from lxml import etree

from xanh.basis.errors import Refusal
from xanh.documents.word.wording import NOT_WORD

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# No entities and no network: the file may come from anyone.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def opened(docx: bytes) -> zipfile.ZipFile:
    """Return the archive of `docx`; Refusal where it is not a Word document."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(docx))
    except zipfile.BadZipFile as error:
        raise not_word() from error
    if "word/document.xml" not in archive.namelist():
        raise not_word()
    return archive


def parse(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """Return the root element of the part `name`; Refusal where it is missing or damaged."""
    try:
        return etree.fromstring(archive.read(name), _PARSER)
    except (KeyError, RuntimeError, etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error) as error:
        raise not_word() from error


def not_word() -> Refusal:
    """Return the refusal of a file that is not a Word document that can be read."""
    return Refusal(NOT_WORD)
