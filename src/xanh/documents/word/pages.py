"""Sections, page headers and the mark across the page ("DỰ THẢO")."""

from xanh.documents.word.layout import Layout
from xanh.documents.word.markup import escape, paragraph, run
from xanh.documents.word.metrics import line_width

_PAGE_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
_TEXT_SHAPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/>'
    '<v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/>'
    '<v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas><v:path textpathok="t" o:connecttype="custom"'
    ' o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>'
    '<v:textpath on="t" fitshape="t"/><v:handles><v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)
_MARK_LENGTH_PT = 420  # along the diagonal of an A4 page, clear of its margins
_MARK_HIGHEST_PT = 90
HEADER_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
)


def header_xml(watermark: str, layout: Layout, *, first: bool) -> str:
    """Return a page header: the page number in the middle (not on the first page), and `watermark` where there is one.

    The mark is a quiet italic line and a pale shape behind the text, because not every reader draws the shape.
    """
    number = "" if first and layout.first_page_hidden else _PAGE_FIELD.format(shown=layout.first_page)
    shape = _shape(watermark, layout, serial=1 if first else 2) if watermark else ""
    line = paragraph("WatermarkLine", run(watermark)) if watermark else ""
    return f"<w:hdr {HEADER_NAMESPACES}>{paragraph('Header', shape + number)}{line}</w:hdr>"


def section(layout: Layout, *, landscape: bool = False, restart: bool = True) -> str:
    """Return the `w:sectPr` of a section on A4, upright or turned, its pages counted from one where `restart`."""
    width, height = layout.twips("page_width_mm"), layout.twips("page_height_mm")
    size = f'w:w="{height}" w:h="{width}" w:orient="landscape"' if landscape else f'w:w="{width}" w:h="{height}"'
    margins = " ".join(f'w:{side}="{layout.twips(f"margin_{side}_mm")}"' for side in ("top", "right", "bottom", "left"))
    distances = f'w:header="{layout.twips("header_from_edge_mm")}" w:footer="{layout.twips("footer_from_edge_mm")}"'
    start = f' w:start="{layout.first_page}"' if restart else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rIdHeader"/>'
        f'<w:headerReference w:type="first" r:id="rIdFirstHeader"/><w:type w:val="nextPage"/><w:pgSz {size}/>'
        f'<w:pgMar {margins} {distances} w:gutter="0"/><w:pgNumType w:fmt="decimal"{start}/><w:titlePg/></w:sectPr>'
    )


def _shape(text: str, layout: Layout, *, serial: int) -> str:
    per_point = max(line_width(text, 1) / 20, 1)
    height = round(min(_MARK_LENGTH_PT / per_point, _MARK_HIGHEST_PT))
    width = round(min(_MARK_LENGTH_PT, per_point * height))
    style = (
        f"position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        "mso-position-vertical:center;mso-position-vertical-relative:margin"
    )
    return (
        f'<w:r><w:pict>{_TEXT_SHAPE}<v:shape id="Watermark{serial}" o:spid="_x0000_s20{48 + serial}"'
        f' type="#_x0000_t136" alt="{escape(text)}" style="{style}" o:allowincell="f" fillcolor="#d9d9d9" stroked="f">'
        f'<v:fill opacity=".5"/><v:textpath style="font-family:&quot;{escape(layout.font)}&quot;;font-size:1pt"'
        f' string="{escape(text)}"/></v:shape></w:pict></w:r>'
    )
