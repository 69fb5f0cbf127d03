"""The fields of the data structure one by one: what of a fact each is made of, for who writes many facts at once."""

from decimal import Decimal
from typing import Any

from xanh.interchange.sdmx.fields import FIELDS, MEASURE, fields_of
from xanh.interchange.sdmx.model import Fact

# A fact with its value or without it makes no other difference than in `missing`.
MADE_OF: dict[str, tuple[str, ...]] = {
    "FREQ": ("period",),
    "REF_AREA": ("area",),
    "INDICATOR": ("indicator",),
    "BREAKDOWN": ("dimensions",),
    "TIME_PERIOD": ("period",),
    MEASURE: ("value",),
    "UNIT_MEASURE": ("unit",),
    "OBS_STATUS": ("status", "missing"),
    "FINALITY": ("status", "missing"),
    "MISSING_REASON": ("status", "missing"),
    "ILLUSTRATIVE": ("illustrative",),
    "COMMENT_OBS": ("comment",),
    "SOURCE": ("source",),
    "RECORDED_AT": ("recorded_at",),
}
_PLACES = {name: place for place, name in enumerate(FIELDS)}
_SOME = Fact("i", "a", "2000", Decimal(0), "u", "actual")


def field_text(field: str, *parts: Any) -> str:
    """Return the text of `field` in a fact of which it is told what `MADE_OF` names.

    >>> field_text("TIME_PERIOD", "2021/2030"), field_text("OBS_STATUS", "estimated", "")
    ('2021-01-01/P10Y', 'E')
    """
    told = dict(zip(MADE_OF[field], parts, strict=True))
    if told.get("missing"):
        told["value"] = None
    return fields_of(_SOME._replace(**told))[_PLACES[field]]
