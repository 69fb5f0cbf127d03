"""Text with the words that were looked for marked, cut to the passage around them."""

from collections.abc import Sequence
from dataclasses import dataclass

from xanh.basis.found import found_spans

BEFORE, LONGEST = 60, 240


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `found` where it is one of the words."""

    text: str
    found: bool


def marked(text: str, words: Sequence[str], longest: int = LONGEST) -> list[Piece]:
    """Return `text` in pieces, at most `longest` letters around the first word found; cut ends are shown by “…”."""
    spans = found_spans(text, words)
    start, end = _window(text, spans[0][0] if spans else 0, longest)
    pieces = [Piece("…", found=False)] if start else []
    at = start
    for first, last in spans:
        if first >= end or last <= at:
            continue
        pieces += [Piece(text[at:first], found=False), Piece(text[first : min(last, end)], found=True)]
        at = min(last, end)
    pieces.append(Piece(text[at:end] + ("…" if end < len(text) else ""), found=False))
    return [piece for piece in pieces if piece.text]


def _window(text: str, first: int, longest: int) -> tuple[int, int]:
    """Return [start, end) of what is shown: from a blank a little before `first`."""
    if len(text) <= longest:
        return 0, len(text)
    start = max(0, first - BEFORE)
    if start:
        blank = text.find(" ", start, first)
        start = blank + 1 if blank >= 0 else start
    end = min(len(text), start + longest)
    if end < len(text):
        blank = text.rfind(" ", start, end)
        end = blank if blank > first + 20 else end
    return start, end
