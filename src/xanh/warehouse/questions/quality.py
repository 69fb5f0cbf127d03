"""Checks of quality: values out of range, jumps, and values far from the median of their series.

They point something out for a person to look at and decide nothing. The limits of the last two are dated data:
`data/law/review_checks.yaml`. All take facts that stand already, about calendar years, without dimensions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import ibis
import ibis.expr.types as ir

from xanh.basis.parameter import parameter
from xanh.warehouse.questions.reading import yearly

KEYS = ("indicator", "area_code", "year", "unit")
GROUP = ("indicator", "area_code", "unit")


@dataclass(frozen=True)
class Limits:
    """The limits in force on a day: shares are 0 to 1, `outlier_years` counts the other values of a series."""

    jump_share: float
    outlier_years: int
    outlier_score: float
    outlier_factor: float


def limits(on: date) -> Limits:
    """Return the limits of the checks as in force on `on`."""
    values: dict[str, Any] = parameter("review_checks", on=on).values
    return Limits(
        float(values["jump_share"]),
        int(values["outlier_years"]),
        float(values["outlier_score"]),
        float(values["outlier_factor"]),
    )


def out_of_range(facts: ir.Table, bounds: Mapping[str, tuple[float | None, float | None]]) -> ir.Table:
    """Return the values below or above the bounds of their indicator: the keys, `value`, `low` and `high`."""
    schema = ibis.schema({"code": "string", "low": "float64", "high": "float64"})
    rows = [{"code": code, "low": low, "high": high} for code, (low, high) in bounds.items()]
    table = ibis.memtable(rows, schema=schema)
    found = _numbers(facts)
    both = found.inner_join(table, found.indicator == table.code).drop("code")
    return both.filter((both.value < both.low) | (both.value > both.high)).order_by(*KEYS)


def jumps(facts: ir.Table, within: Limits) -> ir.Table:
    """Return the values that differ from the last one before by more than the share: the keys, `value`, `before`, …

    `before_year` is the nearest earlier year with a value, `change` the difference as a share of |before|. Nothing is
    said where the value before is zero.
    """
    found = _numbers(facts)
    window = ibis.window(group_by=GROUP, order_by="year")
    beside = found.mutate(before=found.value.lag().over(window), before_year=found.year.lag().over(window))
    told = beside.mutate(change=(beside.value - beside.before) / beside.before.abs().nullif(0.0))
    return told.filter(told.change.abs() > within.jump_share).order_by(*KEYS)


def far_from_median(facts: ir.Table, within: Limits) -> ir.Table:
    """Return the values whose modified z-score exceeds the limit: the keys, `value`, `median`, `mad` and `score`.

    score = 0.6745 · |x − median| / MAD over the whole series of an area (Iglewicz and Hoaglin 1993), asked only where
    the value has enough others beside it; nothing is said where the years are all alike (MAD is zero). A reviewer's
    check of a new report looks at the years before it alone.
    """
    found = _numbers(facts)
    middle = found.group_by(*GROUP).aggregate(median=found.value.median(), known=found.value.count())
    middle = middle.filter(middle.known > within.outlier_years)
    far = _beside(found, middle).select(*KEYS, "value", "median")
    far = far.mutate(distance=(far.value - far.median).abs())
    spread = far.group_by(*GROUP).aggregate(mad=far.distance.median())
    both = _beside(far, spread)
    scored = both.mutate(score=both.distance * within.outlier_factor / both.mad.nullif(0.0))
    return scored.filter(scored.score > within.outlier_score).drop("distance").order_by(*KEYS)


def _numbers(facts: ir.Table) -> ir.Table:
    found = yearly(facts)
    return found.filter(found.value.notnull()).select(*KEYS, value=found.value.cast("float64"))


def _beside(one: ir.Table, other: ir.Table) -> ir.Table:
    return one.inner_join(other, list(GROUP))
