"""What every reader of a file hands on: the plain text, and where its paragraphs and tables lie in it."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Span:
    """Character offsets [start, end) in the plain text."""

    start: int
    end: int


@dataclass(frozen=True)
class Paragraph:
    """One paragraph or line. `source.text[span.start:span.end] == text`."""

    text: str
    span: Span


@dataclass(frozen=True)
class Cell:
    """One cell. `text` is clean (no tags, lines kept as newlines); `span` covers the raw piece it came from.

    A merged cell stands once, at its top left place; `columns` and `rows` say how far it reaches.
    """

    text: str
    span: Span
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True)
class Table:
    """Rows of cells on a grid: `rows[r][c]` is the cell that begins there, or None where a merged cell reaches."""

    rows: tuple[tuple[Cell | None, ...], ...]
    span: Span


@dataclass(frozen=True)
class Source:
    """A document as text. `text` is what `xanh plan read --text` writes, and what every span counts in."""

    text: str
    blocks: tuple[Paragraph | Table, ...]
    format: str  # "txt" | "docx" | "html" | "pdf"
    problems: tuple[tuple[str, Span], ...] = ()
