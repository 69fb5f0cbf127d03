"""The content: headings, paragraphs, tables, and the labels of Phụ lục."""

import re
from collections.abc import Iterator

from lxml import etree

from xanh.documents.word.checks.finding import LayoutFinding, outside, quoted
from xanh.documents.word.checks.line import Line, check_line
from xanh.documents.word.checks.reading import SetDocument, lines_of, runs_of, text_of
from xanh.documents.word.checks.styles import measured
from xanh.documents.word.opening import W
from xanh.documents.word.wording import (
    ADDRESSED_TO,
    ALIGNMENTS,
    APPENDIX,
    APPENDIX_NOTE_FORM,
    DASH,
    NOTHING,
    NUMBERED_APPENDIX,
)

_PART = re.compile(r"[IVXLC]+\. ")
_ASIDE_STYLES = {"Caption", "Note", "Figure"}
_LINE = 240  # w:line of single spacing


def check_headings(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield findings on "I. …" (bold capitals), "1. …" (bold) and "a) …" (upright, not bold)."""
    for paragraph, level in _paragraphs(document):
        if level is not None:
            wanted = Line("heading_pt", bold=level < 2, capitals=True if level == 0 else None)
            yield from check_line(document, paragraph, "heading", wanted)


def check_paragraphs(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield findings on the words of the content: size, both margins, first line, spacing of lines and paragraphs."""
    layout, styles = document.layout, document.styles
    previous: etree._Element | None = None
    for paragraph, level in _paragraphs(document):
        if level is not None:
            previous = paragraph
            continue
        where = quoted(text_of(paragraph))
        for size in sorted({styles.size(run) for run in runs_of(paragraph)}):
            yield from outside("body_size", where, size, layout["body_pt"])
        align = styles.paragraph_value(paragraph, "jc") or "left"
        if align != "both":
            found, expected = ALIGNMENTS.get(align, align), ALIGNMENTS["both"]
            yield LayoutFinding("body_alignment", where, found, expected, layout["body_pt"].reference)
        indent = measured(styles.paragraph_value(paragraph, "ind", "firstLine")) / 1440 * 25.4
        if not layout["first_line_mm"].allows(indent, slack=0.1):
            yield from outside("body_indent", where, indent, layout["first_line_mm"], "mm")
        yield from _spacing(document, paragraph, previous, where)
        previous = paragraph


def _spacing(
    document: SetDocument, paragraph: etree._Element, previous: etree._Element | None, where: str
) -> Iterator[LayoutFinding]:
    layout, styles = document.layout, document.styles
    lines = measured(styles.paragraph_value(paragraph, "spacing", "line"), otherwise=_LINE)
    rule = styles.paragraph_value(paragraph, "spacing", "lineRule") or "auto"
    if rule == "auto":
        yield from outside("line_spacing", where, lines / _LINE, layout["line_spacing"], "")
    if previous is not None and paragraph.getprevious() is previous:
        after = measured(styles.paragraph_value(previous, "spacing", "after"))
        before = measured(styles.paragraph_value(paragraph, "spacing", "before"))
        yield from outside("paragraph_gap", where, (after + before) / 20, layout["paragraph_gap_pt"])


def check_tables(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield, for every table of the content, the sizes its words should not have (practice, not the decree)."""
    measure = document.layout["table_pt"]
    for place, table in enumerate((entry for entry in document.content() if entry.tag == f"{W}tbl"), 1):
        runs = (run for paragraph in lines_of(table) for run in runs_of(paragraph))
        for size in sorted({document.styles.size(run) for run in runs}):
            yield from outside("table_size", f"bảng {place}", size, measure)


def check_appendices(document: SetDocument) -> Iterator[LayoutFinding]:
    """Yield findings on the label, title and "Kèm theo" line of every Phụ lục."""
    openings = document.appendices()
    for section, place in openings:
        lines = [entry for entry in section.elements[place:] if entry.tag == f"{W}p" and text_of(entry)]
        yield from check_line(
            document, lines[0], "appendix_label", Line("appendix_label_pt", bold=True, align="center")
        )
        if len(openings) > 1 and not re.fullmatch(rf"{APPENDIX} [IVXLC]+", text_of(lines[0])):
            reference = document.layout["appendix_label_pt"].reference
            yield LayoutFinding(
                "appendix_label", quoted(text_of(lines[0])), text_of(lines[0]), NUMBERED_APPENDIX, reference
            )
        note = next((n for n, entry in enumerate(lines[1:5], 1) if text_of(entry).startswith("(Kèm theo")), None)
        if note is None:
            reference = document.layout["appendix_note_pt"].reference
            yield LayoutFinding("appendix_note", text_of(lines[0]), NOTHING, APPENDIX_NOTE_FORM, reference)
            continue
        for title in lines[1:note]:
            wanted = Line("appendix_title_pt", bold=True, capitals=True, align="center")
            yield from check_line(document, title, "appendix_title", wanted)
        wanted = Line("appendix_note_pt", bold=False, italic=True, align="center")
        yield from check_line(document, lines[note], "appendix_note", wanted)


def _paragraphs(document: SetDocument) -> Iterator[tuple[etree._Element, int | None]]:
    """Yield the paragraphs of the content with their outline level; titles, captions and notes left out."""
    elements = [entry for entry in document.content() if entry.tag == f"{W}p" and text_of(entry)]
    skipped = {id(entry) for entry in elements[:2]} | _addressees(elements) | _appendix_heads(document)
    for entry in elements:
        if id(entry) in skipped or document.styles.style_of(entry) in _ASIDE_STYLES:
            continue
        if document.styles.paragraph_value(entry, "jc") == "center":
            continue  # a caption, or a title of its own
        yield entry, _level(document, entry)


def _level(document: SetDocument, paragraph: etree._Element) -> int | None:
    outline = document.styles.paragraph_value(paragraph, "outlineLvl")
    if outline is not None and outline.isdigit() and int(outline) < 9:
        return int(outline)
    runs = runs_of(paragraph)
    bold = bool(runs) and all(document.styles.is_on(run, "b") for run in runs)
    return 0 if bold and _PART.match(text_of(paragraph)) else None


def _addressees(elements: list[etree._Element]) -> set[int]:
    start = next((n for n, entry in enumerate(elements) if text_of(entry).startswith(ADDRESSED_TO)), None)
    if start is None:
        return set()
    found = {id(elements[start])}
    if text_of(elements[start]) == ADDRESSED_TO:
        for entry in elements[start + 1 :]:
            if not text_of(entry).startswith(DASH):
                break
            found.add(id(entry))
            if text_of(entry).endswith("."):
                break
    return found


def _appendix_heads(document: SetDocument) -> set[int]:
    return {id(entry) for section, place in document.appendices() for entry in section.elements[place : place + 3]}
