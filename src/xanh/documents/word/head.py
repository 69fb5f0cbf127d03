"""The head of the first page: motto, issuer, number, place and date, kind, subject, addressees (ô số 1 to 5 and 9a)."""

from datetime import date

from xanh.documents.word.layout import TWIPS_PER_MM, Layout
from xanh.documents.word.markup import paragraph, plain_table, rule, run
from xanh.documents.word.metrics import balanced_width, line_width
from xanh.documents.word.model import OfficialDocument
from xanh.documents.word.wording import (
    ADDRESSED_TO,
    BLANK_DAY,
    BLANK_MONTH,
    BLANK_NUMBER,
    BLANK_YEAR,
    DASH,
    DATE,
    MOTTO,
    NATION,
    NUMBER,
    PLACE_DATE,
)

_SLACK = 1.5 * TWIPS_PER_MM  # what two renderers may differ by in the width of one line


def number_text(number: str) -> str:
    """Return the number as printed: 0 before a single digit, room to write where there is none yet."""
    return number.zfill(2) if number.strip() else BLANK_NUMBER


def date_text(day: date | None, year: int | None) -> str:
    """Return "ngày 05 tháng 01 năm 2026": 0 before days under 10 and months 1 and 2; blanks where `day` is None."""
    if day is None:
        return DATE.format(day=BLANK_DAY, month=BLANK_MONTH, year=BLANK_YEAR if year is None else year)
    month = f"{day.month:02d}" if day.month <= 2 else str(day.month)
    return DATE.format(day=f"{day.day:02d}", month=month, year=day.year)


def head(document: OfficialDocument, layout: Layout) -> str:
    """Return the XML of everything above the content on the first page."""
    return _head_table(document, layout) + _title(document, layout) + _addressed_to(document, layout)


def _head_table(document: OfficialDocument, layout: Layout) -> str:
    place_date = PLACE_DATE.format(place=document.place, date=date_text(document.date, document.year))
    number = NUMBER.format(number=number_text(document.number), symbol=document.symbol)
    nation = line_width(NATION, layout["nation_pt"].set, bold=True)
    motto = line_width(MOTTO, layout["motto_pt"].set, bold=True)
    dated = line_width(place_date, layout["place_date_pt"].set)
    right = round(max(nation, motto, dated) + layout.twips("head_column_slack_mm"))
    left = layout.text_width() - right
    national = (
        paragraph("Nation", run(NATION))
        + paragraph("Motto", run(MOTTO))
        + rule(motto * layout["motto_rule_share"].set, right)
    )
    return plain_table(
        (left, right),
        (
            (_issuers(document, layout, left), national),
            (paragraph("Number", run(number)), paragraph("PlaceDate", run(place_date))),
        ),
    )


def _issuers(document: OfficialDocument, layout: Layout, room: int) -> str:
    size = layout["issuer_pt"].set
    parent, issuer = document.parent_issuer.upper(), document.issuer.upper()
    above = paragraph("ParentIssuer", run(parent), balance(parent, size, room, bold=False)) if parent else ""
    length = balanced_width(issuer, size, room, bold=True) * layout["issuer_rule_share"].set
    return above + paragraph("Issuer", run(issuer), balance(issuer, size, room)) + rule(length, room)


def _title(document: OfficialDocument, layout: Layout) -> str:
    size, room = layout["subject_pt"].set, layout.text_width()
    length = balanced_width(document.subject, size, room, bold=True) * layout["subject_rule_share"].set
    return (
        paragraph("Kind", run(document.kind.upper()))
        + paragraph("Subject", run(document.subject), balance(document.subject, size, room))
        + rule(length, room)
    )


def balance(text: str, size: float, room: float, *, bold: bool = True) -> str:
    """Return the `w:ind` that sets a centred `text` in lines of about the same length; nothing for a single line."""
    if line_width(text, size, bold=bold) <= room - _SLACK:
        return ""
    side = round((room - balanced_width(text, size, room - _SLACK, bold=bold) - _SLACK) / 2)
    return f'<w:ind w:left="{side}" w:right="{side}"/>' if side > 0 else ""


def _addressed_to(document: OfficialDocument, layout: Layout) -> str:
    """One addressee stands on the line of "Kính gửi:"; several each on a line, dashes under the colon."""
    names = document.addressed_to
    gap = f'<w:spacing w:before="{2 * layout.twips("paragraph_gap_pt")}"/>'
    if not names:
        return paragraph("Separator", "", gap)
    if len(names) == 1:
        return paragraph("AddressedTo", run(f"{ADDRESSED_TO} {names[0]}"), gap + '<w:jc w:val="center"/>')
    size, room = layout["addressed_to_pt"].set, layout.text_width()
    items = [DASH + name + (";" if place < len(names) else ".") for place, name in enumerate(names, 1)]
    colon = line_width(ADDRESSED_TO.rstrip(":"), size)
    widest = max(line_width(item, size) for item in items)
    left = round(max((room - colon - widest) / 2, layout.twips("first_line_mm")))
    dash = round(line_width(DASH, size))
    indent = f'<w:ind w:left="{left + round(colon) + dash}" w:hanging="{dash}"/>'
    opening = paragraph("AddressedTo", run(ADDRESSED_TO), f'<w:keepNext/>{gap}<w:ind w:left="{left}"/>')
    return opening + "".join(paragraph("AddressedTo", run(item), indent) for item in items)
