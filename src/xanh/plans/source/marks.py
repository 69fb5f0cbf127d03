"""Letters with absurdly many marks, which a hostile file uses to make normalisation take for ever."""

import re
import sys
import unicodedata
from functools import cache

from xanh.basis.text import collapse

# Unicode's stream-safe text format (UAX #15, section 13) allows a letter this many marks.
_MOST = 30


def bounded(text: str) -> str:
    """Return `text` with no more than 30 marks on a letter, which is as many as any script has use for."""
    return text if text.isascii() else _runs().sub(lambda run: run[0][:_MOST], text)


def tidy(text: str) -> str:
    """Return `text` in NFC with single blanks, as `collapse` does, in bounded time.

    >>> len(tidy("e" + "\\u0323" * 1_000_000))
    30
    """
    return collapse(bounded(text))


@cache
def _runs() -> re.Pattern[str]:
    marks = (chr(code) for code in range(0x300, sys.maxunicode) if unicodedata.combining(chr(code)))
    return re.compile(f"[{''.join(marks)}]{{{_MOST + 1},}}")
