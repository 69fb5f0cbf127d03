"""Walking a composed report: every run, every table, every plain text with the place it stands in."""

from collections.abc import Iterator

from xanh.documents.report.wording import SOURCES_TITLE
from xanh.documents.word.model import Block, Chart, FigureRun, Heading, OfficialDocument, Paragraph, Run, Table, Text


def blocks_of(document: OfficialDocument) -> Iterator[Block]:
    """Yield the blocks of the text and of the annexes."""
    yield from document.blocks
    for annex in document.appendices:
        yield from annex.blocks


def runs_of(block: Block) -> Iterator[Run]:
    """Yield the runs of a block; a heading and a caption as plain text."""
    match block:
        case Heading():
            yield Text(block.text)
        case Chart():
            yield Text(block.title)
        case Paragraph():
            yield from block.runs
        case Table():
            yield Text(block.caption)
            for row in (*block.header, *block.rows):
                for cell in row:
                    yield from cell.runs


def figure_runs(document: OfficialDocument) -> list[FigureRun]:
    """Return every figure run of the document."""
    return [run for block in blocks_of(document) for run in runs_of(block) if isinstance(run, FigureRun)]


def plain_texts(document: OfficialDocument) -> list[str]:
    """Return every plain text but the ids and ways in the annex of sources, which are no results."""
    texts = []
    for annex in document.appendices:
        for block in annex.blocks:
            if annex.title == SOURCES_TITLE and isinstance(block, Table):
                continue
            texts += [run.text for run in runs_of(block) if isinstance(run, Text)]
    return texts + [run.text for block in document.blocks for run in runs_of(block) if isinstance(run, Text)]


def words(document: OfficialDocument) -> str:
    """Return the text before the annexes, one block a line."""
    return "\n".join("".join(run.text for run in runs_of(block)) for block in document.blocks)


def annex_words(document: OfficialDocument, place: int) -> str:
    """Return the text of one annex, one row a line."""
    lines = []
    for block in document.appendices[place].blocks:
        if isinstance(block, Table):
            lines += [" | ".join("".join(run.text for run in cell.runs) for cell in row) for row in block.rows]
        else:
            lines.append("".join(run.text for run in runs_of(block)))
    return "\n".join(lines)
