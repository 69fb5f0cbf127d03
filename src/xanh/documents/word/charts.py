"""Native Word charts: a line of values over the years, with its target line, editable through an embedded workbook.

The chart is an XY chart with straight lines, so that years stand at their true distance, the target line runs from
one target year to the next, and a missing value leaves a gap.
"""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from math import ceil

from xanh.documents.word.composition import Composition
from xanh.documents.word.layout import EMU_PER_MM, TWIPS_PER_MM, Layout
from xanh.documents.word.markup import escape
from xanh.documents.word.model import Chart, ChartPoint
from xanh.documents.word.wording import CHART_SHEET, CHART_YEAR

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MOST_YEAR_LABELS = 12
# Told apart without colour: a solid line with filled circles, a dashed line with open diamonds.
_SOLID = (
    '<a:ln w="28575" cap="rnd"><a:solidFill><a:srgbClr val="000000"/></a:solidFill><a:round/></a:ln>',
    "circle",
    "000000",
)
_DASHED = (
    '<a:ln w="19050"><a:solidFill><a:srgbClr val="595959"/></a:solidFill><a:prstDash val="dash"/><a:round/></a:ln>',
    "diamond",
    "FFFFFF",
)
_DOTTED = (
    '<a:ln w="12700"><a:solidFill><a:srgbClr val="595959"/></a:solidFill><a:prstDash val="sysDot"/><a:round/></a:ln>',
    "dash",
    "595959",
)
_STROKES = (_SOLID, _DASHED, _DOTTED, _DOTTED)
# Where each series stands in the embedded workbook: columns of years, values and figures.
SERIES_COLUMNS = (("A", "B", "C"), ("E", "F", "G"), ("I", "J", "K"), ("M", "N", "O"))


def drawing(composition: Composition, *, landscape: bool = False) -> str:
    """Return the inline drawing that shows the newest chart of `composition`, with its alternative text."""
    number, chart, layout = len(composition.charts), composition.charts[-1], composition.layout
    width = round(layout.text_width(landscape=landscape) / TWIPS_PER_MM * EMU_PER_MM)
    height = round(layout["chart_height_mm"].set * EMU_PER_MM)
    described = f'descr="{escape(chart.alternative_text)}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="{escape(chart.title)}" {described}/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_CHART}">'
        f'<c:chart xmlns:c="{_CHART}" r:id="rIdChart{number}"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def lines_of(chart: Chart) -> tuple[tuple[str, tuple[ChartPoint, ...]], ...]:
    """Return (name, points) of the lines in their order: values, target (maybe without points), ends of the band."""
    ends = ((end.name, end.points) for end in chart.band)
    return ((chart.series_name, chart.points), (chart.target_name, chart.target_points), *ends)


def chart_xml(chart: Chart, layout: Layout) -> str:
    """Return `word/charts/chartN.xml` for `chart`."""
    lines = lines_of(chart)
    years = [point.year for _name, points in lines for point in points]
    first, last = (min(years), max(years)) if years else (0, 1)
    length = max(1, *(len(points) for _name, points in lines))
    strokes = (_SOLID, _unmarked(_DASHED), _DOTTED, _DOTTED) if chart.band else _STROKES
    series = "".join(
        _series(order, name, points, strokes[order], length)
        for order, (name, points) in enumerate(lines)
        if points or order == 0
    )
    return (
        f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_MAIN}" xmlns:r="{_RELATIONS}"><c:date1904 val="0"/>'
        '<c:lang val="vi-VN"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/>'
        f'<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>{series}'
        '<c:axId val="1001"/><c:axId val="1002"/></c:scatterChart>'
        f"{_year_axis(first, last)}{_value_axis(chart.unit, _lowest(chart))}"
        '</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/>'
        '<c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
        f"<a:ln><a:noFill/></a:ln></c:spPr>{_letters(layout)}"
        '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def _letters(layout: Layout) -> str:
    font, size = escape(layout.font), round(layout["chart_pt"].set * 100)
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}" b="0"><a:solidFill>'
        f'<a:srgbClr val="{layout.colour}"/></a:solidFill><a:latin typeface="{font}"/><a:ea typeface="{font}"/>'
        f'<a:cs typeface="{font}"/></a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>'
    )


def _series(order: int, name: str, points: tuple[ChartPoint, ...], line: tuple[str, str, str], length: int) -> str:
    """All series take `length` rows: LibreOffice loses a series that is shorter than the one after it."""
    year_column, value_column, _ = SERIES_COLUMNS[order]
    stroke, symbol, marker_fill = line
    sheet, end = f"'{CHART_SHEET}'", length + 1
    marker = (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="8"/><c:spPr><a:solidFill><a:srgbClr val="{marker_fill}"/>'
        '</a:solidFill><a:ln w="12700"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr></c:marker>'
    )
    if symbol == "none":
        marker = '<c:marker><c:symbol val="none"/></c:marker>'
    years, values = (
        _numbers(f"{sheet}!${column}$2:${column}${end}", numbers, length)
        for column, numbers in (
            (year_column, [str(point.year) for point in points]),
            (value_column, [f"{point.value:f}" if drawn(point) else None for point in points]),
        )
    )
    return (
        f'<c:ser><c:idx val="{order}"/><c:order val="{order}"/><c:tx><c:strRef><c:f>{sheet}!${value_column}$1</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escape(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f"<c:spPr>{stroke}</c:spPr>{marker}<c:xVal>{years}</c:xVal><c:yVal>{values}</c:yVal>"
        '<c:smooth val="0"/></c:ser>'
    )


def _unmarked(stroke: tuple[str, str, str]) -> tuple[str, str, str]:
    """Return the stroke without its marks: a way with a value for every year would cover the band with them."""
    return stroke[0], "none", stroke[2]


def drawn(point: ChartPoint) -> bool:
    """Return whether `point` has a value that can be drawn; the others leave a gap."""
    return point.value is not None and point.value.is_finite()


def _numbers(cells: str, values: Sequence[str | None], length: int) -> str:
    points = "".join(
        f'<c:pt idx="{n}"><c:v>{value}</c:v></c:pt>' for n, value in enumerate(values) if value is not None
    )
    return (
        f"<c:numRef><c:f>{cells}</c:f><c:numCache><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{length}"/>{points}</c:numCache></c:numRef>'
    )


def _year_axis(first: int, last: int) -> str:
    step = max(1, ceil((last - first) / _MOST_YEAR_LABELS))
    limits = f'<c:max val="{max(last, first + 1)}"/><c:min val="{first}"/>'
    return (
        f'<c:valAx><c:axId val="1001"/><c:scaling><c:orientation val="minMax"/>{limits}</c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/>{_axis_title(CHART_YEAR)}<c:numFmt formatCode="0" sourceLinked="0"/>'
        f'<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>{_AXIS_LINE}'
        '<c:crossAx val="1002"/><c:crosses val="min"/><c:crossBetween val="midCat"/>'
        f'<c:majorUnit val="{step}"/></c:valAx>'
    )


def _lowest(chart: Chart) -> str:
    """Return where the value axis begins: just below the lowest value where a band is to be seen, else unsaid."""
    found = [point.value for _name, points in lines_of(chart) for point in points if drawn(point)]
    values = [value for value in found if value is not None]
    if not chart.band or not values or max(values) == min(values):
        return ""
    low, span = min(values), max(values) - min(values)
    step = Decimal(1).scaleb(span.adjusted())
    start = ((low - span / 10) / step).to_integral_value(ROUND_FLOOR) * step
    return f'<c:min val="{max(start, Decimal(0)) if low >= 0 else start:f}"/>'


def _value_axis(unit: str, lowest: str) -> str:
    grid = (
        '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D0D0D0"/></a:solidFill></a:ln></c:spPr>'
        "</c:majorGridlines>"
    )
    return (
        '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/>'
        f'{lowest}</c:scaling><c:delete val="0"/>'
        f'<c:axPos val="l"/>{grid}{_axis_title(unit)}<c:numFmt formatCode="General" sourceLinked="0"/>'
        f'<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>{_AXIS_LINE}'
        '<c:crossAx val="1001"/><c:crosses val="min"/><c:crossBetween val="midCat"/></c:valAx>'
    )


_AXIS_LINE = '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></c:spPr>'


def _axis_title(text: str) -> str:
    if not text:
        return ""
    return (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr b="0"/></a:pPr>'
        f'<a:r><a:rPr lang="vi-VN" b="0"/><a:t>{escape(text)}</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:overlay val="0"/></c:title>'
    )
