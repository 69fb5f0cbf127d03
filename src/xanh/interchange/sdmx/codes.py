"""How codes, breakdowns and periods are written in SDMX, and back; each way undoes the other.

An identifier of SDMX (IDType of SDMXCommon.xsd) holds letters A to Z, digits, "_", "-", "@" and "$". Any other sign
of a code is written as its hexadecimal number between two "$".
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from xanh.basis.errors import Refusal
from xanh.basis.period import Period

TOTAL = "_T"
_PLAIN = re.compile(r"[A-Za-z0-9_\-]*")
_OTHER = re.compile(r"[^A-Za-z0-9_\-]")
_WRITTEN = re.compile(r"\$([0-9A-F]{1,6})\$")
_RANGE = re.compile(r"([0-9]{4})-01-01(?:T00:00:00)?/P([0-9]{1,3})Y")
_REPORTING = re.compile(r"([0-9]{4})-(?:A1|M(0[1-9]|1[0-2]))")


@lru_cache(maxsize=100_000)
def written_code(code: str) -> str:
    """Return `code` as an identifier of SDMX.

    >>> written_code("tonne_co2e/billion_dong"), written_code("92")
    ('tonne_co2e$2F$billion_dong', '92')
    """
    if _PLAIN.fullmatch(code):
        return code
    return _OTHER.sub(lambda match: f"${ord(match[0]):X}$", code)


@lru_cache(maxsize=100_000)
def read_code(written: str) -> str:
    """Return the code that `written_code` wrote; Refusal where it wrote none such."""
    if _PLAIN.fullmatch(written):
        return written
    code = _WRITTEN.sub(lambda match: _character(match[1]), written)
    if written_code(code) != written:
        raise Refusal("“{code}” is not a code as SDMX writes it.", code=written[:80])
    return code


def _character(number: str) -> str:
    point = int(number, 16)
    return chr(point) if point <= 0x10FFFF and not 0xD800 <= point <= 0xDFFF else "$"


def written_breakdown(dimensions: Mapping[str, str]) -> str:
    """Return one code for all further dimensions of a fact: "_T" for none, else names and values between "@".

    >>> written_breakdown({"reading": "computed"}), written_breakdown({})
    ('reading@computed', '_T')
    """
    if not dimensions:
        return TOTAL
    return "@".join(f"{written_code(name)}@{written_code(value)}" for name, value in sorted(dimensions.items()))


@lru_cache(maxsize=10_000)
def read_breakdown(written: str) -> Mapping[str, str]:
    """Return the dimensions that `written_breakdown` wrote; Refusal where it wrote none such."""
    if written in (TOTAL, ""):
        return MappingProxyType({})
    parts = [read_code(part) for part in written.split("@")]
    found = dict(zip(parts[::2], parts[1::2], strict=False))
    if written_breakdown(found) != written:
        raise Refusal("“{code}” is not a breakdown as SDMX writes it.", code=written[:80])
    return MappingProxyType(found)


@lru_cache(maxsize=10_000)
def written_period(code: str) -> tuple[str, str]:
    """Return (kind, TIME_PERIOD) of a period: a span of years becomes a time range (ISO 8601), all else stays.

    >>> written_period("2021/2030"), written_period("2025-Q3")
    (('span', '2021-01-01/P10Y'), ('quarter', '2025-Q3'))
    """
    period = Period.parse(code)
    if "/" in code:
        return "span", f"{period.start.year}-01-01/P{period.end.year - period.start.year + 1}Y"
    return ("quarter" if "Q" in code else "month" if "-" in code else "year"), code


@lru_cache(maxsize=10_000)
def read_period(written: str) -> str:
    """Return the period that a TIME_PERIOD says; Refusal where the ledger knows no such period."""
    if match := _RANGE.fullmatch(written):
        first, last = int(match[1]), int(match[1]) + int(match[2]) - 1
        return Period.parse(f"{first:04d}/{last:04d}").code
    if match := _REPORTING.fullmatch(written):
        return Period.parse(f"{match[1]}-{match[2]}" if match[2] else match[1]).code
    if "/" in written:
        raise Refusal("“{code}” is not a period: write 2025, 2025-Q3, 2025-07 or 2021-01-01/P10Y.", code=written[:40])
    return Period.parse(written[:40]).code
