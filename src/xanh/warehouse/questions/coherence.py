"""Coherence of parts and whole: what the communes of a province add up to, beside what the province itself says."""

import ibis.expr.types as ir

from xanh.warehouse.questions.reading import yearly


def parts_and_whole(
    facts: ir.Table, *, tolerance: float, part_level: str = "commune", whole_level: str = "province"
) -> ir.Table:
    """Return by indicator, province, year and unit: `whole`, `parts` (their sum), `counted`, `without_value`, `gap`.

    `facts` stand already and are narrowed to indicators that may be added up: shares and ratios may not. A row is
    given where |parts − whole| exceeds `tolerance` (a share of |whole|). `counted` parts have a value, `without_value`
    say why they have none; a part that is silent is in neither: a gap is a contradiction only where all are counted.
    """
    found = yearly(facts)
    part, whole = (found.area_level == level for level in (part_level, whole_level))
    both = found.group_by("indicator", "province", "year", "unit").aggregate(
        whole=found.value.max(where=whole),
        parts=found.value.sum(where=part).cast("decimal(38, 6)"),
        counted=found.value.count(where=part),
        without_value=found.count(where=part & found.value.isnull()),
    )
    told = both.filter(both.whole.notnull() & (both.counted > 0))
    told = told.mutate(gap=(told.parts - told.whole).cast("decimal(38, 6)"))
    far = told.gap.cast("float64").abs() > told.whole.cast("float64").abs() * tolerance
    return told.filter(far).order_by("indicator", "province", "year", "unit")
