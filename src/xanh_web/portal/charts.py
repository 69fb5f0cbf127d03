"""A target's series and required path, or the series of an indicator, as the data of a chart."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from xanh.basis.errors import Refusal
from xanh.basis.number import rounded
from xanh.basis.unit import convert
from xanh.basis.unit_label import unit_label
from xanh.catalogue.decimals import shown_decimals
from xanh.targets import required_path
from xanh.targets.model import Observed
from xanh.targets.path import joined_ways
from xanh_web.emissions.intervals import Interval
from xanh_web.ledger.models import Observation
from xanh_web.reporting.consolidate.targets import as_series, promise_of
from xanh_web.reporting.judgements import Judgement

type Points = list[list[float | int | None]]
type Intervals = Mapping[int, Interval]


def chart_of(
    judgement: Judgement, siblings: Sequence[Judgement] = (), intervals: Intervals | None = None
) -> dict[str, object] | None:
    """Return what `base/_chart.html` draws, all in one unit; None where there is nothing to draw.

    The path goes on through those of `siblings`: targets of the same indicator for other years. `intervals` are those
    of the rows, drawn as a band.
    """
    verdict = judgement.verdict
    if verdict is None or judgement.target.kind == "milestone" or not judgement.series:
        return None
    unit = verdict.unit or judgement.series[0].unit
    try:
        series = _lines(judgement.rows, judgement.series, unit)
        band = _band(judgement.rows, unit, intervals or {})
        path = [[year, float(value)] for year, value in way_of(judgement, siblings)]
    except Refusal:  # values that cannot be brought to one unit stay in the table
        return None
    target = {"name": str(_("required path")), "points": path} if path else None
    label = unit_label(unit) or str(_("index"))
    title = str(_("Values and the path required"))
    return {"title": title, "unit": label, "series": series, "target": target, "band": band}


def chart_of_series(rows: Sequence[Observation], intervals: Intervals | None = None) -> dict[str, object] | None:
    """Return what `base/_chart.html` draws of one indicator in one area; None where there is nothing to draw."""
    series = as_series(rows)
    if not series:
        return None
    unit = series[-1].unit
    try:
        lines, band = _lines(rows, series, unit), _band(rows, unit, intervals or {})
    except Refusal:  # as above
        return None
    return chart_around(unit) | {"series": lines, "band": band}


def chart_around(unit: str) -> dict[str, object]:
    """Return what `chart_of_series` says of values in `unit`, without its series and band."""
    label = unit_label(unit) or str(_("index"))
    return {"title": str(_("Values")), "unit": label, "series": [], "target": None, "band": None}


def line_name(*, illustrative: bool) -> str:
    """Return the name of the line of values."""
    return str(_("values (illustrative)") if illustrative else _("values"))


def way_of(judgement: Judgement, siblings: Sequence[Judgement] = ()) -> tuple[tuple[int, Decimal], ...]:
    """Return the required path through this target's year and those of `siblings` of its kind and unit.

    Refusal where the values cannot be brought to one unit.
    """
    unit = judgement.verdict.unit if judgement.verdict else ""
    alike = [
        one for one in siblings if one.verdict and one.verdict.unit == unit and one.target.kind == judgement.target.kind
    ]
    return joined_ways([_path(one) for one in (judgement, *alike)])


def _lines(rows: Sequence[Observation], series: Sequence[Observed], unit: str) -> list[dict[str, object]]:
    return [line for flag in (False, True) if (line := _line(rows, series, unit, illustrative=flag))]


def _line(
    rows: Sequence[Observation], series: Sequence[Observed], unit: str, *, illustrative: bool
) -> dict[str, object] | None:
    known = {f"observation:{row.pk}": row for row in rows}
    points: Points = [
        [item.year, _shown(known[item.source], item.value, unit)]
        for item in series
        if known[item.source].illustrative is illustrative
    ]
    return {"name": line_name(illustrative=illustrative), "points": points} if points else None


def _band(rows: Sequence[Observation], unit: str, intervals: Intervals) -> dict[str, object] | None:
    points = [
        [int(row.period), _shown(row, intervals[row.pk].low, unit), _shown(row, intervals[row.pk].high, unit)]
        for row in rows
        if row.pk in intervals and len(row.period) == 4
    ]
    return {"name": str(_("interval of 95 per cent")), "points": points} if points else None


def _shown(row: Observation, value: Decimal, unit: str) -> float:
    """Return a value as the table beside the chart shows it; one in another unit whole."""
    if row.unit != unit:
        return float(convert(value, row.unit, unit))
    return float(rounded(value, shown_decimals(row.indicator, row.value or value)))


def _path(judgement: Judgement) -> tuple[tuple[int, Decimal], ...]:
    promise = promise_of(judgement.target)
    return required_path(promise, judgement.series) if promise else ()
