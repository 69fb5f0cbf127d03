"""The parts of a .docx around its content: relations, content types, theme, settings and properties."""

from datetime import date

from xanh.documents.word.layout import Layout
from xanh.documents.word.markup import escape
from xanh.documents.word.model import OfficialDocument

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
_SCHEME = {
    "dk1": "000000",
    "lt1": "FFFFFF",
    "dk2": "404040",
    "lt2": "F2F2F2",
    "accent1": "000000",
    "accent2": "595959",
    "accent3": "7F7F7F",
    "accent4": "A6A6A6",
    "accent5": "404040",
    "accent6": "262626",
    "hlink": "000000",
    "folHlink": "000000",
}


def content_types(charts: int) -> str:
    """Return `[Content_Types].xml` of a document with `charts` charts."""
    word = f"{_TYPES}.wordprocessingml"
    parts = [
        ("/word/document.xml", f"{word}.document.main+xml"),
        ("/word/styles.xml", f"{word}.styles+xml"),
        ("/word/settings.xml", f"{word}.settings+xml"),
        ("/word/fontTable.xml", f"{word}.fontTable+xml"),
        ("/word/header1.xml", f"{word}.header+xml"),
        ("/word/header2.xml", f"{word}.header+xml"),
        ("/word/theme/theme1.xml", f"{_TYPES}.theme+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/docProps/app.xml", f"{_TYPES}.extended-properties+xml"),
        *((f"/word/charts/chart{n}.xml", f"{_TYPES}.drawingml.chart+xml") for n in range(1, charts + 1)),
    ]
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts)
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Default Extension="xlsx" ContentType="{_TYPES}.spreadsheetml.sheet"/>'
        f"{overrides}</Types>"
    )


def package_relations() -> str:
    """Return `_rels/.rels`."""
    return _relations(
        ("rId1", f"{_RELATIONS}/officeDocument", "word/document.xml"),
        ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ("rId3", f"{_RELATIONS}/extended-properties", "docProps/app.xml"),
    )


def document_relations(charts: int) -> str:
    """Return `word/_rels/document.xml.rels` of a document with `charts` charts."""
    return _relations(
        ("rIdStyles", f"{_RELATIONS}/styles", "styles.xml"),
        ("rIdSettings", f"{_RELATIONS}/settings", "settings.xml"),
        ("rIdFonts", f"{_RELATIONS}/fontTable", "fontTable.xml"),
        ("rIdTheme", f"{_RELATIONS}/theme", "theme/theme1.xml"),
        ("rIdHeader", f"{_RELATIONS}/header", "header1.xml"),
        ("rIdFirstHeader", f"{_RELATIONS}/header", "header2.xml"),
        *((f"rIdChart{n}", f"{_RELATIONS}/chart", f"charts/chart{n}.xml") for n in range(1, charts + 1)),
    )


def chart_relations(number: int) -> str:
    """Return `word/charts/_rels/chartN.xml.rels`, which ties a chart to its workbook."""
    return _relations(("rId1", f"{_RELATIONS}/package", f"../embeddings/chart{number}.xlsx"))


def settings_xml() -> str:
    """Return `word/settings.xml`: Vietnamese, decimal comma, the behaviour of Word 2013 and later."""
    return (
        f'<w:settings xmlns:w="{_WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def font_table(layout: Layout) -> str:
    """Return `word/fontTable.xml`: the one font of the document."""
    return (
        f'<w:fonts xmlns:w="{_WORD}"><w:font w:name="{escape(layout.font)}"><w:charset w:val="A3"/>'
        '<w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def theme_xml(layout: Layout) -> str:
    """Return `word/theme/theme1.xml`: black, white and greys, one font."""
    font = escape(layout.font)
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _SCHEME.items())
    family = f'<a:latin typeface="{font}"/><a:ea typeface="{font}"/><a:cs typeface="{font}"/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{_MAIN}" name="Xanh"><a:themeElements><a:clrScheme name="Xanh">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Xanh"><a:majorFont>{family}</a:majorFont><a:minorFont>{family}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="Xanh"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}'
        f"</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}"
        "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def core_properties(document: OfficialDocument) -> str:
    """Return `docProps/core.xml`; its times are the document's date, never the clock's."""
    values = {"title": document.subject, "author": document.issuer_name or document.issuer} | document.properties
    described = "".join(
        f"<{tag}>{escape(values[name])}</{tag}>"
        for name, tag in (("title", "dc:title"), ("subject", "dc:subject"), ("author", "dc:creator"))
        if values.get(name)
    )
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{described}<dc:language>vi-VN</dc:language>'
        f"{_times(document.date)}</cp:coreProperties>"
    )


def app_properties() -> str:
    """Return `docProps/app.xml`."""
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Xanh</Application></Properties>"
    )


def _times(day: date | None) -> str:
    if day is None:
        return ""
    return "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day.isoformat()}T00:00:00Z</dcterms:{name}>'
        for name in ("created", "modified")
    )


def _relations(*rows: tuple[str, str, str]) -> str:
    links = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in rows)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'
