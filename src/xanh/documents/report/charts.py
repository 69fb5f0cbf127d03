"""The chart of a target: the values of its indicator over the years, and the way to what was promised."""

from decimal import Decimal

from xanh.basis.number import format_number
from xanh.basis.unit_label import unit_label
from xanh.documents.report.content import SeriesPoint, TargetLine
from xanh.documents.report.figures import printed, reason_of, with_unit
from xanh.documents.report.phrases import capital, heading, in_sentence, promise_text
from xanh.documents.report.setting import Setting
from xanh.documents.report.wording import (
    CHART_SERIES,
    CHART_TARGET,
    CHART_TEXT,
    CHART_TEXT_TARGET,
    CHART_TITLE,
    CHART_TITLE_BARE,
    CHART_UNTIL,
    MISSING,
)
from xanh.documents.word.model import Chart, ChartPoint


def target_chart(target: TargetLine, setting: Setting) -> Chart:
    """Return the chart of a target: its values and, where there is one, the way to what was promised.

    Both lines have a point for every year shown, a year without a value being a gap: LibreOffice leaves out the line
    that has fewer points than the other.
    """
    years = [point.year for point in target.points] + [year for year, _ in target.path]
    shown = range(min(years), max(years) + 1)
    name = capital(target.indicator_name or heading(target.text))
    until = "" if target.horizon is None else CHART_UNTIL.format(horizon=target.horizon)
    title = CHART_TITLE.format(indicator=name, until=until) if target.path else CHART_TITLE_BARE.format(indicator=name)
    values = "; ".join(_said_point(point, target, setting) for point in target.points)
    text = CHART_TEXT.format(title=in_sentence(title), values=values)
    return Chart(
        title=setting.caption(title),
        unit=unit_label(target.unit, "vi"),
        series_name=CHART_SERIES,
        points=_values(target.points, shown),
        target_name=CHART_TARGET if target.path else "",
        target_points=_way(target.path, shown),
        alternative_text=text
        + (CHART_TEXT_TARGET.format(promise=promise_text(target.promise)) if target.promise else ""),
    )


def _values(points: tuple[SeriesPoint, ...], years: range) -> tuple[ChartPoint, ...]:
    known = {point.year: point for point in points}
    return tuple(
        ChartPoint(year, point.value, point.figure.id if point.figure else "")
        if (point := known.get(year))
        else ChartPoint(year, None)
        for year in years
    )


def _way(path: tuple[tuple[int, Decimal], ...], years: range) -> tuple[ChartPoint, ...]:
    """Return the way with gaps before and after it, but none within: it may step over years."""
    if not path:
        return ()
    way = [ChartPoint(year, value) for year, value in sorted(path)]
    before = [ChartPoint(year, None) for year in years if year < way[0].year]
    after = [ChartPoint(year, None) for year in years if year > way[-1].year]
    return (*before, *way, *after)


def _said_point(point: SeriesPoint, target: TargetLine, setting: Setting) -> str:
    if point.value is None:
        reason = reason_of(point.figure.missing, setting.on) if point.figure else ""
        return f"{point.year}: {in_sentence(reason) or MISSING}"
    if point.figure and point.figure.value is not None:
        return f"{point.year}: {printed(point.figure, setting.on)}"
    return f"{point.year}: {with_unit(format_number(point.value, None, 'vi'), target.unit)}"
