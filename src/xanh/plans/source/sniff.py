"""Which format a file has, by what it holds: the suffix is believed only as far as the content bears it out."""

import re

from xanh.basis.errors import Refusal

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_PAGE = re.compile(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html)\b", re.I | re.S)
_PDF_WITHIN = 1_024
_ACCEPTED = ".docx, .pdf, .html, .txt"


def format_of(content: bytes, suffix: str, name: str) -> str:
    """Return the suffix whose reader fits `content`: ".txt", ".docx", ".html" or ".pdf"; refuse every other file."""
    if content.startswith(_OLD_OFFICE):
        raise _old_office(content, name)
    if suffix not in {".txt", ".docx", ".html", ".htm", ".pdf"}:
        raise unknown(name)
    if content.startswith(_ZIP):
        return ".docx"
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return ".pdf"
    if content.startswith(b"{\\rtf"):
        raise unknown(name)
    if suffix in {".docx", ".pdf"}:
        raise Refusal(
            "{name} is not a {suffix} file although it is named so; open it and save it again as {suffix}.",
            name=name,
            suffix=suffix,
        )
    return ".html" if suffix in {".html", ".htm"} or _PAGE.match(content.removeprefix(b"\xef\xbb\xbf")) else ".txt"


def unknown(name: str) -> Refusal:
    """Return the refusal of a format there is no reader for."""
    return Refusal("{name} is not in a format that can be read; give one of {accepted}.", name=name, accepted=_ACCEPTED)


def _old_office(content: bytes, name: str) -> Refusal:
    if _PROTECTED in content:
        return Refusal("{name} is protected by a password; save it without the password and try again.", name=name)
    return Refusal("{name} is in the old Word or Excel format; open it and save it as .docx.", name=name)
