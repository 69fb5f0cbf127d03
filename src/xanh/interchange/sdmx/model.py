"""A fact as it is exchanged: a value or the reason there is none, with all that has to be known of it."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

_TOTAL: Mapping[str, str] = MappingProxyType({})


class Fact(NamedTuple):
    """(indicator, area, period, dimensions) → `value` in `unit`, or the code of the reason it is `missing`.

    `status` is estimated, actual or official; `recorded_at` the instant it entered the ledger it comes from, with its
    time zone, None where that is not told.
    """

    indicator: str
    area: str
    period: str
    value: Decimal | None
    unit: str
    status: str
    missing: str = ""
    comment: str = ""
    source: str = ""
    illustrative: bool = False
    dimensions: Mapping[str, str] = _TOTAL
    recorded_at: datetime | None = None
