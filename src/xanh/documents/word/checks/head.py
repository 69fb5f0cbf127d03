"""The head of the first page (ô số 1 to 5 and 9a)."""

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

from xanh.basis.text import collapse, fold
from xanh.documents.word.checks.finding import LayoutFinding, quoted
from xanh.documents.word.checks.line import Line, check_line
from xanh.documents.word.checks.reading import SetDocument, lines_of, text_of
from xanh.documents.word.checks.rule_line import check_rule
from xanh.documents.word.checks.styles import measured
from xanh.documents.word.head import date_text
from xanh.documents.word.opening import W
from xanh.documents.word.wording import (
    ADDRESSED_TO,
    DASH,
    DATE_FORM,
    HEAD,
    ITEM_ENDINGS,
    MOTTO,
    NATION,
    NOTHING,
    NUMBER_FORM,
    ON_NEXT_LINES,
    SAME_ROW,
)

_SPELLINGS = {NATION, NATION.replace("HÒA", "HOÀ")}  # the decree itself writes both
_NUMBER = re.compile(r"Số: ?(?:\s*|0[1-9]|[1-9]\d+)/[^\W\d_]+(?:[-&.]?[^\W_]+)*")
_PLACE_DATE = re.compile(r"(?P<place>\S.*), (?P<date>ngày\s+(\d*)\s*tháng\s+(\d*)\s*năm\s*(\d{4})?)")
_WIDTH = f"{W}tcPr/{W}tcW"


def check_motto(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield findings on Quốc hiệu and Tiêu ngữ: present, exact, of the right size, with the rule below."""
    layout = document.layout
    found = lines_of(document.head) if document.head is not None else []
    for wanted, rule, line in (
        (NATION, "nation", Line("nation_pt", bold=True, align="center")),
        (MOTTO, "motto", Line("motto_pt", bold=True, align="center")),
    ):
        near = next((entry for entry in found if fold(text_of(entry)) == fold(wanted)), None)
        spellings = _SPELLINGS if wanted == NATION else {wanted}
        if near is None or text_of(near) not in spellings:
            actual = NOTHING if near is None else text_of(near)
            yield LayoutFinding(rule, HEAD, actual, wanted, layout[line.measure].reference)
            continue
        yield from check_line(document, near, rule, line)
        if wanted == MOTTO:
            yield from _rule_below(document, near, "motto_rule_share")


def check_issuer(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield findings on the issuer (bold capitals, a rule below) and the body above it (capitals, not bold)."""
    cell = None if document.head is None else document.head.find(f"{W}tr/{W}tc")
    names = [] if cell is None else [line for line in lines_of(cell) if not text_of(line).startswith(("Số:", "_"))]
    if not names:
        yield LayoutFinding("issuer", HEAD, NOTHING, "TÊN CƠ QUAN", document.layout["issuer_pt"].reference)
        return
    for parent in names[:-1]:
        if not all(document.styles.is_on(run, "b") for run in parent.iter(f"{W}r")):  # a long issuer takes two lines
            yield from check_line(
                document, parent, "parent_issuer", Line("issuer_pt", bold=False, capitals=True, align="center")
            )
    yield from check_line(document, names[-1], "issuer", Line("issuer_pt", bold=True, capitals=True, align="center"))
    yield from _rule_below(document, names[-1], "issuer_rule_share")


def check_number(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield findings on the line "Số: 05/BC-STC"; an empty place for the number is right in a draft."""
    measure = document.layout["number_pt"]
    line = _line_starting(document, "Số:")
    if line is None or not _NUMBER.fullmatch(text_of(line)):
        found = NOTHING if line is None else text_of(line)
        yield LayoutFinding("number", HEAD, found, NUMBER_FORM, measure.reference)
    if line is not None:
        yield from check_line(document, line, "number", Line("number_pt", bold=False, align="center"))


def check_place_date(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield findings on "Cần Thơ, ngày 05 tháng 01 năm 2026": form, leading zeros, slant, the row of the number."""
    measure = document.layout["place_date_pt"]
    lines = lines_of(document.head) if document.head is not None else []
    line = next((entry for entry in lines if ", ngày" in text_of(entry)), None)
    if line is None:
        yield LayoutFinding("place_date", HEAD, NOTHING, DATE_FORM, measure.reference)
        return
    expected = _date_expected(text_of(line))
    if expected is not None:
        yield LayoutFinding("place_date", HEAD, text_of(line), expected, measure.reference)
    yield from check_line(document, line, "place_date", Line("place_date_pt", bold=False, italic=True, align="center"))
    row = next(line.iterancestors(f"{W}tr"), None)
    if row is not None and not any(text_of(entry).startswith("Số:") for entry in lines_of(row)):
        yield LayoutFinding("place_date", quoted(text_of(line)), NOTHING, SAME_ROW, measure.reference)


def check_title(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield findings on the kind (bold capitals) and the subject (bold, a rule below), both centred."""
    content = [element for element in document.content() if element.tag == f"{W}p"]
    texts = [paragraph for paragraph in content if text_of(paragraph)]
    if not texts:
        yield LayoutFinding("kind", HEAD, NOTHING, "TÊN LOẠI VĂN BẢN", document.layout["kind_pt"].reference)
        return
    yield from check_line(document, texts[0], "kind", Line("kind_pt", bold=True, capitals=True, align="center"))
    if len(texts) > 1:
        subject = texts[1]
        yield from check_line(document, subject, "subject", Line("subject_pt", bold=True, align="center"))
        below = content[content.index(subject) + 1 :]
        yield from check_rule(document, subject, below, document.layout.text_width(), "subject_rule_share")


def check_addressed_to(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield findings on "Kính gửi:": one name on its line; several each on a line, with dashes and marks."""
    paragraphs = [entry for entry in document.content() if entry.tag == f"{W}p" and text_of(entry)]
    start = next((n for n, entry in enumerate(paragraphs) if text_of(entry).startswith(ADDRESSED_TO)), None)
    if start is None:
        return
    measure = document.layout["addressed_to_pt"]
    yield from check_line(document, paragraphs[start], "addressed_to", Line("addressed_to_pt", bold=False))
    if text_of(paragraphs[start]) != ADDRESSED_TO:
        return
    names: list[str] = []
    for entry in paragraphs[start + 1 :]:
        if not text_of(entry).startswith(DASH):
            break
        names.append(text_of(entry))
        yield from check_line(document, entry, "addressed_to", Line("addressed_to_pt", bold=False))
        if names[-1].endswith("."):
            break
    if not names:
        yield LayoutFinding("addressed_to", quoted(ADDRESSED_TO), NOTHING, ON_NEXT_LINES, measure.reference)
    for place, name in enumerate(names, 1):
        if not name.endswith(";" if place < len(names) else "."):
            yield LayoutFinding("addressed_to", quoted(name), name[-1], ITEM_ENDINGS, measure.reference)


def _rule_below(document: SetDocument, line: etree._Element, measure: str) -> Iterator[LayoutFinding]:
    cell = next(line.iterancestors(f"{W}tc"))
    width = cell.find(_WIDTH)
    room = measured(width.get(f"{W}w")) if width is not None else 0
    siblings = list(cell.iter(f"{W}p"))
    yield from check_rule(document, line, siblings[siblings.index(line) + 1 :], room, measure)


def _line_starting(document: SetDocument, start: str) -> etree._Element | None:
    lines = lines_of(document.head) if document.head is not None else []
    return next((line for line in lines if text_of(line).startswith(start)), None)


def _date_expected(text: str) -> str | None:
    """Return what `text` should be, None where it is right (or blank, as in a draft)."""
    match = _PLACE_DATE.fullmatch(text)
    if match is None:
        return DATE_FORM
    day, month, year = match[3], match[4], match[5]
    if not (day or month):
        return None
    try:
        expected = date_text(date(int(year or 0), int(month or 0), int(day or 0)), None)
    except ValueError:
        return DATE_FORM
    return None if collapse(match["date"]) == expected else f"{match['place']}, {expected}"
