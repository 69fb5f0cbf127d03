"""Which words differ between an old text and a new one, so that a reader finds the change without reading twice."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\S+|\s+")
_LIKE = 0.35  # below this share of common words the texts are two different ones, and marking single words confuses


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `changed` where the other text has not got it."""

    text: str
    changed: bool


def marked(old: str, new: str) -> tuple[list[Piece], list[Piece]]:
    """Return both texts as pieces, together the whole text each.

    >>> marked("Đạt ít nhất 95%", "Đạt ít nhất 98%")[1]
    [Piece(text='Đạt ít nhất ', changed=False), Piece(text='98%', changed=True)]
    """
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    match = SequenceMatcher(None, before, after, autojunk=False)
    if match.ratio() < _LIKE:
        return _whole(old), _whole(new)
    left: list[Piece] = []
    right: list[Piece] = []
    for kind, start, end, new_start, new_end in match.get_opcodes():
        changed = kind != "equal"
        left += [Piece("".join(before[start:end]), changed)] if end > start else []
        right += [Piece("".join(after[new_start:new_end]), changed)] if new_end > new_start else []
    return left, right


def _whole(text: str) -> list[Piece]:
    return [Piece(text, changed=True)] if text else []
