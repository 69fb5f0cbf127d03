"""Characters no reader sees: soft hyphens, blanks of no width, marks heaped on a letter by a hostile file."""

import re
import sys
import unicodedata
from functools import cache

from xanh.basis.text import collapse

# Unicode's stream-safe text format (UAX #15, section 13) allows a letter this many marks.
_MOST = 30
_INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF])
# Hyphens that look like "-", and the places at which Word's symbol fonts keep their bullets and signs.
_SHOWN = {0x2010: "-", 0x2011: "-", 0xF02D: "-", 0xF02B: "+", 0xF0A3: "≤", 0xF0B3: "≥"}
_SYMBOL_BULLETS = dict.fromkeys([0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF071, 0xF06E, 0xF09F], "•")
_PLAIN = _INVISIBLE | _SHOWN | _SYMBOL_BULLETS


def plain(text: str) -> str:
    """Return `text` without invisible characters; look-alike hyphens and the bullets of symbol fonts made usual.

    >>> plain("xa\\u00adnh 2021\\u20112030")
    'xanh 2021-2030'
    """
    return text if text.isascii() else text.translate(_PLAIN)


def bounded(text: str) -> str:
    """Return `text` with no more than 30 marks on a letter, which is as many as any script has use for."""
    return text if text.isascii() else _runs().sub(lambda run: run[0][:_MOST], text)


def tidy(text: str) -> str:
    """Return `text` in NFC with single blanks, as `collapse` does, in bounded time.

    >>> len(tidy("e" + "\\u0323" * 1_000_000))
    30
    """
    return collapse(bounded(plain(text)))


@cache
def _runs() -> re.Pattern[str]:
    marks = (chr(code) for code in range(0x300, sys.maxunicode) if unicodedata.combining(chr(code)))
    return re.compile(f"[{''.join(marks)}]{{{_MOST + 1},}}")
