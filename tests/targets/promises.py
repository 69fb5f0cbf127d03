"""Short ways to write promises and series in the tests of this room."""

from datetime import date
from decimal import Decimal

from xanh.targets import Kind, Observed, Promise

IN_2024 = date(2024, 12, 1)


def series(values: dict[int, str], unit: str = "%", status: str = "actual") -> list[Observed]:
    """Return one observation a year."""
    return [Observed(year, Decimal(value), unit, f"observation:{year}", status) for year, value in values.items()]


def at_least(value: str, unit: str = "%", horizon: int = 2030) -> Promise:
    return Promise(Kind.AT_LEAST, unit, horizon, value=Decimal(value))


def fall_since_2014(percent: str, horizon: int = 2030) -> Promise:
    return Promise(Kind.CHANGE_FROM_BASE, "%", horizon, value=-Decimal(percent), base_year=2014)


def mean_fall(low: str, high: str, unit: str = "%/year") -> Promise:
    return Promise(
        Kind.MEAN_ANNUAL_CHANGE, unit, 2030, low=Decimal(low), high=Decimal(high), start_year=2021, end_year=2030
    )
