"""The administrative units that a city's folder describes, as records, checked with sentences."""

import csv
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xanh.basis.errors import Refusal
from xanh.basis.text import fold
from xanh_web.agencies.models import AreaKind
from xanh_web.agencies.yaml_entry import Entry, read_text

_SINCE = re.compile(r"_since_(\d{4}-\d{2}-\d{2})")
_UNTIL = re.compile(r"_until_(\d{4}-\d{2}-\d{2})")
_COLUMNS = ["code", "name", "kind", "parent_code"]


@dataclass(frozen=True)
class AreaRecord:
    code: str
    name: str
    folded_name: str
    kind: str
    parent_code: str
    valid_from: date | None
    valid_to: date | None


def read_areas(folder: Path) -> list[AreaRecord]:
    """Return the areas of all `folder`/areas/*.csv; days come from the file names ("…_until_2025-06-30.csv")."""
    records: list[AreaRecord] = []
    for path in sorted((folder / "areas").glob("*.csv")):
        records += _read_area_file(path)
    keys = [(record.code, record.valid_from) for record in records]
    if twice := next((key for key in keys if keys.count(key) > 1), None):
        raise Refusal("The area code {code} stands twice for the same days.", code=twice[0])
    return records


def _read_area_file(path: Path) -> list[AreaRecord]:
    since, until = _day_in(path, _SINCE), _day_in(path, _UNTIL)
    if since is None and until is None:
        raise Refusal("Name the file {file} “…_since_YYYY-MM-DD.csv” or “…_until_YYYY-MM-DD.csv”.", file=path.name)
    rows = csv.DictReader(read_text(path).splitlines())
    if list(rows.fieldnames or []) != _COLUMNS:
        raise Refusal("{file} must have the columns {columns}.", file=path.name, columns=", ".join(_COLUMNS))
    return [_area(row, f"{path.name}, line {rows.line_num}", since, until) for row in rows]


def _day_in(path: Path, pattern: re.Pattern[str]) -> date | None:
    match = pattern.search(path.stem)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        raise Refusal("The name of {file} holds a day that does not exist.", file=path.name) from None


def _area(row: dict[str, str], where: str, since: date | None, until: date | None) -> AreaRecord:
    entry = Entry(row, where, known=_COLUMNS)
    code, name = entry.text("code", needed=True), entry.text("name", needed=True)
    if not re.fullmatch(r"\d{2}|\d{3}|\d{5}", code):
        raise Refusal("{where}: “{code}” is not an area code of 2, 3 or 5 digits.", where=where, code=code)
    kind = entry.text("kind", needed=True).replace("-", "_").replace(" ", "_")
    if kind not in AreaKind.values:
        raise Refusal("{where}: “{kind}” is not a kind of area.", where=where, kind=row["kind"])
    return AreaRecord(code, name, fold(name), kind, entry.text("parent_code"), since, until)
