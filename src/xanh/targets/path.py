"""The way a series would have to go, for a chart."""

from collections.abc import Sequence
from decimal import Decimal, localcontext

from xanh.targets.aim import Gap, aim_of, start_of
from xanh.targets.model import Kind, Observed, Promise
from xanh.targets.pace import after, compounds, is_ahead, per_year
from xanh.targets.series import WORKING, judged_unit, points


def required_path(promise: Promise, series: Sequence[Observed]) -> tuple[tuple[int, Decimal], ...]:
    """Return (year, value) from the base or first value to the number promised, every year, by the method `judge` uses.

    Values are in the promise's unit; for a change in the series' own (a share in "%"). Empty where no way can be
    drawn: a milestone, no value, a missing base, or a start that already keeps the promise. Refusals as for `judge`.
    """
    with localcontext(WORKING):
        known = points(promise, series)
        start = start_of(promise, known)
        if promise.kind is Kind.MILESTONE or isinstance(start, Gap):
            return ()
        aim = aim_of(promise, start, judged_unit(promise, known[0].observed.unit))
        if isinstance(aim, Gap) or not is_ahead(aim, start):
            return ()
        compound = compounds(aim, start.value, known[-1].value)
        years = aim.end - start.year
        step = per_year(start.value, aim.threshold, years, compound=compound)
        way = [(start.year + count, after(start.value, step, count, compound=compound)) for count in range(years)]
        return (*way, (aim.end, aim.threshold))


def joined_ways(ways: Sequence[Sequence[tuple[int, Decimal]]]) -> tuple[tuple[int, Decimal], ...]:
    """Return one way through the ends of several, the nearest end first: after it a straight line to the next end.

    >>> joined_ways([[(2029, Decimal(9)), (2030, Decimal(8))], [(2029, Decimal(9)), (2032, Decimal(6))]])[-1:]
    ((2032, Decimal('6')),)
    """
    known = sorted((tuple(way) for way in ways if way), key=lambda way: way[-1][0])
    if not known:
        return ()
    result = list(known[0])
    with localcontext(WORKING):
        for way in known[1:]:
            (start, low), (end, high) = result[-1], way[-1]
            step = (high - low) / (end - start) if end > start else Decimal(0)
            result += [(year, low + step * (year - start)) for year in range(start + 1, end)]
            result += [(end, high)] if end > start else []
    return tuple(result)
