"""Writing a Source piece by piece: every format but plain text is first made into lines and grids, then laid out here.

The text has a line for each paragraph, an empty line before and after a table, a line for each row with tabs between
the cells, and the lines of a cell as lines. So `text[cell.span.start:cell.span.end] == cell.text`, a merged cell
stands at its top left place, and the places it reaches are empty.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from xanh.basis.language import gettext
from xanh.plans.source.limits import check_count
from xanh.plans.source.marks import tidy
from xanh.plans.source.model import Cell, Paragraph, Source, Span, Table

_LIST_MARK = re.compile(r"(?:\w{1,4}[.)]|[-–•+*])")


@dataclass(frozen=True)
class Box:
    """One cell before it is laid out: where it begins, how far it reaches, and the lines and grids it holds."""

    content: "list[str | Grid]"
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Grid:
    """One table before it is laid out. Boxes in reading order; places without a box are empty."""

    boxes: list[Box]


def lines(raw: str) -> list[str]:
    """Return the lines of one paragraph, blanks collapsed; a line that goes on in small letters is joined to the last.

    >>> lines("vốn chủ sở hữu của\\ntổ chức")
    ['vốn chủ sở hữu của tổ chức']
    >>> lines("KT. CHỦ TỊCH\\nPHÓ CHỦ TỊCH")
    ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']
    """
    found: list[str] = []
    for line in filter(None, map(tidy, raw.split("\n"))):
        if found and line[0].islower() and not _LIST_MARK.match(line):
            found[-1] = tidy(f"{found[-1]} {line}")
        else:
            found.append(line)
    return found


class Draft:
    """The Source under way."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.parts: list[str] = []
        self.length = 0
        self.blocks: list[Paragraph | Table] = []
        self.problems: list[tuple[str, Span]] = []
        self.count = 0

    def add(self, flow: "list[str | Grid]") -> None:
        """Write lines and grids in order; a grid that only places other grids on the page is taken apart."""
        for piece in flow:
            if isinstance(piece, str):
                self._paragraph(piece)
            elif _only_places(piece):
                for box in piece.boxes:
                    self.add(box.content)
            else:
                self._table(piece)

    def problem(self, sentence: str) -> None:
        """Note, at the place reached, what could not be read as it stands; `sentence` is in the reader's language."""
        self.problems.append((sentence, Span(self.length, self.length)))

    def source(self, form: str) -> Source:
        """Return what was written."""
        return Source("".join(self.parts), tuple(self.blocks), form, tuple(self.problems))

    def _write(self, text: str) -> Span:
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return Span(start, self.length)

    def _tally(self, pieces: int) -> None:
        self.count += pieces
        check_count(self.count, self.name)

    def _paragraph(self, line: str) -> None:
        text = tidy(line)
        if not text:
            return
        self._tally(1)
        if self.blocks and isinstance(self.blocks[-1], Table):
            self._write("\n")
        self.blocks.append(Paragraph(text, self._write(text)))
        self._write("\n")

    def _table(self, grid: Grid) -> None:
        boxes = _without_empty_tracks(grid.boxes)
        height = max((box.row + box.rows for box in boxes), default=0)
        width = max((box.column + box.columns for box in boxes), default=0)
        self._tally(max(height * width, sum(box.rows * box.columns for box in boxes)))
        texts = {(box.row, box.column): "\n".join(self._cell_lines(box)) for box in boxes}
        if not any(texts.values()):
            return
        if self.blocks:
            self._write("\n")
        start = self.length
        reached = {place for box in boxes for place in _reached(box)}
        places = dict.fromkeys(reached) | {(box.row, box.column): box for box in boxes}
        rows = [self._row(row, width, places, texts) for row in range(height)]
        self.blocks.append(Table(tuple(rows), Span(start, self.length - 1)))

    def _row(
        self, row: int, width: int, places: dict[tuple[int, int], Box | None], texts: dict[tuple[int, int], str]
    ) -> tuple[Cell | None, ...]:
        cells: list[Cell | None] = []
        for column in range(width):
            place = (row, column)
            box = places.get(place, Box([], row, column))
            span = self._write(texts.get(place, ""))
            cells.append(None if box is None else Cell(texts.get(place, ""), span, box.columns, box.rows))
            self._write("\t" if column + 1 < width else "\n")
        return tuple(cells)

    def _cell_lines(self, box: Box) -> Iterator[str]:
        for piece in box.content:
            if isinstance(piece, str):
                text = tidy(piece)
                if text:
                    yield text
                continue
            self.problem(gettext("A table inside a cell was read as lines of that cell; check the cell."))
            for row in sorted({inner.row for inner in piece.boxes}):
                words = (" ".join(self._cell_lines(inner)) for inner in piece.boxes if inner.row == row)
                text = tidy(" ".join(words))
                if text:
                    yield text


def _only_places(grid: Grid) -> bool:
    """Return whether a grid is a frame: one column of boxes, or one row of boxes that hold further grids."""
    if len({box.column for box in grid.boxes}) == 1:
        return True
    nested = any(isinstance(piece, Grid) for box in grid.boxes for piece in box.content)
    return nested and len({box.row for box in grid.boxes}) == 1


def _without_empty_tracks(boxes: list[Box]) -> list[Box]:
    """Return `boxes` on the smallest grid: rows and columns in which no box begins are taken out."""
    rows = sorted({box.row for box in boxes})
    columns = sorted({box.column for box in boxes})
    return [
        Box(
            box.content,
            row := bisect_left(rows, box.row),
            column := bisect_left(columns, box.column),
            bisect_left(rows, box.row + box.rows) - row,
            bisect_left(columns, box.column + box.columns) - column,
        )
        for box in boxes
    ]


def _reached(box: Box) -> Iterator[tuple[int, int]]:
    for row in range(box.row, box.row + box.rows):
        for column in range(box.column, box.column + box.columns):
            if (row, column) != (box.row, box.column):
                yield row, column
