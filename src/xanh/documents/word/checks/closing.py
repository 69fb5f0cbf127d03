"""The end of the document: "Nơi nhận" and the signature (ô số 7 and 9b)."""

import re
from collections.abc import Iterator

from lxml import etree

from xanh.documents.word.checks.finding import LayoutFinding, quoted
from xanh.documents.word.checks.line import Line, check_line
from xanh.documents.word.checks.reading import SetDocument, lines_of, text_of
from xanh.documents.word.opening import W
from xanh.documents.word.wording import AUTHORITY_FORM, CLOSING, DASH, FILING_FORM, ITEM_ENDINGS, NOTHING, RECIPIENTS

_FILING = re.compile(r"- Lưu: VT, \S.*\.")


def check_recipients(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield findings on "Nơi nhận:" and its list, whose last line is "- Lưu: VT, …."."""
    layout = document.layout
    if document.closing is None:
        yield LayoutFinding("recipients", CLOSING, NOTHING, RECIPIENTS, layout["recipients_title_pt"].reference)
        return
    lines = [line for line in lines_of(document.closing) if _column(line) == 0]
    wanted = Line("recipients_title_pt", bold=True, italic=True)
    yield from check_line(document, lines[0], "recipients", wanted)
    for line in lines[1:]:
        yield from check_line(document, line, "recipients", Line("recipients_pt", bold=False))
        text = text_of(line)
        if line is not lines[-1] and not (text.startswith(DASH) and text.endswith(";")):
            reference = layout["recipients_pt"].reference
            yield LayoutFinding("recipients", quoted(text), text, ITEM_ENDINGS, reference)
    last = text_of(lines[-1])
    if not _FILING.fullmatch(last):
        yield LayoutFinding("filing", CLOSING, last, FILING_FORM, layout["recipients_pt"].reference)


def check_signature(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield findings on the signer's authority (bold capitals) and name (bold), both centred."""
    lines = [] if document.closing is None else [line for line in lines_of(document.closing) if _column(line) > 0]
    above = [line for line in lines if text_of(line) == text_of(line).upper()]
    if not above:
        reference = document.layout["authority_pt"].reference
        yield LayoutFinding("signature", CLOSING, NOTHING, AUTHORITY_FORM, reference)
    for line in lines:
        if line in above:
            wanted = Line("authority_pt", bold=True, capitals=True, align="center")
        elif text_of(line).startswith("("):
            continue  # "(Chữ ký, dấu)" left in from a template
        else:
            wanted = Line("signer_pt", bold=True, align="center")
        yield from check_line(document, line, "signature", wanted)


def _column(line: etree._Element) -> int:
    cell = next(line.iterancestors(f"{W}tc"))
    return sum(1 for _ in cell.itersiblings(f"{W}tc", preceding=True))
