"""What a request for features asks: how many, from where on, in which box, at which time."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import numpy as np

from xanh.basis.deadline import VIETNAM
from xanh.basis.errors import Refusal
from xanh.interchange.ogc.crs import is_geographic, latitude_first, to_crs84

USUAL, MOST = 100, 1000  # features in one answer
_SIDES = 16  # a straight side in one system is bent in another: so many pieces of it are carried over


@dataclass(frozen=True)
class Paging:
    """At most `limit` features, from number `offset` on."""

    limit: int
    offset: int


def read_paging(given: Mapping[str, str]) -> Paging:
    """Return the page asked for; a limit beyond what is given at once becomes that (Core, 7.15.2).

    >>> read_paging({"limit": "5000", "offset": "200"})
    Paging(limit=1000, offset=200)
    """
    limit = _number("limit", given.get("limit", str(USUAL)), least=1)
    return Paging(min(limit, MOST), _number("offset", given.get("offset", "0"), least=0))


def _number(name: str, text: str, *, least: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10 and int(text) >= least):
        raise Refusal(
            "“{name}” is a whole number from {least} on, not “{text}”.", name=name, least=least, text=text[:40]
        )
    return int(text)


def read_box(text: str, system: str, on: date) -> Any:
    """Return the box of `bbox` as a shape in WGS84, longitude first; heights are left out of account.

    The four (or six) numbers are in `system`, in its order of axes. Where the western edge of a box in degrees is
    greater than the eastern one, it goes over the 180th meridian. Refusal for what is no box, or without shapely.
    """
    try:
        import shapely
    except ImportError as error:
        raise Refusal("Boxes need the geographic extra: install “xanh[geo]”.") from error
    first, second, third, fourth = _four(text)
    north_first = latitude_first(system)
    west, south, east, north = (second, first, fourth, third) if north_first else (first, second, third, fourth)
    if south > north or (west > east and not is_geographic(system)):
        raise Refusal("The box “{text}” ends before it begins: write the lower corner first.", text=text[:120])
    if is_geographic(system):
        parts = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
        return shapely.union_all([shapely.box(left, south, right, north) for left, right in parts])
    frame = shapely.segmentize(shapely.box(west, south, east, north), max(east - west, north - south, 1) / _SIDES)
    moved = shapely.transform(frame, lambda xy: to_crs84(xy[:, ::-1] if north_first else xy, system, on))
    if not np.isfinite(shapely.get_coordinates(moved)).all():
        raise Refusal("The box “{text}” lies outside the coordinate system.", text=text[:120])
    return moved


def _four(text: str) -> tuple[float, float, float, float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) == 6:
        numbers = [*numbers[:2], *numbers[3:5]]
    if len(numbers) != 4 or not all(math.isfinite(number) for number in numbers):
        raise Refusal(
            "“{text}” is not a box: write four numbers with commas between, such as 105.2,9.2,106.2,10.3.",
            text=text[:120],
        )
    return numbers[0], numbers[1], numbers[2], numbers[3]


def read_days(text: str) -> tuple[date | None, date | None]:
    """Return the first and last day of `datetime`, None for an open end; an instant counts as its day in Vietnam.

    >>> read_days("2025-07-01/..")
    (datetime.date(2025, 7, 1), None)
    """
    parts = text.split("/")
    if len(parts) > 2:
        raise _no_time(text)
    first, last = _day(parts[0], text), _day(parts[-1], text)
    if (len(parts) == 1 and first is None) or (first and last and first > last):
        raise _no_time(text)
    return first, last


def _day(part: str, whole: str) -> date | None:
    if part in {"", ".."}:
        return None
    try:
        if "T" not in part.upper():
            return date.fromisoformat(part)
        # A "+" of a time zone that was not written as %2B arrives as a blank.
        instant = datetime.fromisoformat(part.upper().replace(" ", "+"))
        return (instant.astimezone(VIETNAM) if instant.tzinfo else instant).date()
    except (ValueError, OverflowError) as error:
        raise _no_time(whole) from error


def _no_time(text: str) -> Refusal:
    return Refusal(
        "“{text}” is not a time: write a day (2025-07-01), an instant, or two of them (2025-07-01/..).", text=text[:80]
    )
