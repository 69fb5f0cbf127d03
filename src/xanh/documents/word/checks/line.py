"""One line of a formal part: its size, weight, slant, capitals and place."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from xanh.documents.word.checks.finding import LayoutFinding, outside, quoted
from xanh.documents.word.checks.reading import SetDocument, runs_of, text_of
from xanh.documents.word.wording import ALIGNMENTS, BOLD, CAPITALS, ITALIC, NOT_BOLD, NOT_CAPITALS, UPRIGHT


@dataclass(frozen=True)
class Line:
    """What the decree asks of a line. None where it does not say."""

    measure: str
    bold: bool | None = None
    italic: bool | None = False
    capitals: bool | None = None
    align: str | None = None


def check_line(document: SetDocument, paragraph: etree._Element, rule: str, line: Line) -> Iterator[LayoutFinding]:
    """Yield what `paragraph` departs from `line` in: each departure once."""
    measure = document.layout[line.measure]
    text, styles, runs = text_of(paragraph), document.styles, runs_of(paragraph)
    for size in sorted({styles.size(run) for run in runs}):
        yield from outside(rule, quoted(text), size, measure)
    words = ((line.bold, "b", BOLD, NOT_BOLD), (line.italic, "i", ITALIC, UPRIGHT))
    for wanted, toggle, yes, no in words:
        if wanted is not None and any(styles.is_on(run, toggle) != wanted for run in runs):
            found, expected = (no, yes) if wanted else (yes, no)
            yield LayoutFinding(rule, quoted(text), found, expected, measure.reference)
    if (
        line.capitals is not None
        and (text == text.upper()) != line.capitals
        and not _printed_in_capitals(document, runs)
    ):
        found, expected = (NOT_CAPITALS, CAPITALS) if line.capitals else (CAPITALS, NOT_CAPITALS)
        yield LayoutFinding(rule, quoted(text), found, expected, measure.reference)
    align = styles.paragraph_value(paragraph, "jc") or "left"
    if line.align is not None and align != line.align:
        yield LayoutFinding(rule, quoted(text), ALIGNMENTS.get(align, align), ALIGNMENTS[line.align], measure.reference)


def _printed_in_capitals(document: SetDocument, runs: list[etree._Element]) -> bool:
    return bool(runs) and all(document.styles.is_on(run, "caps") for run in runs)
