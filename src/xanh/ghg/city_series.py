"""A city's inventories of several years side by side. Source: 2006 IPCC Guidelines, Volume 1, Chapter 5."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from xanh.ghg.city_totals import Frozen, co2e_of
from xanh.ghg.series import SeriesFinding, Year, series_findings


def city_findings(years: Mapping[int, Sequence[Frozen]], gwp: str) -> tuple[tuple[str, SeriesFinding], ...]:
    """Return (IPCC category, finding) for what in the years of a territory needs a word, by category and year.

    `years` are the frozen lines of each year's inventory, all read under `gwp`. A year without an inventory is no gap
    of a category: only one that is missing in an inventory and stands in those before and after.
    """
    series: dict[str, dict[int, Year]] = defaultdict(dict)
    for year, lines in years.items():
        for code, of in _by_category(lines).items():
            series[code][year] = _year(of, gwp)
    return tuple(
        (code, finding)
        for code, found in sorted(series.items())
        for finding in series_findings(found)
        if finding.kind != "gap" or finding.year in years
    )


def _by_category(lines: Iterable[Frozen]) -> Mapping[str, list[Frozen]]:
    found: dict[str, list[Frozen]] = defaultdict(list)
    for line in lines:
        if co2e_of(line, "AR5", (1,)) is not None:
            found[line["category"]].append(line)
    return found


def _year(lines: Sequence[Frozen], gwp: str) -> Year:
    factors = {used["code"] for line in lines for one in line["gases"].values() for used in one["factors"]}
    return Year(
        value=sum(co2e_of(line, gwp, (1,)) or 0.0 for line in lines),
        method=", ".join(sorted({line["kind"] for line in lines})),
        factor=", ".join(sorted(factors)),
        gwp=gwp,
    )
