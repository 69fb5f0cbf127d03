"""Rows of the ledger as facts to be exchanged with other systems."""

from collections.abc import Generator
from types import MappingProxyType

from xanh.interchange.sdmx import Fact
from xanh_web.ledger.querysets import ObservationQuerySet

AT_ONCE = 5000
_TOTAL: MappingProxyType[str, str] = MappingProxyType({})
_COLUMNS = (
    "indicator",
    "area_code",
    "period",
    "value",
    "unit",
    "status",
    "missing",
    "note",
    "source",
    "illustrative",
    "dimensions",
    "recorded_at",
)


def facts_of(rows: ObservationQuerySet) -> Generator[Fact]:
    """Yield the rows, in their order, as facts; a value has the digits it needs and no more."""
    for row in rows.values_list(*_COLUMNS).iterator(chunk_size=AT_ONCE):
        indicator, area, period, value, unit, status, missing, note, source, illustrative, dimensions, at = row
        digits = value.normalize() if value is not None else None
        yield Fact(
            indicator, area, period, digits, unit, status, missing, note, source, illustrative, dimensions or _TOTAL, at
        )
