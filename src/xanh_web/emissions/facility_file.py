"""The register as a file: CSV or YAML, read whole or refused with the line and the reason."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from xanh.basis.errors import Refusal
from xanh.basis.text import collapse
from xanh.ghg.facilities.law import KINDS, sectors

COLUMNS = (
    "code", "name", "tax_code", "operator", "address", "area_code", "latitude", "longitude", "sector", "kind",
    "quota_on", "list_decision", "list_annex", "list_number", "listed_before", "business", "emissions", "energy",
    "waste", "figures_year", "valid_from", "valid_to", "status", "note",
)  # fmt: skip
NEEDED = ("code", "name", "address", "area_code", "sector", "kind", "valid_from")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")
_TAX_CODE = re.compile(r"\d{10}(-\d{3})?|\d{12}")
_LONGEST = {"name": 250, "operator": 250, "address": 300, "business": 300, "list_decision": 40}


@dataclass(frozen=True)
class FacilityRecord:
    """One facility as a file says it; `where` is its place in the file, for the sentences."""

    where: str
    values: Mapping[str, Any]

    @property
    def code(self) -> str:
        """The code of the facility."""
        return str(self.values["code"])


def read_facilities(name: str, content: bytes) -> list[FacilityRecord]:
    """Return the facilities in a CSV or YAML file; Refusal, naming the line, where one cannot be read."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal("{file} is not UTF-8 text: save it as UTF-8.", file=name) from error
    rows = _csv_rows(name, text) if Path(name).suffix.lower() == ".csv" else _yaml_rows(name, text)
    records = [_record(row, where) for where, row in rows]
    if not records:
        raise Refusal("{file} names no facility.", file=name)
    codes = [record.code for record in records]
    if twice := next((record for record in records if codes.count(record.code) > 1), None):
        raise Refusal("{where}: the code {code} stands twice in the file.", where=twice.where, code=twice.code)
    return records


def _csv_rows(name: str, text: str) -> list[tuple[str, dict[str, Any]]]:
    reader = csv.DictReader(text.splitlines())
    columns = list(reader.fieldnames or [])
    if unknown := [column for column in columns if column not in COLUMNS]:
        raise Refusal("{file} has the unknown column “{column}”.", file=name, column=unknown[0])
    if missing := [column for column in NEEDED if column not in columns]:
        raise Refusal("{file} lacks the column “{column}”.", file=name, column=missing[0])
    rows = []
    for row in reader:
        where = f"{name}:{reader.line_num}"
        if None in row or None in row.values():
            raise Refusal("{where} has more or fewer cells than the heading.", where=where)
        rows.append((where, dict(row)))
    return rows


def _yaml_rows(name: str, text: str) -> list[tuple[str, dict[str, Any]]]:
    try:
        content = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        raise Refusal("{file} is not readable YAML.", file=name) from error
    rows = content.get("facilities") if isinstance(content, dict) else content
    if not isinstance(rows, list):
        raise Refusal("{file} must hold a list of facilities.", file=name)
    for place, row in enumerate(rows, start=1):
        where = f"{name} [{place}]"
        if not isinstance(row, dict):
            raise Refusal("{where} must be names and values.", where=where)
        if unknown := [key for key in row if key not in COLUMNS]:
            raise Refusal("{where} has the unknown entry “{key}”.", where=where, key=unknown[0])
    return [(f"{name} [{place}]", row) for place, row in enumerate(rows, start=1)]


def _record(row: Mapping[str, Any], where: str) -> FacilityRecord:
    said = {name: _said(row.get(name)) for name in COLUMNS}
    if missing := [name for name in NEEDED if not said[name]]:
        raise Refusal("{where} lacks “{key}”.", where=where, key=missing[0])
    _check(said, where)
    values: dict[str, Any] = dict(said)
    for name, places in (("latitude", 6), ("longitude", 6), ("emissions", 3), ("energy", 3), ("waste", 3)):
        values[name] = _number(said[name], name, places, where)
    for name in ("quota_on", "valid_from", "valid_to"):
        values[name] = _day(said[name], name, where)
    values["figures_year"] = _year(said["figures_year"], where)
    values["listed_before"] = [one.strip() for one in said["listed_before"].split(";") if one.strip()]
    values["status"] = said["status"] or "unverified"
    if values["valid_to"] and values["valid_to"] < values["valid_from"]:
        raise Refusal("{where}: the last day comes before the first.", where=where)
    if (values["latitude"] is None) != (values["longitude"] is None):
        raise Refusal("{where}: a place has two coordinates, latitude and longitude.", where=where)
    return FacilityRecord(where, values)


def _check(said: Mapping[str, str], where: str) -> None:
    if not _CODE.fullmatch(said["code"]):
        raise Refusal("{where}: a code has letters, digits and hyphens, at most 40: “{code}”.", where=where, **_c(said))
    if said["kind"] not in KINDS:
        kinds = ", ".join(KINDS)
        raise Refusal(
            "{where}: “{kind}” is not a kind of facility; write one of {kinds}.",
            where=where,
            kind=said["kind"],
            kinds=kinds,
        )
    if said["sector"] not in sectors():
        raise Refusal("{where}: “{sector}” is not a sector of the list.", where=where, sector=said["sector"])
    if said["tax_code"] and not _TAX_CODE.fullmatch(said["tax_code"]):
        raise Refusal(
            "{where}: a tax code has 10 digits, or 10 and 3 after a hyphen: “{tax}”.",
            where=where,
            tax=said["tax_code"],
        )
    if said["status"] not in ("", "verified", "unverified"):
        raise Refusal("{where}: write “status” as verified or unverified.", where=where)
    for name, most in _LONGEST.items():
        if len(said[name]) > most:
            raise Refusal("{where}: “{key}” is longer than {most} characters.", where=where, key=name, most=most)


def _c(said: Mapping[str, str]) -> dict[str, str]:
    return {"code": said["code"][:60]}


def _said(value: object) -> str:
    if isinstance(value, list):
        return ";".join(map(str, value))
    return "" if value is None else collapse(str(value))


def _number(text: str, name: str, places: int, where: str) -> Decimal | None:
    if not text:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    within = {"latitude": 90, "longitude": 180}.get(name, 10**11)
    if not value.is_finite() or abs(value) > within or (name not in ("latitude", "longitude") and value < 0):
        raise Refusal("{where}: “{text}” is no {key}: write a number like 1234.5.", where=where, text=text, key=name)
    return round(value, places)


def _day(text: str, name: str, where: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refusal("{where}: write “{key}” as a day, YYYY-MM-DD.", where=where, key=name) from error


def _year(text: str, where: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and 2000 <= int(text) <= 2100):
        raise Refusal("{where}: write “{key}” as a year.", where=where, key="figures_year")
    return int(text)
