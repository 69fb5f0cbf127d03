"""Paper, margins, font, colour and page numbers (Phụ lục I, Phần I, Mục I)."""

from collections.abc import Iterator

from lxml import etree

from xanh.documents.word.checks.finding import LayoutFinding, outside, quoted
from xanh.documents.word.checks.reading import Section, SetDocument, header_of, runs_of, text_of
from xanh.documents.word.checks.styles import measured
from xanh.documents.word.layout import TWIPS_PER_MM
from xanh.documents.word.opening import W
from xanh.documents.word.wording import (
    CENTRED,
    EVERY_PAGE,
    HIDDEN_NUMBER,
    NOTHING,
    NUMBER_IN_HEADER,
    PART,
    SECTION,
    SHOWN_NUMBER,
    STARTS_AT,
)

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SIDES = ("top", "bottom", "left", "right")
_BLACK = {None, "auto", "000000"}


def check_paper(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield a finding for every section that is not A4, upright or turned."""
    wide, high = document.layout["page_width_mm"], document.layout["page_height_mm"]
    for number, section in enumerate(document.sections, 1):
        sizes = [_millimetres(section, "pgSz", side) for side in ("w", "h")]
        known = sorted(size for size in sizes if size is not None)
        if len(known) == 2 and abs(known[0] - wide.set) < 1 and abs(known[1] - high.set) < 1:
            continue
        found = " x ".join(f"{size:.0f}" for size in known) + " mm" if known else NOTHING
        expected = f"{wide} x {high} mm"
        yield LayoutFinding("paper", SECTION.format(number=number), found, expected, wide.reference)


def check_margins(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield a finding for every margin outside its bounds."""
    for number, section in enumerate(document.sections, 1):
        for side in _SIDES:
            measure = document.layout[f"margin_{side}_mm"]
            found = _millimetres(section, "pgMar", side)
            where = f"{SECTION.format(number=number)}, {_SIDE_NAMES[side]}"
            if found is None:
                yield LayoutFinding("margins", where, NOTHING, f"{measure} mm", measure.reference)
            elif not measure.allows(found, slack=0.1):
                yield from outside("margins", where, found, measure, "mm")


_SIDE_NAMES = {"top": "lề trên", "bottom": "lề dưới", "left": "lề trái", "right": "lề phải"}


def check_font(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield the first text set in each other font, part by part: content, headers, notes and charts."""
    wanted = document.layout.font
    for name, part in document.texts.items():
        seen: set[str] = set()
        for run in part.iter(f"{W}r"):
            others = document.styles.fonts(run) - {wanted} - seen
            if others and (text := text_of(run)):
                seen |= others
                for other in sorted(others):
                    yield _other_font(name, text, other or NOTHING, wanted)
    for name, chart in document.charts.items():
        named = {latin.get("typeface", "") for latin in chart.iter(f"{_A}latin", f"{_A}ea", f"{_A}cs")}
        for other in sorted((named or {document.styles.theme_font("minor")}) - {wanted}):
            yield _other_font(name, "", other or NOTHING, wanted)


def _other_font(name: str, text: str, found: str, expected: str) -> LayoutFinding:
    where = PART.format(name=name) + (f", {quoted(text)}" if text else "")
    return LayoutFinding("font", where, found, expected, "Mục I, khoản 4")


def check_colour(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield the first text of each colour other than black, part by part."""
    for name, part in document.texts.items():
        seen = set(_BLACK)
        for run in part.iter(f"{W}r"):
            colour = document.styles.run_value(run, "color")
            if colour not in seen and (text := text_of(run)):
                seen.add(colour)
                where = f"{PART.format(name=name)}, {quoted(text)}"
                yield LayoutFinding("colour", where, str(colour), document.layout.colour, "Mục I, khoản 4")


def check_page_number(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield findings on the page number: in the header, centred, of the right size, not shown on a first page."""
    layout = document.layout
    for place, section in enumerate(document.sections):
        where = SECTION.format(number=place + 1)
        paragraph = _page_field(header_of(document, place, "default"))
        if paragraph is None:
            yield LayoutFinding("page_number", where, NOTHING, NUMBER_IN_HEADER, layout.page_number_reference)
            continue
        if document.styles.paragraph_value(paragraph, "jc") != "center":
            found = document.styles.paragraph_value(paragraph, "jc") or "left"
            yield LayoutFinding("page_number", where, found, CENTRED, layout.page_number_reference)
        for run in runs_of(paragraph)[:1]:
            yield from outside("page_number", where, document.styles.size(run), layout["page_number_pt"])
        first = header_of(document, place, "first")
        if section.properties.find(f"{W}titlePg") is None or _page_field(first) is not None:
            yield LayoutFinding("first_page_number", where, SHOWN_NUMBER, HIDDEN_NUMBER, layout.page_number_reference)


def check_appendix_page_number(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield a finding for every Phụ lục whose pages are not counted from one."""
    first = str(document.layout.first_page)
    for section, place in document.appendices():
        numbering = section.properties.find(f"{W}pgNumType")
        start = None if numbering is None else numbering.get(f"{W}start")
        if start != first:
            where, expected = text_of(section.elements[place]), STARTS_AT.format(number=first)
            found = EVERY_PAGE if start is None else STARTS_AT.format(number=start)
            yield LayoutFinding("appendix_page_number", where, found, expected, document.layout.page_number_reference)


def _page_field(header: etree._Element | None) -> etree._Element | None:
    if header is None:
        return None
    for paragraph in header.iter(f"{W}p"):
        codes = [code.text or "" for code in paragraph.iter(f"{W}instrText")]
        codes += [field.get(f"{W}instr", "") for field in paragraph.iter(f"{W}fldSimple")]
        if any("PAGE" in code.split() for code in codes):
            return paragraph
    return None


def _millimetres(section: Section, tag: str, attribute: str) -> float | None:
    found = section.properties.find(f"{W}{tag}")
    value = None if found is None else found.get(f"{W}{attribute}")
    return None if value is None else measured(value) / TWIPS_PER_MM
