"""A fact as the fields of the data structure, and back: shared by every format."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from xanh.basis.errors import Refusal
from xanh.basis.missing import MissingReason
from xanh.basis.parameter import parameter
from xanh.interchange.sdmx.codes import (
    read_breakdown,
    read_code,
    read_period,
    written_breakdown,
    written_code,
    written_period,
)
from xanh.interchange.sdmx.model import Fact

DIMENSIONS = ("FREQ", "REF_AREA", "INDICATOR", "BREAKDOWN", "TIME_PERIOD")
MEASURE = "OBS_VALUE"
ATTRIBUTES = (
    "UNIT_MEASURE",
    "OBS_STATUS",
    "FINALITY",
    "MISSING_REASON",
    "ILLUSTRATIVE",
    "COMMENT_OBS",
    "SOURCE",
    "RECORDED_AT",
)
FIELDS = (*DIMENSIONS, MEASURE, *ATTRIBUTES)
NEEDED = ("REF_AREA", "INDICATOR", "TIME_PERIOD", "UNIT_MEASURE")
STATUSES = ("estimated", "actual", "official")

_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_LARGEST = 60  # digits before and after the decimal mark: beyond any statistic
_NOTHING = {"", "NaN", "#N/A"}  # how SDMX 3.0 writes that there is no value
# What neither XML nor a database can hold.
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@cache
def code_values() -> Any:
    """Return the mapping on the code lists of SDMX (`data/law/sdmx_codes.yaml`): ours, not SDMX's own."""
    return parameter("sdmx_codes", on=date(2000, 1, 1)).values


def fields_of(fact: Fact) -> tuple[str, ...]:
    """Return a fact as texts in the order of `FIELDS`, "" for what it does not have; decimals keep every digit."""
    codes = code_values()
    kind, period = written_period(fact.period)
    missing = fact.missing if fact.value is None else ""
    return (
        codes["frequency"][kind],
        written_code(fact.area),
        written_code(fact.indicator),
        written_breakdown(fact.dimensions),
        period,
        f"{fact.value:f}" if fact.value is not None else "",
        written_code(fact.unit),
        codes["missing"][missing] if missing else codes["observation_status"][fact.status],
        fact.status,
        missing,
        "true" if fact.illustrative else "false",
        CONTROL.sub("", fact.comment) if fact.comment else "",
        CONTROL.sub("", fact.source) if fact.source else "",
        fact.recorded_at.astimezone(UTC).isoformat() if fact.recorded_at else "",
    )


def fact_of(fields: Mapping[str, str]) -> Fact:
    """Return the fact that texts under the names of `FIELDS` say; Refusal with a sentence where they say none."""
    for name in NEEDED:
        if not fields.get(name):
            raise Refusal("{field} is empty: a number never stands without it.", field=name)
    period = read_period(fields["TIME_PERIOD"])
    frequency = code_values()["frequency"][written_period(period)[0]]
    if fields.get("FREQ", frequency) not in (frequency, ""):
        raise Refusal("FREQ says “{code}”, but the period is {period}.", code=fields["FREQ"][:20], period=period)
    value = _value(fields.get(MEASURE, ""))
    missing = _missing(fields) if value is None else ""
    if value is not None and fields.get("MISSING_REASON"):
        raise Refusal("There is a value and a reason why there is none: leave out one of the two.")
    return Fact(
        read_code(fields["INDICATOR"]),
        read_code(fields["REF_AREA"]),
        period,
        value,
        read_code(fields["UNIT_MEASURE"]),
        _status(fields, value),
        missing,
        fields.get("COMMENT_OBS", ""),
        fields.get("SOURCE", ""),
        _truth(fields.get("ILLUSTRATIVE", "")),
        read_breakdown(fields.get("BREAKDOWN", "")),
        _instant(fields.get("RECORDED_AT", "")),
    )


def _value(text: str) -> Decimal | None:
    if text.strip() in _NOTHING:
        return None
    try:
        value = Decimal(text.strip()) if _NUMBER.fullmatch(text.strip()) else None
    except InvalidOperation:
        value = None
    if value is None:
        raise Refusal("“{text}” is not a number: write it with a decimal point and nothing else.", text=text[:40])
    exponent = value.as_tuple().exponent
    if value.adjusted() > _LARGEST or not isinstance(exponent, int) or exponent < -_LARGEST:
        raise Refusal("“{text}” has more digits than any statistic.", text=text[:40])
    return value


def _missing(fields: Mapping[str, str]) -> str:
    given, status = fields.get("MISSING_REASON", ""), fields.get("OBS_STATUS", "")
    codes = code_values()
    reason = given or codes["read_missing"].get(status, "")
    if reason not in MissingReason:
        raise Refusal(
            "There is no value and no reason: give MISSING_REASON ({reasons}) or OBS_STATUS ({codes}).",
            reasons=", ".join(MissingReason),
            codes=", ".join(codes["read_missing"]),
        )
    if given and status and codes["missing"][given] != status:
        raise Refusal(
            "OBS_STATUS says “{status}”, MISSING_REASON says “{reason}”: the two do not go together.",
            status=status[:20],
            reason=given,
        )
    return reason


def _status(fields: Mapping[str, str], value: Decimal | None) -> str:
    given, status = fields.get("FINALITY", ""), fields.get("OBS_STATUS", "")
    codes = code_values()
    found = given or (codes["read_status"].get(status or "A", "") if value is not None else "actual")
    if found not in STATUSES:
        raise Refusal(
            "“{status}” is not a status of a value: write one of {statuses}, or OBS_STATUS {codes}.",
            status=(given or status)[:20],
            statuses=", ".join(STATUSES),
            codes=", ".join(codes["read_status"]),
        )
    if value is not None and given and status and codes["observation_status"][given] != status:
        raise Refusal(
            "OBS_STATUS says “{status}”, FINALITY says “{finality}”: the two do not go together.",
            status=status[:20],
            finality=given,
        )
    return found


def _truth(text: str) -> bool:
    if text not in ("", "true", "false"):
        raise Refusal("ILLUSTRATIVE is “{text}”: write true or false.", text=text[:20])
    return text == "true"


def _instant(text: str) -> datetime | None:
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
        if found.tzinfo is None:
            raise ValueError("no time zone")
        return found.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Refusal("“{text}” is not an instant: write it as 2026-11-19T09:00:00+07:00.", text=text[:40]) from error
