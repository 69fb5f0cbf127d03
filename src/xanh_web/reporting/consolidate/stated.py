"""The figures a verdict's sentence states beside the series itself: changes, paces, ratio, each with its lineage."""

from collections.abc import Iterator
from decimal import Decimal

from xanh.documents.report.content import Figure, Lineage
from xanh.targets.model import Kind, Promise, Verdict
from xanh_web.reporting.consolidate.figures import FigureBook

_RATES = {"compound_growth", "mean_rate"}


def stated_figures(promise: Promise, verdict: Verdict, label: str, book: FigureBook) -> tuple[Figure, ...]:
    """Return the figures computed for the sentence of `verdict`; each rests on the observations the verdict used."""
    leaves = tuple(
        book.leaf(f"{label} {item.year}", item.value, item.unit, item.source, period=str(item.year))
        for item in verdict.used or ((verdict.latest,) if verdict.latest else ())
    )
    if not leaves:
        return ()
    return tuple(
        book.figure(Lineage(label=f"{label}: {what}", value=value, unit=unit, inputs=leaves), decimals)
        for what, value, unit, decimals in _values(promise, verdict)
    )


def _values(promise: Promise, verdict: Verdict) -> Iterator[tuple[str, Decimal, str, int]]:
    scale, unit = (100, "%") if verdict.method in _RATES else (1, verdict.unit)
    if promise.kind is Kind.CHANGE_FROM_BASE and len(verdict.used) > 1:
        first, last = verdict.used[0], verdict.used[-1]
        yield "thay đổi so với năm gốc", (last.value / first.value - 1) * 100, "%", 1
    if promise.kind is Kind.CHANGE_FROM_BASE and verdict.threshold is not None:
        yield "mức phải đạt", verdict.threshold, verdict.unit, 2
    if verdict.achieved_pace is not None:
        yield "tốc độ đã đạt mỗi năm", verdict.achieved_pace * scale, unit, 2
    if verdict.remaining_pace is not None:
        yield "tốc độ còn phải đạt mỗi năm", verdict.remaining_pace * scale, unit, 2
    if verdict.ratio is not None:
        yield "tỷ số giữa tốc độ đã đạt và tốc độ cần có", verdict.ratio, "", 2
