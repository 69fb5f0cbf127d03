"""Web pages (.html, .htm): what a reader of the page sees, without scripts, styles and hidden parts."""

import re
from dataclasses import replace

from lxml import etree

from xanh.basis.errors import Refusal
from xanh.plans.source.docx_numbering import counted
from xanh.plans.source.draft import Box, Draft, Grid, lines
from xanh.plans.source.limits import ELEMENTS, check_count
from xanh.plans.source.markup import superscript
from xanh.plans.source.model import Source
from xanh.plans.source.text import decode, read_text

_DROPPED = frozenset(
    {"head", "script", "style", "template", "noscript", "iframe", "object", "svg", "math", "select", "textarea"}
    | {"button", "input", "nav", "audio", "video", "canvas"}
)
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li", "main", "ol", "p", "pre"}
    | {"section", "summary", "ul", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"}
    | {f"h{level}" for level in range(1, 7)}
)
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_MARKED = re.compile(r"[-–•+*]\s|\d{1,3}[.)]\s|[a-zđ]\)\s")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*((?:lower|upper)-(?:alpha|latin|roman))", re.IGNORECASE)
_LIST_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"} | {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
# The largest spans the HTML standard allows a cell.
_MOST_COLUMNS = 1_000
_MOST_ROWS = 65_534


def read_html(content: bytes, name: str) -> Source:
    """Return the text of a web page: paragraphs one a line, items of lists as "- " lines, tables as in `draft`."""
    text = _decoded(content, name)
    if text.count("<") > ELEMENTS:
        raise Refusal("{name} is too large a page; save the plan alone and try again.", name=name)
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    draft = Draft(name)
    try:
        root = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is not None:
        typed = _typed(root)
        if typed is not None:
            return replace(read_text(typed.encode(), name), format="html")
        draft.add(_flow(root, name))
    return draft.source("html")


def _typed(root: etree._Element) -> str | None:
    """Return the text of a page that is plain text set in <pre>, whose lines and tabs count; None for other pages."""
    text = "\n".join("".join(map(str, element.itertext())) for element in root.iter("pre"))
    whole = sum(len(str(piece).strip()) for body in root.iter("body") for piece in body.itertext())
    return text if "\n" in text.strip() and 2 * len(text) > whole else None


def _decoded(content: bytes, name: str) -> str:
    """Return the page as text: Unicode, or the encoding its head names."""
    named = _CHARSET.search(content[:4_096])
    encoding = named[1].decode("ascii").lower() if named else "utf-8"
    if encoding.startswith(("windows-125", "iso-8859-")):
        try:
            return decode(content.decode(encoding).encode(), name)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(content, name)


class _Writer:
    """Gathers running text until an element ends the line."""

    def __init__(self, name: str) -> None:
        self.name = name
        # The last number and the type of each ordered list that is open; the number is None for a list of bullets.
        self.lists: list[tuple[int | None, str]] = []
        self.found: list[str | Grid] = []
        self.running: list[str] = []
        self.mark = ""

    def end_line(self) -> None:
        words = lines("".join(self.running))
        self.running = []
        if words and self.mark:
            words[0] = words[0] if _MARKED.match(words[0]) else self.mark + words[0]
            self.mark = ""
        self.found += words

    def next_mark(self) -> str:
        """Return the mark of the next item of the list that is open."""
        last, form = self.lists[-1] if self.lists else (None, "")
        if last is None:
            return "- "
        self.lists[-1] = (last + 1, form)
        return f"{counted(last + 1, form)}{')' if form == 'lowerLetter' else '.'} "

    def add_grid(self, grid: Grid) -> None:
        self.end_line()
        self.found.append(grid)

    def text(self, raw: str | None) -> None:
        # Line ends in the source of a page are blanks; only <br> breaks a line.
        self.running.append((raw or "").replace("\n", " "))


def _flow(element: etree._Element, name: str) -> list[str | Grid]:
    """Return the lines and grids inside `element`, in order."""
    writer = _Writer(name)
    writer.text(element.text)
    for child in element:
        _walk(child, writer)
        writer.text(child.tail)
    writer.end_line()
    return writer.found


def _walk(element: etree._Element, writer: _Writer) -> None:
    kind = element.tag if isinstance(element.tag, str) else ""
    if kind in _DROPPED or not kind or _is_hidden(element):
        return
    if kind == "table":
        writer.add_grid(_grid(element, writer.name))
    elif kind == "br":
        writer.running.append("\n")
    elif kind == "sup" and str(element.xpath("string()")).strip().isdecimal():
        writer.text(superscript(str(element.xpath("string()")).strip()))
    else:
        _walk_inside(element, kind, writer)


def _walk_inside(element: etree._Element, kind: str, writer: _Writer) -> None:
    if kind in _BLOCKS:
        writer.end_line()
    if kind == "li":
        writer.mark = writer.next_mark()
    if kind in {"ol", "ul"}:
        writer.lists.append((_whole(element.get("start"), 1) - 1 if kind == "ol" else None, _list_form(element)))
    writer.text(element.text)
    for child in element:
        _walk(child, writer)
        writer.text(child.tail)
    if kind in _BLOCKS:
        writer.end_line()
    if kind == "li":
        writer.mark = ""
    if kind in {"ol", "ul"}:
        writer.lists.pop()


def _grid(table: etree._Element, name: str) -> Grid:
    """Return a table; a cell with `colspan` or `rowspan` is one box that reaches over several places."""
    rows = [row for group in table for row in (group if group.tag in _ROW_GROUPS else [group]) if row.tag == "tr"]
    boxes: list[Box] = []
    # For the first column of each cell that reaches down: the row it ends before, and the column after it.
    taken: dict[int, tuple[int, int]] = {}
    reached = 0
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            if cell.tag not in {"td", "th"} or _is_hidden(cell):
                continue
            while taken.get(column, (0, 0))[0] > number:
                column = taken[column][1]
            columns = min(max(_whole(cell.get("colspan"), 1), 1), _MOST_COLUMNS)
            reach = _whole(cell.get("rowspan"), 1) or len(rows)
            height = min(max(reach, 1), _MOST_ROWS, len(rows) - number)
            boxes.append(Box(_flow(cell, name), number, column, height, columns))
            taken[column] = (number + height, column + columns)
            column += columns
            reached += height
            check_count(reached, name)
    return Grid(boxes)


def _list_form(element: etree._Element) -> str:
    """Return the number format of an ordered list, from its `type` or its style, by the name Word gives it."""
    style = _LIST_STYLE.search(element.get("style", ""))
    return _LIST_FORMS.get(style[1].lower() if style else element.get("type", ""), "decimal")


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style", "")))


def _whole(value: str | None, otherwise: int) -> int:
    stripped = (value or "").strip()
    return int(stripped) if stripped.isascii() and stripped.isdecimal() and len(stripped) < 7 else otherwise
