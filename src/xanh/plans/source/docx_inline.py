"""The text of one Word paragraph: runs, breaks, links, tracked changes, footnote marks and text boxes."""

import re
from collections.abc import Iterator

from lxml import etree

from xanh.plans.source.markup import superscript

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DELETED = frozenset({"del", "moveFrom"})
_FIXED = {"tab": " ", "ptab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ENTERED = frozenset(
    {"ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"}
    | {"AlternateContent", "Choice", "oMath", "oMathPara", "r"}
)
_MOST_TABS = 3
_OFF = frozenset({"0", "false", "off", "none"})


def w(name: str) -> str:
    """Return the qualified form of a WordprocessingML name."""
    return f"{{{_W}}}{name}"


def name_of(element: etree._Element) -> str:
    """Return the local name of an element, "" for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def value_of(element: etree._Element, *path: str) -> str | None:
    """Return the `val` of the element down the path of names, None where it is missing."""
    found = element.find("/".join(map(w, path)))
    return None if found is None else found.get(w("val"))


class Inline:
    """Reads paragraphs; remembers which notes were referred to, in order, and whether changes were tracked."""

    def __init__(self) -> None:
        self.notes: dict[tuple[str, str], int] = {}
        self.tracked = False

    def text(self, paragraph: etree._Element) -> tuple[str, list[etree._Element]]:
        """Return the text of `paragraph`, line breaks as newlines and tabs as blanks, and its text boxes."""
        boxes: list[etree._Element] = []
        return "".join(self._pieces(paragraph, boxes)), boxes

    def _pieces(self, parent: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        for child in parent:
            kind = name_of(child)
            if kind == "t":
                yield child.text or ""
            elif kind in _FIXED:
                yield _FIXED[kind]
            elif kind == "sym":
                yield _symbol(child)
            elif kind in {"footnoteReference", "endnoteReference"}:
                yield self._mark(child, kind.removesuffix("Reference"))
            elif kind in _DELETED:
                self.tracked = True
            elif kind in {"drawing", "pict", "object"}:
                boxes += _text_boxes(child)
            elif kind == "r":
                yield from self._run(child, boxes)
            else:
                self.tracked = self.tracked or kind in {"ins", "moveTo"}
                if kind in _ENTERED:
                    yield from self._pieces(child, boxes)

    def _run(self, run: etree._Element, boxes: list[etree._Element]) -> Iterator[str]:
        if _is_on(run, "vanish"):
            return
        raised = value_of(run, "rPr", "vertAlign") == "superscript"
        for piece in self._pieces(run, boxes):
            yield superscript(piece) if raised and piece.strip().isdecimal() else piece

    def _mark(self, reference: etree._Element, kind: str) -> str:
        key = (kind, reference.get(w("id"), ""))
        self.notes.setdefault(key, len(self.notes) + 1)
        return superscript(str(self.notes[key]))


def tabbed_lines(body: etree._Element) -> str | None:
    """Return the text, a line for each paragraph and its tabs kept, of a document that draws its table with tabs.

    None for a document with real tables, or without several paragraphs of many tabs.
    """
    if body.find(f".//{w('tbl')}") is not None:
        return None
    found = [
        "".join(
            "\t" if piece.tag == w("tab") else "\n" if piece.tag == w("br") else piece.text or ""
            for run in paragraph.iter(w("r"))
            for piece in run.iterchildren(w("t"), w("tab"), w("br"))
        )
        for paragraph in body.iter(w("p"))
    ]
    return "\n".join(found) if sum(line.count("\t") > _MOST_TABS for line in found) > _MOST_TABS else None


def _is_on(run: etree._Element, property_name: str) -> bool:
    found = run.find(f"{w('rPr')}/{w(property_name)}")
    return found is not None and found.get(w("val"), "true") not in _OFF


def _symbol(element: etree._Element) -> str:
    """Return the character of a `w:sym`, which names its place in a symbol font ("F0B3" is ≥)."""
    code = element.get(w("char"), "")
    return chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{4}", code) and not code.upper().startswith("D") else ""


def _text_boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """Yield the outermost text boxes of a drawing."""
    for child in drawing:
        if name_of(child) == "txbxContent":
            yield child
        elif name_of(child) != "Fallback":
            yield from _text_boxes(child)
