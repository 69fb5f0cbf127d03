"""Completeness: of the areas asked, how many have a value, how many say why not, and how many are silent."""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from xanh.warehouse.questions.reading import yearly


def completeness(facts: ir.Table, areas: Sequence[str], indicators: Sequence[str], years: Sequence[int]) -> ir.Table:
    """Return by `indicator` and `year`: `expected`, `values`, `with_reason`, `silent` (areas) and `share` (percent).

    `facts` stand already. `share` is the share of areas with a value; a reason is an answer but not a value. Every
    pair of indicator and year asked for has its row, also where nothing at all is known of it.
    """
    asked = _column("indicator", indicators, "string").cross_join(_column("year", years, "int32"))
    found = yearly(facts)
    found = found.filter(found.area_code.isin(list(areas)))
    counted = found.group_by("indicator", "year").aggregate(
        values=found.value.count(), with_reason=found.count(where=found.value.isnull())
    )
    same = [asked.indicator == counted.indicator, asked.year == counted.year]
    both = asked.left_join(counted, same).select(
        "indicator", "year", values=counted["values"].coalesce(0), with_reason=counted.with_reason.coalesce(0)
    )
    expected = ibis.literal(len(set(areas)), "int64")
    silent = expected - both["values"] - both.with_reason
    share = both["values"].cast("float64") / expected.cast("float64").nullif(0.0) * 100
    return both.mutate(expected=expected, silent=silent, share=share).order_by("indicator", "year")


def _column(name: str, values: Sequence[str] | Sequence[int], kind: str) -> ir.Table:
    rows = [{name: value} for value in dict.fromkeys(values)]
    return ibis.memtable(rows, schema=ibis.schema({name: kind}))
