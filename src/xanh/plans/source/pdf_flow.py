"""From the pages of a PDF to lines and tables in reading order: paragraphs joined, page numbers left out."""

import re
from collections import Counter
from itertools import pairwise

from xanh.basis.text import fold
from xanh.plans.source import draft
from xanh.plans.source.pdf_columns import side_by_side
from xanh.plans.source.pdf_page import Line, PageText

_NUMBER = re.compile(r"[-–\s]*(\d{1,4})[-–\s]*")
# How much of a page's height, at its top and foot, may hold page numbers and running heads.
_MARGIN = 0.12
_MARK = re.compile(r"(?:[-–+•*]\s+(?=[^\W\d_])|\d{1,3}(?:\.\d{1,3})*[.)]\s|[a-zđ]\)\s|[IVX]{1,5}[.)]\s)")
_ROMAN = re.compile(r"[IVX]{1,5}[.)]\s")
_NUMBER_LAST = re.compile(r"[;:,] [IVX]{1,5}\.$")
_NOTE = re.compile("[¹²³⁴-⁹]")
_BROKEN = re.compile(r"\w[-/]$")
_ENDS = (".", ";", ":", "!", "?", "./.")
_INDENT = 5.0
_VOWELS = frozenset("aeiouy")
_INITIALS = frozenset({"ch", "gh", "kh", "ng", "ngh", "nh", "ph", "th", "tr"})
_FINALS = frozenset({"c", "ch", "m", "n", "ng", "nh", "p", "t"})

Boxes = list[tuple[int, int, int, int, list[str]]]


def flow(pages: list[PageText]) -> list[str | Boxes]:
    """Return the lines and tables of all pages; a paragraph that goes on over the page end is one line."""
    found: list[str | Boxes] = []
    open_line: tuple[Line, float] | None = None
    dropped = _furniture(pages)
    for page in pages:
        kept = [line for number, line in enumerate(page.lines) if (page.number, number) not in dropped]
        right = max((line.x1 for line in kept), default=0.0)
        for piece in _in_order(page, kept):
            if not isinstance(piece, Line):
                found.append(piece)
                open_line = None
                continue
            before = found[-1] if found and open_line else None
            if open_line and isinstance(before, str) and _goes_on(open_line[0], piece, open_line[1]):
                found[-1] = _joined(before, piece.text)
            else:
                found.append(piece.text)
            open_line = (piece, right)
    return found


def _in_order(page: PageText, kept: list[Line]) -> list[Line | Boxes]:
    """Return the lines and tables of a page from the top down."""
    placed: list[tuple[float, Line | Boxes]] = []
    for table in page.tables:
        boxes = [(*box[:4], _cell(box[4])) for box in table.boxes]
        placed.append((table.top, boxes))
    bounds = [0.0, *sorted(table.top for table in page.tables), float("inf")]
    for top, bottom in pairwise(bounds):
        for piece in side_by_side([line for line in kept if top <= line.top < bottom]):
            if isinstance(piece, Line):
                placed.append((piece.top, piece))
            else:
                sides = [draft.lines("\n".join(line.text for line in side)) for side in piece]
                placed.append((piece[0][0].top, [(0, at, 1, 1, lines) for at, lines in enumerate(sides)]))
    return [piece for _, piece in sorted(placed, key=lambda pair: pair[0])]


def _cell(lines: list[Line]) -> list[str]:
    """Return the text of a cell: its lines are wrapped, only a dash or a number begins a new one."""
    found: list[str] = []
    for line in lines:
        text = line.text
        begins = bool(_MARK.match(text)) and not (text[:1] in "-–" and text[1:].lstrip()[:1].islower())
        if found and not begins:
            found[-1] = _joined(found[-1], text)
        else:
            found.append(text)
    return found


def _joined(before: str, after: str) -> str:
    """Return two lines as one; a number of a document broken at its hyphen or slash ("882/QĐ-" "TTg") is made whole."""
    return f"{before}{after}" if _BROKEN.search(before) or _cut(before, after) else f"{before} {after}"


def _cut(before: str, after: str) -> bool:
    """Return whether a narrow column cut a syllable in two ("chươ" "ng"): one piece is left without a vowel."""
    head, tail = fold(before).split()[-1:], fold(after).split()[:1]
    if not (head and tail and after[:1].islower() and before[-1:].isalpha()):
        return False
    ends = tail[0] in _FINALS and head[0][-1] in _VOWELS
    return ends or (head[0] in _INITIALS and tail[0][0] in _VOWELS and not before.split()[-1].isupper())


def _goes_on(line: Line, after: Line, right: float) -> bool:
    """Return whether `after` goes on with the paragraph of `line`: its first word did not fit before the right edge."""
    text = after.text
    in_clause = text[:1].islower() or (text[:1] in "-–" and text[1:].lstrip()[:1].islower())
    listing = _ROMAN.match(text) and line.text.endswith((";", ","))  # "I. …; II. …": no heading follows a semicolon
    if _NOTE.match(text) or (_MARK.match(text) and not listing and not (in_clause and text[:1] in "-–")):
        return False
    first = after.words[0]
    fits = line.x1 + (first.x1 - first.x0) + 0.2 * first.size < right
    same_page = after.top > line.top
    if fits or (same_page and after.top - line.bottom > 1.2 * line.size) or abs(after.size - line.size) > 1.5:
        return False
    if in_clause:
        return True
    ends = line.text.endswith(_ENDS) and not _NUMBER_LAST.search(line.text)
    indented = after.x0 > line.x0 + _INDENT or (abs(after.x0 - line.x0) < _INDENT and ends)
    return bool(listing) or not indented


def _furniture(pages: list[PageText]) -> set[tuple[int, int]]:
    """Return (page, line) of page numbers that count with the pages and of running heads on most pages."""
    edge = [
        (page, number, page.lines[number])
        for page in pages
        for number in sorted({0, len(page.lines) - 1})
        if page.lines and _in_margin(page, page.lines[number])
    ]
    offsets: Counter[int] = Counter()
    words: Counter[str] = Counter()
    for page, _, line in edge:
        match = _NUMBER.fullmatch(line.text)
        if match:
            offsets[int(match[1]) - page.number] += 1
        words[line.text] += 1
    dropped = set()
    for page, at, line in edge:
        match = _NUMBER.fullmatch(line.text)
        counts = match and (int(match[1]) == page.number or offsets[int(match[1]) - page.number] > 1)
        runs = words[line.text] > max(2, len(pages) // 2)
        if counts or runs:
            dropped.add((page.number, at))
    return dropped


def _in_margin(page: PageText, line: Line) -> bool:
    inside = all(line.bottom <= table.top or line.top >= table.bottom for table in page.tables)
    return inside and (line.bottom < _MARGIN * page.height or line.top > (1 - _MARGIN) * page.height)
