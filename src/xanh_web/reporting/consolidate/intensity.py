"""The intensity of emissions for the report: its values, the interval the inventories make, the ways promised."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xanh.basis.number import rounded
from xanh.catalogue import CATALOGUE
from xanh.catalogue.climate import ghg_intensity_grdp
from xanh.documents.report.content import (
    BandPoint,
    Figure,
    IntensityWay,
    Lineage,
    ObjectiveSection,
    SeriesPoint,
)
from xanh.ghg.city_quality import Uncertainty
from xanh.targets.path import joined_ways
from xanh_web.reporting.consolidate.figures import FigureBook

type Sure = Mapping[int, tuple[str, Uncertainty | None]]


def intensity_way(objectives: Sequence[ObjectiveSection], sure: Sure, book: FigureBook) -> IntensityWay | None:
    """Return the intensity as the targets of the plan show it; None where no target is about it or has a value."""
    lines = [line for one in objectives for line in one.targets if line.indicator_code == ghg_intensity_grdp.code]
    lines.sort(key=lambda line: line.horizon or 0)
    points = [point for point in lines[0].points if point.figure is not None] if lines else []
    if not points:
        return None
    return IntensityWay(
        name=CATALOGUE.name(ghg_intensity_grdp.code),
        unit=lines[0].unit,
        points=tuple(_point(point, sure.get(point.year), book) for point in points),
        path=joined_ways([line.path for line in lines]),
        promises=tuple(line.promise for line in lines),
    )


def _point(point: SeriesPoint, sure: tuple[str, Uncertainty | None] | None, book: FigureBook) -> BandPoint:
    figure = point.figure
    if figure is None or figure.value is None:
        raise ValueError("only points with a figure have an interval")
    if sure is None or sure[1] is None:
        return BandPoint(year=point.year, value=figure)
    source, level = sure[0], Decimal(repr(sure[1].level))
    low, high = (
        _end(name, figure, figure.value * (1 + sign * level), source, level, book)
        for name, sign in (("cận dưới", -1), ("cận trên", 1))
    )
    return BandPoint(year=point.year, value=figure, low=low, high=high)


def _end(name: str, figure: Figure, value: Decimal, source: str, level: Decimal, book: FigureBook) -> Figure:
    share = book.leaf("Độ không chắc chắn của tổng", rounded(level * 100, 6), "%", source, figure.lineage.period)
    whole = Lineage(
        label=f"{figure.lineage.label}: {name}",
        value=rounded(value, 6),
        unit=figure.unit,
        period=figure.lineage.period,
        area=figure.lineage.area,
        inputs=(figure.lineage, share),
    )
    return book.figure(whole, figure.decimals)
