"""Small documents made by hand: strings are paragraphs, lists of rows are tables."""

from xanh.plans.source.model import Cell, Paragraph, Source, Span, Table

Entry = str | tuple[str, int, int] | None  # text, (text, columns, rows), or a place a merged cell reaches


def document(*blocks: str | list[list[Entry]]) -> Source:
    """Return a Source in which `text[span] == text` for every paragraph and cell."""
    text = ""
    found: list[Paragraph | Table] = []
    for block in blocks:
        if isinstance(block, str):
            found.append(Paragraph(block, Span(len(text), len(text) + len(block))))
            text += block + "\n"
            continue
        start, rows = len(text), []
        for row in block:
            cells: list[Cell | None] = []
            for entry in row:
                words, columns, height = (entry, 1, 1) if isinstance(entry, str) else entry or ("", 1, 1)
                cell = Cell(words, Span(len(text), len(text) + len(words)), columns, height)
                cells.append(None if entry is None else cell)
                text += words + "\t"
            text += "\n"
            rows.append(tuple(cells))
        found.append(Table(tuple(rows), Span(start, len(text))))
        text += "\n"
    return Source(text, tuple(found), "txt")
