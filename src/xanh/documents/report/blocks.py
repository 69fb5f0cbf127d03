"""The small parts sections are made of: paragraphs, cells, header rows, and runs put together."""

import re
from dataclasses import replace
from typing import Literal

from xanh.documents.word.model import Paragraph, Run, Runs, TableCell, Text

type Align = Literal["left", "center", "right"]

PORTRAIT, LANDSCAPE = 160.0, 247.0  # text widths in mm of an A4 page with margins of 30 mm left and 20 mm right
_BLANKS = re.compile(r"[^\S\n]+")


def body(text: str) -> Paragraph:
    """Return a plain paragraph of the text."""
    return Paragraph((Text(text),))


def bullet(*runs: Run) -> Paragraph:
    """Return a paragraph with a dash."""
    return Paragraph(joined(runs), style="bullet")


def note(*runs: Run) -> Paragraph:
    """Return a note below a table or at the end of the text."""
    return Paragraph(joined(runs), style="note")


def cell(text: str, align: Align = "left") -> TableCell:
    """Return a cell of plain text: its lines are kept, empty ones and repeated blanks left out."""
    lines = (line.strip() for line in _BLANKS.sub(" ", text).splitlines())
    content = "\n".join(line for line in lines if line)
    return TableCell((Text(content),) if content else (), align=align)


def header(*titles: str) -> tuple[tuple[TableCell, ...], ...]:
    """Return the one header row of a table."""
    return (tuple(TableCell((Text(title),), align="center") for title in titles),)


def spanning(text: str, columns: int, *, bold: bool = True) -> tuple[TableCell, ...]:
    """Return a row of one cell over all `columns`: the title of the rows below it."""
    return (TableCell((Text(text, bold=bold, italic=not bold),), columns=columns),)


def joined(runs: Runs) -> Runs:
    """Return `runs` with neighbouring plain texts of one kind as one, and empty ones left out."""
    result: list[Run] = []
    for run in runs:
        last = result[-1] if result else None
        if isinstance(run, Text) and not run.text:
            continue
        if isinstance(run, Text) and isinstance(last, Text) and replace(run, text="") == replace(last, text=""):
            result[-1] = replace(last, text=last.text + run.text)
        else:
            result.append(run)
    return tuple(result)
