"""What a map shows: the values of one indicator in one period, area by area."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from xanh.basis.period import Period
from xanh_web.agencies.models import Area
from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Indicator
from xanh_web.portal.map.classes import MapClass, class_of, classes_of


@dataclass(frozen=True)
class Choices:
    """What may be chosen: the indicators that have values below the city, and the periods of the one chosen."""

    indicators: list[Indicator]
    indicator: Indicator | None
    periods: list[str]
    period: str


@dataclass(frozen=True)
class AreaFigure:
    """One area with its ledger row; `number` is the class of its value, 0 where there is none."""

    area: Area
    row: Observation | None
    number: int


@dataclass(frozen=True)
class MapFigures:
    """All areas of a map, in order of name, with the classes of their values."""

    areas: list[AreaFigure]
    classes: list[MapClass]
    unit: str

    @property
    def known(self) -> int:
        """How many areas have a value."""
        return sum(1 for item in self.areas if item.number)

    @property
    def illustrative(self) -> bool:
        """Whether any value is illustrative."""
        return any(item.row and item.row.illustrative for item in self.areas)


def choices(parent_code: str, indicator: str, period: str, at: datetime) -> Choices:
    """Return the choices, the asked-for indicator and period chosen where they exist, else the first and the newest."""
    below = Area.objects.filter(parent_code=parent_code).values("code")
    known = Observation.objects.as_known_at(at).filter(area_code__in=below, dimensions_key="")
    found = list(Indicator.objects.filter(code__in=known.values("indicator")).order_by("name"))
    chosen = next((item for item in found if item.code == indicator), found[0] if found else None)
    rows = known.filter(indicator=chosen.code) if chosen else known.none()
    periods = sorted(set(rows.values_list("period", flat=True)), reverse=True)
    return Choices(found, chosen, periods, period if period in periods else (periods[0] if periods else ""))


def figures(parent_code: str, indicator: str, period: str, at: datetime) -> MapFigures:
    """Return the values of `indicator` in the areas that made up `parent_code` at the end of `period`."""
    areas = list(Area.objects.within(parent_code, Period.parse(period).end).order_by("folded_name", "code"))
    rows = Observation.objects.as_known_at(at).filter(
        indicator=indicator, period=period, dimensions_key="", area_code__in=[area.code for area in areas]
    )
    by_code = {row.area_code: row for row in rows}
    values = [row.value for row in by_code.values() if row.value is not None]
    classes = classes_of(values)
    return MapFigures(
        [AreaFigure(area, by_code.get(area.code), _number(by_code.get(area.code), classes)) for area in areas],
        classes,
        next((row.unit for row in by_code.values()), ""),
    )


def _number(row: Observation | None, classes: list[MapClass]) -> int:
    value: Decimal | None = row.value if row else None
    return class_of(value, classes) if value is not None else 0
