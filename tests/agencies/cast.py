"""What the tests of this room share: the day on which they act, the city's folder, its register without a database."""

from collections import defaultdict
from datetime import UTC, date, datetime
from functools import cache

from xanh_web.agencies.agency_file import read_agencies
from xanh_web.agencies.area_files import read_areas
from xanh_web.agencies.city import city_folder, read_city
from xanh_web.agencies.register import Body, Change, Register
from xanh_web.agencies.succession_file import read_successions

NOW = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 2)
FOLDER = city_folder("can_tho")


@cache
def register_of_files() -> Register:
    """Return the register as the city's files alone give it."""
    city = read_city(FOLDER)
    agencies = read_agencies(city, read_areas(FOLDER))
    changes: dict[str, list[Change]] = defaultdict(list)
    for record in read_successions(city, agencies):
        changes[record.predecessor].append(record.change())
    bodies = {a.code: Body(a.code, a.name, a.valid_from, a.valid_to, a.start_unknown) for a in agencies}
    return Register(bodies, {code: tuple(rows) for code, rows in changes.items()})
