"""Which facts a question is about: narrowed first, then only those that stood at an instant."""

from collections.abc import Sequence
from datetime import UTC, datetime

import ibis
import ibis.expr.types as ir

COMPUTED = "computed:"  # how the source of a value begins that a formula gave


def facts_of(
    facts: ir.Table,
    *,
    indicators: Sequence[str] = (),
    years: Sequence[int] = (),
    areas: Sequence[str] = (),
    level: str = "",
    province: str = "",
) -> ir.Table:
    """Return the facts about these; an empty filter is none. A correction is about the same as what it corrects."""
    held = [facts[name].isin(list(values)) for name, values in _lists(indicators, years, areas) if values]
    held += [facts[name] == value for name, value in (("area_level", level), ("province", province)) if value]
    return facts.filter(*held) if held else facts


def _lists(*values: Sequence[str] | Sequence[int]) -> list[tuple[str, Sequence[str] | Sequence[int]]]:
    return list(zip(("indicator", "year", "area_code"), values, strict=True))


def standing(facts: ir.Table, at: datetime | None = None) -> ir.Table:
    """Return the facts that stood at `at` (now where None): recorded by then, and not superseded by then.

    `facts` may be narrowed by what a correction cannot change (indicator, area, year), never by value or status.
    """
    if at is not None:
        instant = ibis.literal(at.astimezone(UTC), "timestamp('UTC', 6)")
        facts = facts.filter(facts.recorded_at <= instant)
    later = facts.filter(facts.supersedes.notnull()).select(gone=facts.supersedes)
    return facts.anti_join(later, facts.id == later.gone)
