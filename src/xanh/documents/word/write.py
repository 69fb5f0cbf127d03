"""From an official document as data to its .docx."""

from xanh.documents.word.appendices import set_appendix
from xanh.documents.word.archive import pack
from xanh.documents.word.blocks import KEPT_SEPARATOR, SEPARATOR, set_blocks, with_end_mark
from xanh.documents.word.charts import chart_xml
from xanh.documents.word.closing import closing
from xanh.documents.word.composition import Composition
from xanh.documents.word.head import head
from xanh.documents.word.layout import layout_on
from xanh.documents.word.model import OfficialDocument, Table
from xanh.documents.word.package import (
    app_properties,
    chart_relations,
    content_types,
    core_properties,
    document_relations,
    font_table,
    package_relations,
    settings_xml,
    theme_xml,
)
from xanh.documents.word.pages import header_xml, section
from xanh.documents.word.styles import styles_xml
from xanh.documents.word.workbook import chart_workbook

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)


def write_word(document: OfficialDocument) -> bytes:
    """Return `document` as a .docx in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I and III (Mẫu 1.4 and 2.1).

    The same document gives the same bytes. Characters that XML forbids are left out. Refusal where a table row does
    not fill its columns, a figure cannot be a bookmark, or the document is older than the decree.
    """
    layout = layout_on(document.date)
    composition = Composition(layout)
    content = _document_xml(document, composition)
    charts = composition.charts
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": content_types(len(charts)),
        "_rels/.rels": package_relations(),
        "word/document.xml": content,
        "word/_rels/document.xml.rels": document_relations(len(charts)),
        "word/styles.xml": styles_xml(layout),
        "word/settings.xml": settings_xml(),
        "word/fontTable.xml": font_table(layout),
        "word/theme/theme1.xml": theme_xml(layout),
        "word/header1.xml": header_xml(document.watermark, layout, first=False),
        "word/header2.xml": header_xml(document.watermark, layout, first=True),
    }
    for number, chart in enumerate(charts, 1):
        parts[f"word/charts/chart{number}.xml"] = chart_xml(chart, layout)
        parts[f"word/charts/_rels/chart{number}.xml.rels"] = chart_relations(number)
        parts[f"word/embeddings/chart{number}.xlsx"] = chart_workbook(chart, layout)
    parts["docProps/core.xml"] = core_properties(document)
    parts["docProps/app.xml"] = app_properties()
    return pack(parts)


def _document_xml(document: OfficialDocument, composition: Composition) -> str:
    layout = composition.layout
    blocks = with_end_mark(document.blocks)
    gap = KEPT_SEPARATOR if blocks and isinstance(blocks[-1], Table) else ""
    upright = head(document, layout) + set_blocks(blocks, composition, keep_last=True) + gap + closing(document, layout)
    parts = [] if document.appendices_only else [(upright, section(layout))]
    for place, appendix in enumerate(document.appendices, 1):
        turned = section(layout, landscape=appendix.landscape, restart=layout.restart_in_appendix)
        parts.append((set_appendix(appendix, place, document, composition), turned))
    ended = "".join(f"{content}{_section_end(properties)}" for content, properties in parts[:-1])
    content, properties = parts[-1]
    return f"<w:document {_NAMESPACES}><w:body>{ended}{content}{SEPARATOR}{properties}</w:body></w:document>"


def _section_end(properties: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="Separator"/>{properties}</w:pPr></w:p>'
