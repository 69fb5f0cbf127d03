"""Consistency of a time series. Source: 2006 IPCC Guidelines, Volume 1, Chapter 5."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext
from xanh.basis.parameter import parameter
from xanh.ghg.gas import LATEST


@dataclass(frozen=True)
class Year:
    """What a series says of a year: the emission and how it was made."""

    value: float | None
    method: str
    factor: str
    gwp: str = ""


@dataclass(frozen=True)
class SeriesFinding:
    """Something in a series that needs a word: kind (gap | method | factor | gwp | jump), the year, the sentence."""

    kind: str
    year: int
    sentence: str


def series_findings(series: Mapping[int, Year]) -> tuple[SeriesFinding, ...]:
    """Return the gaps, the changes of method, factor or GWP set within the series, and the jumps, in order of years.

    A change of method or factor asks for recalculation of the years before (Thông tư 38/2023/TT-BCT, Điều 12 and 22).
    """
    limit = float(parameter("ghg/uncertainty_rules", on=LATEST).values["yearly_jump"])
    known = sorted(year for year, one in series.items() if one.value is not None)
    found = []
    for year in range(known[0], known[-1] + 1) if known else ():
        if year not in known:
            text = gettext("{year} is missing between years that are there: fill it or say how it is bridged.")
            found.append(SeriesFinding("gap", year, text.format(year=year)))
    for before, year in pairwise(known):
        found += _changes(year, series[before], series[year])
        found += _jump(before, year, series[before].value or 0.0, series[year].value or 0.0, limit)
    return tuple(sorted(found, key=lambda one: one.year))


def _changes(year: int, before: Year, now: Year) -> list[SeriesFinding]:
    texts = {
        "method": gettext(
            "From {year} on the method is another one: recalculate the years before, or splice the series."
        ),
        "factor": gettext(
            "From {year} on the factor is another one: recalculate the years before, or say why it changed."
        ),
        "gwp": gettext(
            "From {year} on another set of warming potentials is used: read the whole series under one set."
        ),
    }
    return [
        SeriesFinding(kind, year, text.format(year=year))
        for kind, text in texts.items()
        if getattr(before, kind) != getattr(now, kind)
    ]


def _jump(before: int, year: int, old: float, new: float, limit: float) -> list[SeriesFinding]:
    if old == 0 or abs(new - old) <= limit * abs(old) * (year - before):
        return []
    text = gettext("From {before} to {year} the emission changed by {change} %: confirm it or correct it.")
    change = f"{(new - old) / abs(old) * 100:+.0f}"
    return [SeriesFinding("jump", year, text.format(before=before, year=year, change=change))]


def overlap(new: Mapping[int, float], old: Mapping[int, float], year: int) -> float:
    """Return the value of `year` by the old method, raised to the new one by the mean ratio of the years both have.

    Source: 2006 IPCC Guidelines, Volume 1, Chapter 5, Equation 5.1. Refusal where the series do not overlap.

    >>> overlap({2015: 110.0, 2016: 121.0}, {2014: 90.0, 2015: 100.0, 2016: 110.0}, 2014)
    99.00000000000001
    """
    both = [one for one in new if old.get(one)]
    if not both or year not in old:
        raise Refusal(
            "The two series share no year, or the old one has no {year}: choose another way of splicing.", year=year
        )
    return old[year] * sum(new[one] / old[one] for one in both) / len(both)


def interpolated(known: Sequence[tuple[int, float]], year: int) -> float:
    """Return the value of `year` on the straight line between its two neighbours; Refusal outside them.

    Source: 2006 IPCC Guidelines, Volume 1, Chapter 5, Section 5.3.3.3.

    >>> interpolated([(2010, 10.0), (2014, 18.0)], 2011)
    12.0
    """
    before = [one for one in known if one[0] <= year]
    after = [one for one in known if one[0] >= year]
    if not before or not after:
        raise Refusal(
            "{year} lies outside the years that are known: a trend or another series must carry it.", year=year
        )
    (first, low), (last, high) = max(before), min(after)
    return low if first == last else low + (high - low) * (year - first) / (last - first)
