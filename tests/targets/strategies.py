"""Promises and series for the properties of this room."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from xanh.targets import Kind, Observed, Promise

LEVELS = (Kind.AT_LEAST, Kind.MORE_THAN, Kind.AT_MOST, Kind.LESS_THAN, Kind.EXACTLY)
numbers = st.decimals(min_value=-500, max_value=500, places=2)
positive = st.decimals(min_value=Decimal("0.01"), max_value=500, places=2)
years = st.integers(2012, 2036)
days = st.dates(date(2021, 1, 1), date(2036, 12, 31))
statuses = st.sampled_from(["actual", "estimated", "official"])


@st.composite
def promises(draw: st.DrawFn, unit: str = "hectare") -> Promise:
    """Return a promise of any kind that does not contradict itself; its number may be missing."""
    kind, horizon = draw(st.sampled_from(Kind)), draw(st.integers(2022, 2035))
    if kind in LEVELS:
        return Promise(kind, unit, horizon, value=draw(st.none() | numbers))
    if kind is Kind.RANGE:
        low, high = sorted([draw(numbers), draw(numbers)])
        return Promise(kind, unit, horizon, low=low, high=high)
    if kind is Kind.MILESTONE:
        return Promise(kind, unit, horizon)
    changes = draw(st.lists(st.decimals(-60, 60, places=1), min_size=2, max_size=2))
    low, high = sorted(changes)
    bounds: dict[str, Any] = {"value": low} if draw(st.booleans()) else {"low": low, "high": high}
    if kind is Kind.CHANGE_FROM_BASE:
        return Promise(
            kind, draw(st.sampled_from(["%", unit])), horizon, base_year=draw(st.integers(2012, 2021)), **bounds
        )
    start = draw(st.integers(2015, 2022))
    return Promise(kind, "%/year", horizon, start_year=start, end_year=max(horizon, start), **bounds)


@st.composite
def series(draw: st.DrawFn, unit: str = "hectare", *, least: int = 0) -> list[Observed]:
    """Return one observation for each of some years, in any order."""
    chosen = draw(st.lists(years, unique=True, min_size=least, max_size=8))
    values = st.one_of(numbers, positive, st.sampled_from([Decimal(0), Decimal(1)]))
    return [Observed(year, draw(values), unit, f"observation:{year}", draw(statuses)) for year in chosen]
