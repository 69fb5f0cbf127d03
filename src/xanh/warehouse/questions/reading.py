"""Series, comparisons and ranks: what stands, side by side.

All take facts that stand already (`standing`) and look at those without dimensions, which are the figure of an area
as a whole. A missing value stays in the answer with its reason and has no rank.
"""

from typing import Any

import ibis
import ibis.expr.types as ir

SHOWN = ("indicator", "area_code", "period", "value", "missing", "unit", "status", "source", "illustrative")


def whole(facts: ir.Table) -> ir.Table:
    """Return the facts without dimensions."""
    return facts.filter(facts.dimensions_key == "")


def yearly(facts: ir.Table) -> ir.Table:
    """Return the facts without dimensions about one calendar year."""
    found = whole(facts)
    return found.filter(found.period == found.year.cast("string"))


def series(facts: ir.Table) -> ir.Table:
    """Return the series of each indicator and area in order of period: the columns `SHOWN`."""
    return whole(facts).select(*SHOWN).order_by("indicator", "area_code", "period")


def ranks(facts: ir.Table, *, smallest_first: bool = False) -> ir.Table:
    """Return, of facts about one calendar year each, `rank` and `of` among the areas of one level, unit and year.

    The largest is first unless told otherwise; equals share a rank and the next is left out (1, 1, 3); areas whose
    value is missing come last without one. `of` counts the areas that have a value.
    """
    found = yearly(facts)
    number = found.value.cast("float64")
    group = [found.indicator, found.year, found.area_level, found.unit, found.value.isnull()]
    order = number if smallest_first else number.desc()
    place = ibis.rank().over(ibis.window(group_by=group, order_by=order)) + 1
    count = found.value.count().over(ibis.window(group_by=group[:-1]))
    ranked = found.mutate(rank=_where(found.value.notnull(), place), of=count)
    return ranked.select("rank", "of", "area_level", "year", *SHOWN).order_by(
        "indicator", "year", "area_level", "unit", ibis.asc("rank", nulls_first=False), "area_code"
    )


def comparison(facts: ir.Table, year: int, with_year: int) -> ir.Table:
    """Return areas side by side: the value of `year`, that of `with_year`, the difference and the change in percent.

    The change is null where there is nothing to divide by. Only equal units are set against each other; an area that
    has one of the two alone has a null in the other's place.
    """
    found = yearly(facts)
    keys = ("indicator", "area_code", "area_level", "unit")
    number = found.value.cast("float64")
    both = found.group_by(*keys).aggregate(
        value=number.max(where=found.year == year), before=number.max(where=found.year == with_year)
    )
    difference = both.value - both.before
    change = difference / both.before.abs().nullif(0.0) * 100
    return both.mutate(difference=difference, change_percent=change).order_by(*keys)


def _where(holds: Any, value: Any) -> Any:
    return ibis.ifelse(holds, value, ibis.null().cast("int64"))
