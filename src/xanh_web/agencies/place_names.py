"""The names of areas by the code and the period of a figure: a code lives on with other boundaries."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from xanh.basis.period import Period
from xanh_web.agencies.models import Area


class PlaceNames:
    """Names of the areas of some codes, read in one query."""

    def __init__(self, codes: Iterable[str]) -> None:
        self._areas: dict[str, list[Area]] = defaultdict(list)
        for area in Area.objects.filter(code__in=set(codes)).order_by("valid_from"):
            self._areas[area.code].append(area)

    def of(self, code: str, period: str) -> str:
        """Return the name of the area `code` at the end of `period`; the code itself where nobody named it."""
        return self.on(code, Period.parse(period).end)

    def on(self, code: str, day: date) -> str:
        """Return the name of the area `code` on `day`; the code itself where nobody named it."""
        return next((area.name for area in self._areas[code] if _stood(area, day)), code)


def _stood(area: Area, day: date) -> bool:
    return (area.valid_from is None or area.valid_from <= day) and (area.valid_to is None or day <= area.valid_to)
