"""A target's series and required path, or the series of an indicator, as the data of a chart."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from xanh.basis.errors import Refusal
from xanh.basis.unit import convert
from xanh.basis.unit_label import unit_label
from xanh.targets import required_path
from xanh.targets.model import Observed
from xanh_web.ledger.models import Observation
from xanh_web.reporting.consolidate.targets import as_series, promise_of
from xanh_web.reporting.judgements import Judgement

type Points = list[list[float | int | None]]


def chart_of(judgement: Judgement) -> dict[str, object] | None:
    """Return what `base/_chart.html` draws, all in one unit; None where there is nothing to draw."""
    verdict = judgement.verdict
    if verdict is None or judgement.target.kind == "milestone" or not judgement.series:
        return None
    unit = verdict.unit or judgement.series[0].unit
    try:
        series = _lines(judgement.rows, judgement.series, unit)
        path = _path(judgement)
    except Refusal:  # values that cannot be brought to one unit stay in the table
        return None
    target = {"name": str(_("required path")), "points": path} if path else None
    label = unit_label(unit) or str(_("index"))
    return {"title": str(_("Values and the path required")), "unit": label, "series": series, "target": target}


def chart_of_series(rows: Sequence[Observation]) -> dict[str, object] | None:
    """Return what `base/_chart.html` draws of one indicator in one area; None where there is nothing to draw."""
    series = as_series(rows)
    if not series:
        return None
    unit = series[-1].unit
    try:
        lines = _lines(rows, series, unit)
    except Refusal:  # as above
        return None
    return chart_around(unit) | {"series": lines}


def chart_around(unit: str) -> dict[str, object]:
    """Return what `chart_of_series` says of values in `unit`, without its series."""
    return {"title": str(_("Values")), "unit": unit_label(unit) or str(_("index")), "series": [], "target": None}


def line_name(*, illustrative: bool) -> str:
    """Return the name of the line of values."""
    return str(_("values (illustrative)") if illustrative else _("values"))


def _lines(rows: Sequence[Observation], series: Sequence[Observed], unit: str) -> list[dict[str, object]]:
    return [line for flag in (False, True) if (line := _line(rows, series, unit, illustrative=flag))]


def _line(
    rows: Sequence[Observation], series: Sequence[Observed], unit: str, *, illustrative: bool
) -> dict[str, object] | None:
    flags = {f"observation:{row.pk}": row.illustrative for row in rows}
    points: Points = [
        [item.year, float(convert(item.value, item.unit, unit))]
        for item in series
        if flags[item.source] is illustrative
    ]
    return {"name": line_name(illustrative=illustrative), "points": points} if points else None


def _path(judgement: Judgement) -> Points:
    promise = promise_of(judgement.target)
    path: tuple[tuple[int, Decimal], ...] = required_path(promise, judgement.series) if promise else ()
    return [[year, float(value)] for year, value in path]
