"""Vietnamese text: one normal form for storing, one folded form for comparing and searching."""

import re
import unicodedata

_BLANKS = re.compile(r"\s+")
# Combining signs of the Latin block are taken away, and đ, which no decomposition takes apart, becomes d.
_LATIN_MARKS = {code: None for code in range(0x300, 0x370) if unicodedata.combining(chr(code))} | {ord("đ"): "d"}


def normalise(text: str) -> str:
    """Return `text` in Unicode NFC, the only form stored."""
    return unicodedata.normalize("NFC", text)


def collapse(text: str) -> str:
    """Return `text` in NFC with every run of white space as one blank, none at the ends."""
    return _BLANKS.sub(" ", normalise(text)).strip()


def fold(text: str) -> str:
    """Return the form two spellings share: no case, no marks, đ as d, single blanks.

    >>> fold("UBND  quận Bình Thuỷ") == fold("ubnd quận Bình Thủy") == "ubnd quan binh thuy"
    True
    >>> fold("Đà Nẵng")
    'da nang'
    """
    decomposed = unicodedata.normalize("NFD", text.casefold())
    # Signs of other scripts are rare: where all are of the Latin block, one pass in C takes them away.
    bare = decomposed.translate(_LATIN_MARKS)
    if not bare.isascii():
        bare = "".join(char for char in bare if not unicodedata.combining(char))
    return _BLANKS.sub(" ", bare).strip()
