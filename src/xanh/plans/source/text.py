"""Plain text files: lines are paragraphs, runs of lines with tabs are tables."""

import re
import unicodedata
from collections.abc import Iterator

from xanh.basis.errors import Refusal
from xanh.plans.source.limits import check_count, check_length
from xanh.plans.source.marks import bounded, plain
from xanh.plans.source.markup import clean
from xanh.plans.source.model import Cell, Paragraph, Source, Span, Table
from xanh.plans.source.rows import split_run

_BREAKS = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
# A character takes up to this many bytes in UTF-8 and UTF-16.
_MOST_BYTES = 4
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(content: bytes, name: str) -> Source:
    """Return the file's text itself (NFC, line ends as newlines, tags still inside) with its lines and tables.

    A Paragraph is one line without the blanks at its ends. Neighbouring lines with tabs form a Table, one row a line
    unless the line stops inside a cell; empty lines end the table. Refuses what is not Unicode text.
    """
    # Counted before the letters are looked at, which takes long on a file of many megabytes.
    check_count(content.count(b"\n") + content.count(b"\t"), name)
    check_length(len(content) // _MOST_BYTES, name)
    text = decode(content, name)
    blocks: list[Paragraph | Table] = []
    width = 0
    for run in _runs(text):
        for piece in split_run(text, run, width):
            if isinstance(piece, Span):
                blocks.append(_paragraph(text, piece))
            elif any(text[row.start : row.end].strip() for row in piece):
                blocks.append(_table(text, piece))
                width = text.count("\t", piece[0].start, piece[0].end)
    return Source(text, tuple(blocks), "txt")


def decode(content: bytes, name: str) -> str:
    """Return `content` (UTF-8, or UTF-16 with its mark) as NFC text with newlines; refuse every other encoding."""
    encoding = next((code for mark, code in _MARKS if content.startswith(mark)), "utf-8")
    try:
        decoded = content.decode(encoding)
    except UnicodeDecodeError:
        if b"\x00" in content:
            raise Refusal("{name} is not a text file; give the document itself.", name=name) from None
        raise Refusal(
            "{name} is not in Unicode (perhaps TCVN3, VNI or another old encoding); save it again as UTF-8.", name=name
        ) from None
    text = unicodedata.normalize("NFC", bounded(plain(_BREAKS.sub("\n", decoded))))
    if _CONTROLS.search(text):
        raise Refusal("{name} is not a text file; give the document itself.", name=name)
    return text


def _runs(text: str) -> Iterator[list[Span]]:
    """Yield the lines that stand together, without an empty line between them."""
    run: list[Span] = []
    start = 0
    for line in text.split("\n"):
        if line.strip() or "\t" in line:
            run.append(Span(start, start + len(line)))
        elif run:
            yield run
            run = []
        start += len(line) + 1
    if run:
        yield run


def _paragraph(text: str, line: Span) -> Paragraph:
    raw = text[line.start : line.end]
    start = line.start + len(raw) - len(raw.lstrip())
    words = raw.strip()
    return Paragraph(words, Span(start, start + len(words)))


def _table(text: str, rows: list[Span]) -> Table:
    """Return the table of `rows`; a row with fewer tabs than the widest is filled up with empty cells."""
    width = max(text.count("\t", row.start, row.end) for row in rows) + 1
    grid = tuple(_row(text, row, width) for row in rows)
    return Table(grid, Span(rows[0].start, rows[-1].end))


def _row(text: str, row: Span, width: int) -> tuple[Cell, ...]:
    cells = []
    start = row.start
    for raw in text[row.start : row.end].split("\t"):
        cells.append(Cell(clean(raw), Span(start, start + len(raw))))
        start += len(raw) + 1
    missing = width - len(cells)
    return (*cells, *[Cell("", Span(row.end, row.end))] * missing)
