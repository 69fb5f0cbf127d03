"""The small workbook inside a chart: what Word opens at "Edit data", with the figure behind every point."""

from xanh.documents.word.archive import pack
from xanh.documents.word.charts import SERIES_COLUMNS, drawn, lines_of
from xanh.documents.word.layout import Layout
from xanh.documents.word.markup import escape
from xanh.documents.word.model import Chart, ChartPoint
from xanh.documents.word.wording import CHART_FIGURES, CHART_SHEET, CHART_YEAR

_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def chart_workbook(chart: Chart, layout: Layout) -> bytes:
    """Return the .xlsx of `chart`: year, value and figure; series in A to C, target in E to G, band in I to O."""
    return pack(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": (
                f'<workbook xmlns="{_SHEET}" xmlns:r="{_RELATIONS}"><sheets>'
                f'<sheet name="{CHART_SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": _relations("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"),
            "xl/styles.xml": _styles(layout.font),
            "xl/worksheets/sheet1.xml": _sheet(chart),
        }
    )


def _sheet(chart: Chart) -> str:
    parts = lines_of(chart)
    height = 1 + max(len(points) for _, points in parts)
    rows: list[list[str]] = [[] for _ in range(height)]
    for columns, (name, points) in zip(SERIES_COLUMNS[: len(parts)], parts, strict=True):
        if not points:
            continue
        titles = (CHART_YEAR, name, CHART_FIGURES.format(series=name))
        rows[0] += [_text(f"{column}1", title) for column, title in zip(columns, titles, strict=True)]
        for place, point in enumerate(points, 2):
            rows[place - 1] += _point(columns, place, point)
    lines = "".join(f'<row r="{place}">{"".join(cells)}</row>' for place, cells in enumerate(rows, 1))
    return f'<worksheet xmlns="{_SHEET}"><sheetData>{lines}</sheetData></worksheet>'


def _point(columns: tuple[str, str, str], row: int, point: ChartPoint) -> list[str]:
    year, value, figure = columns
    cells = [f'<c r="{year}{row}"><v>{point.year}</v></c>']
    if drawn(point):
        cells.append(f'<c r="{value}{row}"><v>{point.value:f}</v></c>')
    if point.figure:
        cells.append(_text(f"{figure}{row}", point.figure))
    return cells


def _text(cell: str, text: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def _styles(font: str) -> str:
    return (
        f'<styleSheet xmlns="{_SHEET}"><fonts count="1"><font><sz val="12"/><name val="{escape(font)}"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _relations(*pairs: str) -> str:
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(zip(pairs[::2], pairs[1::2], strict=True), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>'


def _content_types() -> str:
    parts = (("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles"))
    overrides = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in parts
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
