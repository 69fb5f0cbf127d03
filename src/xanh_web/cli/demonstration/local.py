"""Illustrative values of the areas that make up the city: districts until they ended, wards and communes since."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from xanh_web.agencies.models import Area
from xanh_web.cli.demonstration.answers import draw
from xanh_web.cli.demonstration.series import value_of
from xanh_web.ledger.actions import Fact
from xanh_web.plans.models import Indicator

# Which indicators have such values, and how far an area may lie from the city's value, in tenths of the unit.
_SPREAD = {"urban-solid-waste-treated": 120, "clean-water-population-share": 160}
YEARS = range(2021, 2027)


def local_facts(city_code: str) -> Iterator[Fact]:
    """Yield a value for every area of every year; one in forty says that nobody measures it there."""
    for indicator in Indicator.objects.filter(code__in=_SPREAD).order_by("code"):
        for year in YEARS:
            for area in Area.objects.within(city_code, date(year, 12, 31)).order_by("code"):
                yield _fact(indicator, area.code, year)


def _fact(indicator: Indicator, area_code: str, year: int) -> Fact:
    spread = _SPREAD[indicator.code]
    centre = value_of(indicator.code, year) or Decimal(0)
    away = Decimal(draw(area_code, indicator.code, below=2 * spread) - spread) / 10
    missing = draw(area_code, indicator.code, str(year), below=40) == 0
    return Fact(
        indicator=indicator.code,
        area_code=area_code,
        period=str(year),
        value=None if missing else max(Decimal(0), min(Decimal(100), centre - Decimal(4) + away)),
        missing="not_collected" if missing else "",
        unit=indicator.unit,
        status="estimated" if year == YEARS[-1] else "actual",
        source="demonstration:local",
        illustrative=True,
    )
