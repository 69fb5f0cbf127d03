"""The intensity of emissions: a table with its interval, and the chart with band and promised way."""

from collections.abc import Iterable
from decimal import Decimal

from xanh.basis.unit_label import unit_label
from xanh.documents.report.blocks import cell, header, note
from xanh.documents.report.content import BandPoint, Figure, IntensityWay
from xanh.documents.report.figures import printed
from xanh.documents.report.phrases import listed, promise_text
from xanh.documents.report.setting import Setting
from xanh.documents.report.wording import (
    CHART_SERIES,
    CHART_TARGET,
    CHART_TEXT,
    CHART_TEXT_TARGET,
    INTENSITY_CHART,
    INTENSITY_HEADER,
    INTENSITY_HIGH,
    INTENSITY_LOW,
    INTENSITY_NOTE,
    INTENSITY_TABLE,
)
from xanh.documents.word.model import Block, Chart, ChartBand, ChartPoint, Table, TableCell, Text

WIDTHS = (25.0, 45.0, 45.0, 45.0)


def intensity_blocks(way: IntensityWay, setting: Setting) -> list[Block]:
    """Return the table of the intensity, its chart and what the interval holds."""
    rows = tuple(_row(point, setting) for point in way.points)
    unit = unit_label(way.unit, "vi")
    caption = setting.caption(INTENSITY_TABLE.format(indicator=way.name, unit=unit))
    table = Table(WIDTHS, header(*INTENSITY_HEADER), rows, caption=caption)
    drawn = [_chart(way, setting)] if len(way.points) > 1 else []
    return [table, *drawn, note(Text(INTENSITY_NOTE))]


def _row(point: BandPoint, setting: Setting) -> tuple[TableCell, ...]:
    figures = (point.value, point.low, point.high)
    return (cell(str(point.year), "center"), *(setting.figure_cell(figure) for figure in figures))


def _chart(way: IntensityWay, setting: Setting) -> Chart:
    years = [point.year for point in way.points] + [year for year, _value in way.path]
    shown = range(min(years), max(years) + 1)
    title = INTENSITY_CHART.format(indicator=way.name)
    values = "; ".join(f"{point.year}: {printed(point.value, setting.on)}" for point in way.points)
    text = CHART_TEXT.format(title=title, values=values)
    if way.promises:
        text += CHART_TEXT_TARGET.format(promise=listed([promise_text(one) for one in way.promises]))
    ends = {INTENSITY_LOW: "low", INTENSITY_HIGH: "high"}
    return Chart(
        title=setting.caption(title),
        unit=unit_label(way.unit, "vi"),
        series_name=CHART_SERIES,
        points=_points(((point.year, point.value) for point in way.points), shown),
        target_name=CHART_TARGET if way.path else "",
        target_points=_way(way.path, shown),
        alternative_text=text,
        band=tuple(
            ChartBand(name, _points(((point.year, getattr(point, end)) for point in way.points), shown))
            for name, end in ends.items()
        ),
    )


def _points(found: Iterable[tuple[int, Figure | None]], years: range) -> tuple[ChartPoint, ...]:
    known = {year: figure for year, figure in found if figure is not None}
    return tuple(
        ChartPoint(year, known[year].value, known[year].id) if year in known else ChartPoint(year, None)
        for year in years
    )


def _way(path: tuple[tuple[int, Decimal], ...], years: range) -> tuple[ChartPoint, ...]:
    known = dict(path)
    return tuple(ChartPoint(year, known.get(year)) for year in years) if path else ()
