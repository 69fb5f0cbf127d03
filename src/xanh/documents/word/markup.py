"""WordprocessingML written as text: a report of thousands of rows is written faster so than through an object tree."""

import re
from collections.abc import Iterable

from xanh.basis.text import normalise

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_ILLEGAL = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_NEEDS_CARE = re.compile("[^\u0020-\u0021\u0023-\u0025\u0027-\u003b\u003d\u003f-\u007e\u00c0-\u02ff\u1ea0-\u1ef9]")


def clean(text: str) -> str:
    """Return `text` in NFC without the characters XML forbids; every kind of line break becomes a line feed."""
    if not _NEEDS_CARE.search(text):
        return text
    return normalise(_ILLEGAL.sub("", _BREAKS.sub("\n", text)))


def escape(text: str) -> str:
    """Return `text`, cleaned, for use in XML content or in a double-quoted attribute."""
    if not _NEEDS_CARE.search(text):
        return text
    text = clean(text)
    for char, entity in _MARKUP.items():
        text = text.replace(char, entity)
    return text


def run(text: str, *, bold: bool = False, italic: bool = False, strike: bool = False) -> str:
    """Return a `w:r` with `text`; line feeds become line breaks, tabs become tabs. Nothing for an empty text."""
    if not text:
        return ""
    properties = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
    properties += "<w:strike/>" if strike else ""
    opening = f"<w:r><w:rPr>{properties}</w:rPr>" if properties else "<w:r>"
    content = escape(text)
    if "\n" in content or "\t" in content:
        content = content.replace("\n", f"{_END}<w:br/>{_START}").replace("\t", f"{_END}<w:tab/>{_START}")
    return f"{opening}{_START}{content}{_END}</w:r>"


_START, _END = '<w:t xml:space="preserve">', "</w:t>"


def paragraph(style: str, content: str, properties: str = "") -> str:
    """Return a `w:p` in `style`; `properties` are further children of `w:pPr` in schema order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def rule(length: float, room: float) -> str:
    """Return a horizontal line of `length` twips in the middle of `room` twips: the top border of a thin paragraph."""
    side = round((room - length) / 2)
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    return paragraph("RuleLine", "", f'{border}<w:ind w:left="{side}" w:right="{side}"/>')


def plain_table(widths: Iterable[int], rows: Iterable[Iterable[str]]) -> str:
    """Return a borderless table of fixed `widths` (twips); each cell is given as the XML of its paragraphs.

    The cells have no side margins, and no row breaks across pages.
    """
    widths = tuple(widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(widths, row, strict=True)
        )
        + "</w:tr>"
        for row in rows
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )
