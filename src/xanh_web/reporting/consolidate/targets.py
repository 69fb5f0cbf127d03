"""The section of objectives and targets: each target judged on the ledger as known at an instant."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from xanh.basis.number import format_number
from xanh.catalogue.decimals import shown_decimals
from xanh.documents.report.content import ObjectiveSection, SeriesPoint, TargetLine
from xanh.targets import judge, required_path
from xanh.targets.model import Kind, Observed, Promise
from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Edition, Target
from xanh_web.reporting.consolidate.figures import FigureBook
from xanh_web.reporting.consolidate.stated import stated_figures
from xanh_web.reporting.models import StatedVerdict
from xanh_web.reporting.stated_verdicts import stated_verdicts


def promise_of(target: Target) -> Promise | None:
    """Return the target as a promise, or None where the plan gives no year to judge it by."""
    horizon = target.horizon or target.end_year
    if horizon is None:
        return None
    return Promise(
        kind=Kind(target.kind),
        unit=_promise_unit(target),
        horizon=horizon,
        value=target.value,
        low=target.low,
        high=target.high,
        base_year=target.base_year,
        start_year=target.start_year,
        end_year=target.end_year,
    )


def as_series(rows: Iterable[Observation]) -> list[Observed]:
    """Return the yearly values among ledger rows of one indicator, in their order; other periods judge no target."""
    return [
        Observed(int(row.period), row.value, row.unit, f"observation:{row.pk}", row.status)
        for row in rows
        if row.value is not None and len(row.period) == 4
    ]


def objective_sections(
    edition: Edition, area_code: str, at: datetime, on: date, book: FigureBook
) -> Iterator[ObjectiveSection]:
    """Yield a section for every objective that promises something."""
    stated = stated_verdicts(edition.plan, at)
    objectives = list(edition.objectives.prefetch_related("targets__indicator"))
    series = _all_series([target for objective in objectives for target in objective.targets.all()], area_code, at)
    for objective in objectives:
        lines = tuple(
            _line(target, series[target.indicator.code], on, book, stated.get(target.code))
            for target in objective.targets.all()
        )
        if lines:
            yield ObjectiveSection(code=objective.code, title=objective.title, targets=lines)


def _all_series(targets: Iterable[Target], area_code: str, at: datetime) -> dict[str, list[Observed]]:
    """Return the yearly values that stood at `at` of every target's indicator, by its code, with one question."""
    codes = {target.indicator.code for target in targets}
    known = Observation.objects.as_known_at(at).filter(indicator__in=codes, area_code=area_code, dimensions_key="")
    rows: dict[str, list[Observation]] = {code: [] for code in codes}
    for row in known.order_by("period", "id"):
        rows[row.indicator].append(row)
    return {code: as_series(found) for code, found in rows.items()}


def _line(
    target: Target, series: list[Observed], on: date, book: FigureBook, stated: StatedVerdict | None
) -> TargetLine:
    promise = promise_of(target)
    verdict = judge(promise, series, on) if promise else None
    shown = [item for item in series if item.year <= on.year]
    points = tuple(
        SeriesPoint(
            year=item.year,
            value=item.value,
            status=item.status,
            figure=book.figure(
                book.leaf(f"{target.indicator.name} {item.year}", item.value, item.unit, item.source, str(item.year)),
                shown_decimals(target.indicator.code, item.value),
            ),
        )
        for item in shown
    )
    latest = points[-1] if points else None
    return TargetLine(
        code=target.code,
        text=target.text,
        indicator_code=target.indicator.code,
        indicator_name=target.indicator.name,
        unit=target.indicator.unit,
        horizon=target.horizon,
        promise=promise_in_words(target),
        latest=latest.figure if latest else None,
        latest_year=latest.year if latest else None,
        latest_status=latest.status if latest else "",
        course=stated.course if stated else verdict.course.value if verdict else "cannot_say",
        sentence=verdict.sentence if verdict else "Kế hoạch không nêu năm phải đạt, nên chưa thể đánh giá.",
        overridden=stated.reason if stated else "",
        # A milestone is done or not yet: a line through 0 and 1 would only look like a measurement.
        points=() if target.kind == Kind.MILESTONE else points,
        path=required_path(promise, series) if promise else (),
        stated=stated_figures(promise, verdict, target.indicator.name, book) if promise and verdict else (),
    )


_SIGNS = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "exactly": "="}


def promise_in_words(target: Target) -> str:
    """Return the promise in short: "≥ 35 %", "15 - 20 %", "giảm 15 % so với năm 2014"."""
    unit = {"index": ""}.get(target.unit, target.unit).replace("%/year", "%/năm")
    match target.kind:
        case "range":
            return f"{_plain(target.low)} - {_plain(target.high)} {unit}".strip()
        case "change_from_base":
            return f"{_moves(target.value)} {unit} so với năm {target.base_year}"
        case "mean_annual_change":
            if target.value is None:
                return f"{_moves(target.high)} - {_plain(abs(target.low or Decimal(0)))} {unit}"
            return f"{_moves(target.value)} {unit}"
        case "milestone":
            return "hoàn thành"
    return f"{_SIGNS[target.kind]} {_plain(target.value)} {unit}".strip()


def _moves(value: Decimal | None) -> str:
    value = value or Decimal(0)
    return f"{'giảm' if value < 0 else 'tăng'} {_plain(abs(value))}"


def _plain(value: Decimal | None) -> str:
    return format_number(value.normalize(), language="vi") if value is not None else "…"


def _promise_unit(target: Target) -> str:
    # Changes are promised in per cent of the indicator; the level itself is in the indicator's own unit.
    return target.unit or target.indicator.unit
