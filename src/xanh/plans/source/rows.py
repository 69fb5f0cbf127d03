"""Which lines of a plain text file are rows of a table, and where a row goes on in the next line."""

import re
from collections.abc import Iterator

from xanh.plans.source.markup import left_open
from xanh.plans.source.model import Span

# A row stopped inside a cell is looked for in this many further lines, no more.
_REACH = 60
_INSIDE = re.compile(r"\s*(?:[-–•+<]|[a-zà-ỹ]{2})")


def split_run(text: str, run: list[Span], width: int) -> Iterator[Span | list[Span]]:
    """Yield the lines of `run` (lines with none empty between them) in order: paragraphs as spans, tables as rows.

    `width` is the number of tabs in a row of the table before, 0 where there is none.
    """
    rows: list[Span] = []
    at = 0
    while at < len(run):
        within = text.count("\t", rows[0].start, rows[0].end) if rows else 0
        if not _is_row(text, run[at], within or width):
            if rows:
                yield rows
                rows = []
            yield run[at]
            at += 1
            continue
        last = _row_end(text, run, at, within, width)
        rows.append(Span(run[at].start, run[last].end))
        at = last + 1
    if rows:
        yield rows


def _is_row(text: str, line: Span, width: int) -> bool:
    """Return whether a line is a row: it has tabs that part something, not only tabs that indent a paragraph."""
    raw = text[line.start : line.end]
    tabs = raw.count("\t")
    only_indented = raw.strip() and not raw.rstrip(" ").endswith("\t") and "\t" not in raw.lstrip()
    return tabs > 0 and (not only_indented or tabs == width)


def _row_end(text: str, run: list[Span], at: int, within: int, width: int) -> int:
    """Return the index of the last line of the row that begins at `at`.

    A row with too few tabs goes on when the next lines make up exactly the missing ones. `within` is the number of
    tabs in a row of this table, 0 for its first row: that one goes on only where it leaves an HTML element open.
    """
    raw = text[run[at].start : run[at].end]
    expected = within or (width if left_open(raw) else 0)
    last = at
    counts = [raw.count("\t")]
    while sum(counts) < expected and last + 1 < min(len(run), at + _REACH):
        last += 1
        counts.append(text.count("\t", run[last].start, run[last].end))
    # Two short rows can add up to a whole one by chance: lines of one width must show that they go on.
    goes_on = len(set(counts)) > 1 or all(_INSIDE.match(text, line.start, line.end) for line in run[at + 1 : last + 1])
    complete = sum(counts) == expected and goes_on
    last = last if complete else at
    return _closing_line(text, run, last) if complete else last


def _closing_line(text: str, run: list[Span], at: int) -> int:
    """Return the line that closes the HTML element the last cell of line `at` leaves open; `at` where none does."""
    raw = text[run[at].start : run[at].end]
    cell = raw[raw.rfind("\t") + 1 :]
    if not left_open(cell):
        return at
    for further in range(at + 1, min(len(run), at + _REACH)):
        line = text[run[further].start : run[further].end]
        if "\t" in line:
            return at
        if not left_open(text[run[at].end - len(cell) : run[further].end]):
            return further
    return at
