"""Periods: a year, a quarter, a month, or a span of years, written one way everywhere."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from xanh.basis.errors import Refusal

_YEAR = re.compile(r"([1-9][0-9]{3})")
_QUARTER = re.compile(r"([1-9][0-9]{3})-Q([1-4])")
_MONTH = re.compile(r"([1-9][0-9]{3})-(0[1-9]|1[0-2])")
_SPAN = re.compile(r"([1-9][0-9]{3})/([1-9][0-9]{3})")


@dataclass(frozen=True, order=True)
class Period:
    """A closed stretch of days with its code: "2025", "2025-Q3", "2025-07" or "2021/2030"."""

    start: date
    end: date
    code: str

    @staticmethod
    def parse(code: str) -> "Period":
        """Return the period written `code`; Refusal if it is none of the four forms.

        >>> Period.parse("2025-Q3").end
        datetime.date(2025, 9, 30)
        """
        if match := _YEAR.fullmatch(code):
            year = int(match[1])
            return Period(date(year, 1, 1), date(year, 12, 31), code)
        if match := _QUARTER.fullmatch(code):
            year, last = int(match[1]), int(match[2]) * 3
            return Period(date(year, last - 2, 1), date(year, last, monthrange(year, last)[1]), code)
        if match := _MONTH.fullmatch(code):
            year, month = int(match[1]), int(match[2])
            return Period(date(year, month, 1), date(year, month, monthrange(year, month)[1]), code)
        if (match := _SPAN.fullmatch(code)) and match[1] <= match[2]:
            return Period(date(int(match[1]), 1, 1), date(int(match[2]), 12, 31), code)
        raise Refusal("“{code}” is not a period: write 2025, 2025-Q3, 2025-07 or 2021/2030.", code=code)

    @staticmethod
    def of_year(year: int) -> "Period":
        """Return the calendar year `year`."""
        return Period.parse(f"{year:04d}")

    @property
    def year(self) -> int:
        """The calendar year in which the period ends."""
        return self.end.year

    def __str__(self) -> str:
        return self.code
