"""A .docx taken apart into the formal parts the rules speak of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from xanh.basis.text import collapse, fold, normalise
from xanh.documents.word.checks.styles import Styles
from xanh.documents.word.layout import Layout, layout_on
from xanh.documents.word.opening import W, opened, parse
from xanh.documents.word.wording import NATION, RECIPIENTS

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TEXT_PART = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_CHART_PART = re.compile(r"word/charts/chart\d+\.xml")
_APPENDIX_LABEL = re.compile(r"Phụ lục( [IVXLC]+| \d+)?")


@dataclass
class Section:
    """A section: its properties and the paragraphs and tables in it, in order."""

    properties: etree._Element
    elements: list[etree._Element]


@dataclass
class SetDocument:
    """A document as set. `head` and `closing` are None where no such table was found."""

    layout: Layout
    styles: Styles
    sections: list[Section]
    head: etree._Element | None
    closing: etree._Element | None
    texts: dict[str, etree._Element]
    charts: dict[str, etree._Element]
    relations: dict[str, str] = field(default_factory=dict)

    def content(self) -> Iterator[etree._Element]:
        """Yield the paragraphs and tables between the head and the end, the closing table left out."""
        for section in self.sections:
            for element in section.elements:
                if element is not self.head and element is not self.closing:
                    yield element

    def appendices(self) -> list[tuple[Section, int]]:
        """Return each section that opens a Phụ lục with the place of its label among its elements."""
        found = []
        for section in self.sections:
            for place, element in enumerate(section.elements):
                if element.tag == f"{W}p" and text_of(element):
                    if _APPENDIX_LABEL.fullmatch(text_of(element)):
                        found.append((section, place))
                    break
        return found


def read_document(docx: bytes) -> SetDocument:
    """Return `docx` taken apart, with the latest layout in force; Refusal where it is not a Word document."""
    with opened(docx) as archive:
        names = archive.namelist()
        texts = {name: parse(archive, name) for name in names if _TEXT_PART.fullmatch(name)}
        charts = {name: parse(archive, name) for name in names if _CHART_PART.fullmatch(name)}
        theme = parse(archive, "word/theme/theme1.xml") if "word/theme/theme1.xml" in names else None
        relations_part = "word/_rels/document.xml.rels"
        links = list(parse(archive, relations_part)) if relations_part in names else []
        has_styles = "word/styles.xml" in names
        styles = Styles(parse(archive, "word/styles.xml") if has_styles else etree.Element(f"{W}styles"), theme)
    sections = _sections(texts["word/document.xml"])
    tables = [element for section in sections for element in section.elements if element.tag == f"{W}tbl"]
    return SetDocument(
        layout=layout_on(date.max),
        styles=styles,
        sections=sections,
        head=next((table for table in tables if fold(NATION) in fold(text_of(table))), None),
        closing=next((table for table in tables if _holds_line(table, RECIPIENTS)), None),
        texts=texts,
        charts=charts,
        relations={link.get("Id", ""): f"word/{link.get('Target', '')}" for link in links},
    )


def text_of(element: etree._Element) -> str:
    """Return the text inside `element` in NFC; line breaks and tabs as blanks, white space at the ends left out."""
    parts = (node.text or "" if node.tag == f"{W}t" else " " for node in element.iter(f"{W}t", f"{W}br", f"{W}tab"))
    return normalise("".join(parts)).strip()


def lines_of(element: etree._Element) -> list[etree._Element]:
    """Return the paragraphs inside `element` that hold text."""
    return [paragraph for paragraph in element.iter(f"{W}p") if text_of(paragraph)]


def runs_of(paragraph: etree._Element) -> list[etree._Element]:
    """Return the runs of `paragraph` that hold text other than blanks."""
    return [run for run in paragraph.iter(f"{W}r") if any((node.text or "").strip() for node in run.iter(f"{W}t"))]


def header_of(document: SetDocument, place: int, kind: str) -> etree._Element | None:
    """Return the page header of `kind` ("default", "first") in force in the section at `place`."""
    for section in reversed(document.sections[: place + 1]):
        for reference in section.properties.findall(f"{W}headerReference"):
            if reference.get(f"{W}type") == kind:
                return document.texts.get(document.relations.get(reference.get(f"{_R}id", ""), ""))
    return None


def _holds_line(table: etree._Element, line: str) -> bool:
    return any(collapse(text_of(paragraph)) == line for paragraph in lines_of(table))


def _sections(root: etree._Element) -> list[Section]:
    body = root.find(f"{W}body")
    sections: list[Section] = []
    elements: list[etree._Element] = []
    for element in body if body is not None else ():
        if element.tag == f"{W}sectPr":
            sections.append(Section(element, elements))
            return sections
        elements.append(element)
        ending = element.find(f"{W}pPr/{W}sectPr")
        if ending is not None:
            sections.append(Section(ending, elements))
            elements = []
    sections.append(Section(etree.Element(f"{W}sectPr"), elements))
    return sections
