"""The calendar: what is due in a year, from whom, before which day, and for which years of data."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from xanh.basis.deadline import ends_before
from xanh.basis.errors import Refusal
from xanh.basis.parameter import Parameter, parameter

CALENDAR = "ghg/facility_calendar"
INVENTORY = "inventory"
GROUPS = ("A", "B", "C")


@dataclass(frozen=True)
class Due:
    """One thing due: `who` (facility, province) sends `code` to `to` before the day `before`, about `years`.

    `groups` are the groups of facilities it concerns, none for the province's own. `verified`: a verification body has
    looked at it first.
    """

    code: str
    groups: tuple[str, ...]
    who: str
    to: str
    before: date
    years: tuple[int, ...]
    form: str
    verified: bool
    reference: str

    @property
    def end(self) -> datetime:
        """The first instant that is too late."""
        return ends_before(self.before)


def group_of(kind: str, quota_on: date | None, on: date) -> str:
    """Return the group of a facility on `on`: B by its kind, C from the day quota was allocated to it, else A.

    Source: Nghị định 06/2022/NĐ-CP, Điều 11 khoản 4, as amended by Nghị định 119/2025/NĐ-CP.
    """
    values = parameter(CALENDAR, on=on).values
    if kind in values["quota_kinds"]:
        return "B"
    return "C" if values["quota_kinds"] and quota_on is not None and quota_on <= on else "A"


def duties_in(year: int) -> tuple[Due, ...]:
    """Return all that is due in `year`, by day; each by the law in force on the last day before its deadline."""
    found = []
    for edition in _editions_in(year):
        for row in edition.values["duties"]:
            due = _due(row, year)
            if due and _in_force_on(due.before - timedelta(days=1)) == edition.in_force_from:
                found.append(due)
    return tuple(sorted(found, key=lambda due: (due.before, due.code, due.groups)))


def duties_of(kind: str, quota_on: date | None, year: int) -> tuple[Due, ...]:
    """Return what a facility of `kind` owes in `year`, in the group of 1 January: one inventory a year at most."""
    duties = duties_in(year)
    return tuple(due for due in duties if group_of(kind, quota_on, date(year, 1, 1)) in due.groups) if duties else ()


def inventory_due(kind: str, quota_on: date | None, year: int) -> Due:
    """Return the inventory report a facility owes in `year`; Refusal where none is due that year."""
    for due in duties_of(kind, quota_on, year):
        if due.code == INVENTORY:
            return due
    raise Refusal("No inventory report of this facility is due in {year}: choose a year of the calendar.", year=year)


def _editions_in(year: int) -> Iterator[Parameter]:
    on = date(year, 12, 31)
    while on >= date(year, 1, 1) - timedelta(days=1):
        try:
            edition = parameter(CALENDAR, on=on)
        except Refusal:
            return
        yield edition
        on = edition.in_force_from - timedelta(days=1)


def _in_force_on(day: date) -> date | None:
    try:
        return parameter(CALENDAR, on=day).in_force_from
    except Refusal:
        return None


def _due(row: dict[str, Any], year: int) -> Due | None:
    since = year - row["first_year"]
    if since < 0 or since % row["every"]:
        return None
    month, day = (int(part) for part in row["before"].removeprefix("--").split("-"))
    years = tuple(one for one in range(year - row["covers"], year) if one >= row["first_covered"])
    return Due(
        code=row["code"],
        groups=tuple(row["groups"]),
        who=row["who"],
        to=row["to"],
        before=date(year, month, day),
        years=years,
        form=row["form"],
        verified=row["verified"],
        reference=row["at"],
    )
