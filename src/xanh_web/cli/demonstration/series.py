"""Illustrative series of the plan's indicators: a start, a yearly step, so that every kind of verdict can be seen."""

from decimal import Decimal

# code: (first year, value that year, change per year). Invented for demonstration; none of them is a statistic.
_SERIES: dict[str, tuple[int, str, str]] = {
    "ghg-intensity-grdp": (2014, "68.0", "-0.72"),
    "primary-energy-per-grdp": (2020, "31.0", "-0.42"),
    "renewable-share-primary-energy": (2020, "6.5", "0.6"),
    "digital-economy-share-grdp": (2020, "10.2", "2.1"),
    "water-saving-irrigation-share": (2020, "14.0", "1.1"),
    "urban-solid-waste-treated": (2020, "92.0", "1.4"),
    "urban-wastewater-treated": (2020, "23.0", "1.2"),
    "public-transport-share": (2020, "2.1", "0.3"),
    "clean-buses-among-new": (2022, "6.0", "3.0"),
    "green-procurement-share": (2022, "12.0", "-1.0"),
    "hdi": (2020, "0.742", "0.003"),
    "clean-water-population-share": (2020, "88.0", "1.3"),
    "air-quality-plan": (2024, "0", "0"),
}


FROM_INVENTORIES = frozenset({"ghg-intensity-grdp"})  # computed from the illustrative inventories up to 2024


def value_of(code: str, year: int) -> Decimal | None:
    """Return the illustrative value of an indicator in `year`, None where the series does not reach."""
    if code not in _SERIES:
        return None
    first, start, step = _SERIES[code]
    if year < first:
        return None
    value = Decimal(start) + Decimal(step) * (year - first)
    return min(value, Decimal(100)) if code not in {"ghg-intensity-grdp", "primary-energy-per-grdp"} else value


def history(code: str, until: int) -> list[tuple[int, Decimal]]:
    """Return (year, value) from the first year of the series to `until`; 2014 alone stands before 2020."""
    if code not in _SERIES or code in FROM_INVENTORIES:
        return []
    first = _SERIES[code][0]
    years = [year for year in range(first, until + 1) if year in (first, 2014) or year >= 2020]
    return [(year, value) for year in years if (value := value_of(code, year)) is not None]
