"""The horizontal rules under the motto, the issuer and the subject."""

from collections.abc import Iterator

from lxml import etree

from xanh.documents.word.checks.finding import LayoutFinding, quoted
from xanh.documents.word.checks.reading import SetDocument, text_of
from xanh.documents.word.checks.styles import measured
from xanh.documents.word.metrics import balanced_width
from xanh.documents.word.opening import W
from xanh.documents.word.wording import A_RULE, NOTHING, OF_LINE

_DRAWN = (f"{W}drawing", f"{W}pict")


def check_rule(
    document: SetDocument, text: etree._Element, below: list[etree._Element], room: float, measure_name: str
) -> Iterator[LayoutFinding]:
    """Yield a finding where no rule of the right length stands under `text` in a place `room` twips wide.

    `below` are the paragraphs that follow. A drawn line or a line of underscores counts, its length unmeasured.
    """
    measure = document.layout[measure_name]
    where = quoted(text_of(text))
    for paragraph in (text, *below[:1]):
        if any(True for _ in paragraph.iter(*_DRAWN)) or (paragraph is not text and set(text_of(paragraph)) == {"_"}):
            return
        length = _border_length(document, paragraph, room)
        if length is None:
            continue
        size = next((document.styles.size(run) for run in text.iter(f"{W}r")), 0)
        bold = any(document.styles.is_on(run, "b") for run in text.iter(f"{W}r"))
        share = length / max(balanced_width(text_of(text), size, room, bold=bold), 1)
        if not measure.allows(share, slack=0.02):
            found, expected = (
                OF_LINE.format(share=f"{share:.0%}"),
                OF_LINE.format(share=_shares(measure.low, measure.high)),
            )
            yield LayoutFinding("rule", where, found, expected, measure.reference)
        return
    yield LayoutFinding("rule", where, NOTHING, A_RULE, measure.reference)


def _border_length(document: SetDocument, paragraph: etree._Element, room: float) -> float | None:
    borders = paragraph.find(f"{W}pPr/{W}pBdr")
    if borders is None or (borders.find(f"{W}top") is None and borders.find(f"{W}bottom") is None):
        return None
    sides = (measured(document.styles.paragraph_value(paragraph, "ind", side)) for side in ("left", "right"))
    return room - sum(sides)


def _shares(low: float | None, high: float | None) -> str:
    return f"{low or 0:.0%} - {high or 1:.0%}"
