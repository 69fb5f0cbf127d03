"""One page of a PDF: its words put together to lines, its ruled tables to boxes."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from xanh.plans.source.marks import plain
from xanh.plans.source.markup import superscript

# Edges closer than this (points) are one line of a table.
_SNAP = 3.0
# A page with more drawn edges than this is a map or a chart: no table is looked for.
_MOST_EDGES = 6_000
_RAISED_SIZE = 0.8
_BLANK = 0.12


@dataclass(frozen=True)
class Word:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True)
class Line:
    """Words side by side on one height, from left to right."""

    words: list[Word]

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def top(self) -> float:
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def text(self) -> str:
        """The words with blanks where there is a gap; small raised digits as superscripts."""
        pieces = []
        for number, word in enumerate(self.words):
            gap = number and word.x0 - self.words[number - 1].x1 > _BLANK * word.size
            pieces.append((" " if gap else "") + self._shown(word))
        return "".join(pieces)

    def _shown(self, word: Word) -> str:
        raised = word.size < _RAISED_SIZE * self.size and word.bottom < self.bottom - 0.1 * self.size
        return superscript(word.text) if raised and word.text.isdecimal() else word.text


@dataclass(frozen=True)
class RuledTable:
    """A table drawn with lines: boxes as (row, column, rows, columns, lines), and where it stands."""

    top: float
    bottom: float
    boxes: list[tuple[int, int, int, int, list[Line]]]


@dataclass(frozen=True)
class PageText:
    """What a page holds, in points from its top left corner."""

    number: int
    height: float
    lines: list[Line]
    tables: list[RuledTable]
    letters: int = 0
    unreadable: int = 0
    has_pictures: bool = False


def page_text(page: Any) -> PageText:
    """Return the lines and tables of a pdfplumber page."""
    words = [
        Word(plain(word["text"]), word["x0"], word["x1"], word["top"], word["bottom"], word["size"])
        for word in page.extract_words(extra_attrs=["size"])
    ]
    unreadable = sum(1 for char in page.chars if char["text"].startswith("(cid:"))
    tables = page.find_tables() if len(page.edges) <= _MOST_EDGES else []
    ruled, outside = _ruled([table.cells for table in tables], words)
    return PageText(
        number=page.page_number,
        height=float(page.height),
        lines=lines_of(outside),
        tables=ruled,
        letters=sum(1 for char in page.chars if char["text"].strip()) - unreadable,
        unreadable=unreadable,
        has_pictures=bool(page.images),
    )


def lines_of(words: list[Word]) -> list[Line]:
    """Return words as lines from the top down: those are on one line that overlap by half of the lower one."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: ((word.top + word.bottom) / 2, word.x0)):
        for row in reversed(rows[-3:]):
            top, bottom = max(word.top, row[0].top), min(word.bottom, row[0].bottom)
            if bottom - top > 0.5 * min(word.bottom - word.top, row[0].bottom - row[0].top):
                row.append(word)
                break
        else:
            rows.append([word])
    return [Line(sorted(row, key=lambda word: word.x0)) for row in rows]


def _ruled(tables: list[list[tuple[float, ...]]], words: list[Word]) -> tuple[list[RuledTable], list[Word]]:
    """Return the tables with their words, and the words that stand in no cell."""
    found = []
    rest = words
    for cells in tables:
        if len(_edges([cell[0] for cell in cells])) < 2:
            # Borders around paragraphs look like a table of one column; they hold plain text.
            continue
        columns = _edges([x for cell in cells for x in (cell[0], cell[2])])
        rows = _edges([y for cell in cells for y in (cell[1], cell[3])])
        boxes = []
        for x0, top, x1, bottom in sorted(cells, key=lambda cell: (cell[1], cell[0])):
            inside = [word for word in rest if _within(word, x0, top, x1, bottom)]
            rest = [word for word in rest if not _within(word, x0, top, x1, bottom)]
            row, column = _track(rows, top), _track(columns, x0)
            boxes.append((row, column, _track(rows, bottom) - row, _track(columns, x1) - column, lines_of(inside)))
        found.append(RuledTable(min(cell[1] for cell in cells), max(cell[3] for cell in cells), boxes))
    return found, rest


def _within(word: Word, x0: float, top: float, x1: float, bottom: float) -> bool:
    return x0 <= (word.x0 + word.x1) / 2 < x1 and top <= (word.top + word.bottom) / 2 < bottom


def _edges(places: list[float]) -> list[float]:
    """Return the places of the lines of a table, those that lie close together as one."""
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > _SNAP:
            edges.append(place)
    return edges


def _track(edges: list[float], place: float) -> int:
    return bisect_left(edges, place - _SNAP)
