"""Writing the sample documents as Word files, the same bytes each time."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table
from plan_text import Cell, PlanText

_DAY = datetime(2022, 9, 22, tzinfo=UTC)
_ANNEX_WIDTHS = (1.2, 8.2, 2.6, 4.0, 4.2, 2.4, 3.1)
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def write_plan(plan: PlanText, path: Path) -> None:
    """Write the plan with its header table, signature table and landscape annex."""
    document = _document()
    _frame(document, plan.header)
    for line in plan.body[:2]:
        _centred(document, line)
    for line in plan.body[2:]:
        paragraph = document.add_paragraph(line)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1.27)
    _frame(document, plan.signature)
    _landscape(document)
    for line in plan.annex_head:
        _centred(document, line)
    add_table(document, plan.annex, _ANNEX_WIDTHS)
    for line in plan.annex_notes:
        document.add_paragraph(line)
    _save(document, path)


def write_table(body: list[str], rows: list[list[Cell]], path: Path) -> None:
    """Write a document of some lines and one task table."""
    document = _document()
    for line in body:
        _centred(document, line)
    add_table(document, rows, ())
    _save(document, path)


def add_table(document: Document, rows: list[list[Cell]], widths: tuple[float, ...]) -> Table:
    """Add a ruled table; cells that reach over several places are merged."""
    columns = sum(cell.columns for cell in rows[0])
    table = document.add_table(len(rows), columns, style="Table Grid")
    _set_widths(table, widths)
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            taken |= {(number + down, column + along) for down in range(cell.rows) for along in range(cell.columns)}
            place = table.cell(number, column)
            if (cell.rows, cell.columns) != (1, 1):
                place = place.merge(table.cell(number + cell.rows - 1, column + cell.columns - 1))
            _fill(place, cell.lines)
    return table


def _set_widths(table: Table, widths: tuple[float, ...]) -> None:
    """Set the widths of columns and of cells: Word goes by the one, LibreOffice by the other."""
    table.autofit = not widths
    for column, width in enumerate(widths):
        table.columns[column].width = Cm(width)
        for place in table.columns[column].cells:
            place.width = Cm(width)


def _centred(document: Document, line: str) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = _CENTRE
    paragraph.add_run(line).bold = True


def _document() -> Document:
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    section.different_first_page_header_footer = True
    _page_number(section.header.paragraphs[0])
    return document


def _page_number(paragraph: object) -> None:
    """Put the page number in the middle of the top margin, where decree 30/2020 wants it."""
    paragraph.alignment = _CENTRE
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _frame(document: Document, rows: list[list[Cell]]) -> None:
    """Add a table without lines, as the head and the foot of an official document are laid out."""
    table = document.add_table(len(rows), 2)
    _set_widths(table, (6.0, 10.0))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            place = table.cell(number, column)
            _fill(place, cell.lines)
            for paragraph in place.paragraphs:
                paragraph.alignment = None if cell.lines[0] == "Nơi nhận:" else _CENTRE


def _fill(place: object, lines: list[str]) -> None:
    for number, line in enumerate(lines):
        paragraph = place.add_paragraph() if number else place.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.add_run(line).font.size = Pt(12)


def _landscape(document: Document) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    section.different_first_page_header_footer = False


def _save(document: Document, path: Path) -> None:
    """Save with fixed dates, in the document's own properties and in the zip."""
    properties = document.core_properties
    properties.created = properties.modified = _DAY
    properties.author = properties.last_modified_by = ""
    package = document.part.package
    for key in [key for key, link in package.rels.items() if link.reltype.endswith("/thumbnail")]:
        del package.rels[key]  # the template's picture of itself
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as kept:
        for entry in made.infolist():
            fixed = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(fixed, made.read(entry))
