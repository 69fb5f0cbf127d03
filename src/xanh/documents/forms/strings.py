"""Text as Excel files hold it: escapes of unprintable characters, line ends, and what may not be there."""

import re

from xanh.basis.text import normalise

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES = (0xD800, 0xDFFF)  # halves of characters, no text by themselves
_LINE_ENDS = re.compile(r"\r\n?")
# Control characters, noncharacters, and the marks that turn the direction of writing (they disguise file names).
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


def to_file(text: str) -> str:
    """Return `text` as a cell of an .xlsx file holds it: what looks like an escape is itself escaped."""
    return _ESCAPE.sub(r"_x005F_x\1_", tidy(text))


def from_file(text: str) -> str:
    """Return the text a cell shows, tidy: escapes resolved, line ends as line feeds, no blanks at the ends, NFC.

    >>> from_file(" Dòng một_x000D_\\nDòng hai "), from_file("_x005F_x000D_")
    ('Dòng một\\nDòng hai', '_x000D_')
    """
    return tidy(_ESCAPE.sub(_character, text))


def tidy(text: str) -> str:
    """Return `text` in the form every answer is kept in: NFC, line feeds, no blanks at the ends."""
    return normalise(_LINE_ENDS.sub("\n", text)).strip()


def unwanted(text: str) -> str:
    """Return the first control character in `text`, "" where there is none."""
    found = _UNWANTED.search(text)
    return found[0] if found else ""


def without_unwanted(text: str) -> str:
    """Return `text` with control characters left out: for text of our own that goes into a cell."""
    return _UNWANTED.sub("", text)


def _character(escape: re.Match[str]) -> str:
    code = int(escape[1], 16)
    return escape[0] if _SURROGATES[0] <= code <= _SURROGATES[1] else chr(code)
