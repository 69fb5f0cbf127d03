"""The intervals of values and the years of a required path, as a page says them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xanh.basis.errors import Refusal
from xanh.basis.number import format_number
from xanh.catalogue.decimals import shown_decimals
from xanh.targets.amounts import level_text
from xanh_web.emissions.intervals import Interval
from xanh_web.ledger.models import Observation
from xanh_web.portal.charts import way_of
from xanh_web.reporting.judgements import Judgement


@dataclass(frozen=True)
class IntervalWords:
    """The interval of each row by its key, and the years in which it is a lower bound."""

    of: Mapping[int, str]
    lower_bound: tuple[str, ...]


def interval_words(rows: Sequence[Observation], intervals: Mapping[int, Interval]) -> IntervalWords | None:
    """Return the intervals in words; None where no row has one."""
    if not intervals:
        return None
    found, bounds = {}, []
    for row in rows:
        if row.pk in intervals and row.value is not None:
            one, decimals = intervals[row.pk], shown_decimals(row.indicator, row.value)
            found[row.pk] = " – ".join(format_number(end, decimals) for end in (one.low, one.high))
            bounds += [row.period] if one.lower_bound else []
    return IntervalWords(found, tuple(bounds))


def required_words(judgement: Judgement, siblings: Sequence[Judgement]) -> list[str]:
    """Return what the required path comes to in each year something is promised for, where that is several."""
    promised = {one.target.horizon for one in (judgement, *siblings)}
    try:
        way = way_of(judgement, siblings)
    except Refusal:  # values in units that do not go together
        return []
    unit = judgement.verdict.unit if judgement.verdict else ""
    ends = [f"{year}: {level_text(value, unit)}" for year, value in way if year in promised]
    return ends if len(ends) > 1 else []
