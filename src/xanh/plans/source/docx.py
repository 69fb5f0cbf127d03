"""Word files (.docx): the body in its order, tables with their merged cells, footnotes at the end."""

import posixpath
import zipfile
from dataclasses import dataclass, replace

from lxml import etree

from xanh.basis.language import gettext
from xanh.plans.source.archive import open_archive, read_part
from xanh.plans.source.docx_inline import Inline, name_of, tabbed_lines, value_of, w
from xanh.plans.source.docx_numbering import Numbering, whole
from xanh.plans.source.draft import Box, Draft, Grid, lines
from xanh.plans.source.markup import superscript
from xanh.plans.source.model import Source
from xanh.plans.source.sniff import unknown
from xanh.plans.source.text import read_text

_WRAPPERS = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent", "Choice"})
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def read_docx(content: bytes, name: str) -> Source:
    """Return the text of a Word file: paragraphs one a line, tables as in `draft`, footnotes as paragraphs at the end.

    Automatic numbers and bullets ("- ") are written out; marks of footnotes stand as ¹. Tracked insertions are read,
    deletions are not. Page headers and footers are left out. Refuses what is damaged, protected or too large.
    """
    archive = open_archive(content, name)
    main = _target(archive, "_rels/.rels", "/officeDocument", name) or "word/document.xml"
    root = read_part(archive, main, name)
    body = None if root is None else root.find(w("body"))
    if body is None:
        raise unknown(name)
    reader = _Reader(Inline(), _numbering(archive, main, name))
    draft = Draft(name)
    tabbed = tabbed_lines(body)
    if tabbed is not None:
        return replace(read_text(tabbed.encode(), name), format="docx")
    draft.add(reader.flow(body))
    for kind in ("footnote", "endnote"):
        draft.add(reader.notes(_neighbour(archive, main, f"/{kind}s", name), kind))
    if reader.inline.tracked:
        draft.problem(gettext("The document has tracked changes: insertions were read, deletions were left out."))
    return draft.source("docx")


@dataclass
class _Reader:
    """Turns elements into lines and grids; holds what runs through the document: list counters and footnote marks."""

    inline: Inline
    numbering: Numbering

    def flow(self, parent: etree._Element) -> list[str | Grid]:
        """Return the lines and grids directly under `parent`, in order."""
        found: list[str | Grid] = []
        for child in parent:
            kind = name_of(child)
            if kind == "p":
                found += self.paragraph(child)
            elif kind == "tbl":
                found.append(self.grid(child))
            elif kind in _WRAPPERS:
                found += self.flow(child)
        return found

    def paragraph(self, element: etree._Element) -> list[str | Grid]:
        """Return the lines of a paragraph with its list number, then those of the text boxes anchored in it."""
        text, boxes = self.inline.text(element)
        words = lines(text)
        mark = self.numbering.mark(element)
        found: list[str | Grid] = [mark + words[0], *words[1:]] if words else []
        for box in boxes:
            found += self.flow(box)
        return found

    def grid(self, table: etree._Element) -> Grid:
        """Return a table; `gridSpan`, `vMerge` and the older `hMerge` become boxes that reach over several places."""
        boxes: list[Box] = []
        above: dict[int, int] = {}
        for row, element in enumerate(self._children(table, "tr")):
            column = whole(value_of(element, "trPr", "gridBefore"), 0)
            below: dict[int, int] = {}
            for cell in self._children(element, "tc"):
                columns = max(1, whole(value_of(cell, "tcPr", "gridSpan"), 1))
                if column in above and _goes_on(cell, "vMerge"):
                    below[column] = above[column]
                    boxes[above[column]] = _grown(boxes[above[column]], rows=row + 1)
                elif boxes and boxes[-1].row == row and _goes_on(cell, "hMerge"):
                    boxes[-1] = _grown(boxes[-1], columns=column + columns)
                else:
                    boxes.append(Box(self.flow(cell), row, column, 1, columns))
                    below[column] = len(boxes) - 1
                column += columns
            above = below
        return Grid(boxes)

    def notes(self, root: etree._Element | None, kind: str) -> list[str | Grid]:
        """Return the notes the text refers to, each line headed by its mark."""
        found: list[str | Grid] = []
        elements = {} if root is None else {note.get(w("id")): note for note in root.iter(w(kind))}
        for (of_kind, key), number in list(self.inline.notes.items()):
            if of_kind == kind and key in elements:
                words = self.flow(elements[key])
                if words and isinstance(words[0], str):
                    words[0] = f"{superscript(str(number))} {words[0]}"
                found += words
        return found

    def _children(self, parent: etree._Element, kind: str) -> list[etree._Element]:
        """Return the rows or cells of `parent`, also those within content controls; deleted rows are left out."""
        found = []
        for child in parent:
            if name_of(child) == kind:
                if child.find(f"{w('trPr')}/{w('del')}") is None:
                    found.append(child)
                else:
                    self.inline.tracked = True
            elif name_of(child) in _WRAPPERS:
                found += self._children(child, kind)
        return found


def _goes_on(cell: etree._Element, merge: str) -> bool:
    mark = cell.find(f"{w('tcPr')}/{w(merge)}")
    return mark is not None and mark.get(w("val"), "continue") == "continue"


def _grown(box: Box, rows: int | None = None, columns: int | None = None) -> Box:
    """Return `box` reaching as far as the row or column before the one given."""
    height = box.rows if rows is None else rows - box.row
    width = box.columns if columns is None else columns - box.column
    return Box(box.content, box.row, box.column, height, width)


def _numbering(archive: zipfile.ZipFile, main: str, name: str) -> Numbering:
    return Numbering(_neighbour(archive, main, "/numbering", name), _neighbour(archive, main, "/styles", name))


def _neighbour(archive: zipfile.ZipFile, main: str, kind: str, name: str) -> etree._Element | None:
    """Return the part of this kind the main part refers to."""
    folder, file = posixpath.split(main)
    part = _target(archive, f"{folder}/_rels/{file}.rels", kind, name, folder)
    return None if part is None else read_part(archive, part, name)


def _target(archive: zipfile.ZipFile, relations: str, kind: str, name: str, folder: str = "") -> str | None:
    root = read_part(archive, relations, name)
    for relation in [] if root is None else root.iter(_RELATION):
        if relation.get("Type", "").endswith(kind) and relation.get("TargetMode") != "External":
            return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
    return None
