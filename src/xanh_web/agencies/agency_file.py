"""The agencies that a city's folder describes, as records, checked with sentences."""

from dataclasses import dataclass
from datetime import date

from xanh.basis.errors import Refusal
from xanh.basis.text import collapse
from xanh_web.agencies.area_files import AreaRecord
from xanh_web.agencies.city import City
from xanh_web.agencies.models import AgencyKind
from xanh_web.agencies.validity import holds_on
from xanh_web.agencies.yaml_entry import Entry, read_mapping

FILE = "agencies.yaml"


@dataclass(frozen=True)
class AgencyRecord:
    code: str
    name: str
    head_title: str
    kind: str
    area_code: str
    valid_from: date | None
    valid_to: date | None
    start_unknown: bool
    sort_key: str


def read_agencies(city: City, areas: list[AreaRecord]) -> list[AgencyRecord]:
    """Return the agencies of agencies.yaml in its order, then those made from areas, by code."""
    whole = Entry(read_mapping(city.folder / FILE), FILE, known=("agencies", "from_areas"))
    records = [
        _agency(item, f"{FILE}, agencies {number}", number, city)
        for number, item in enumerate(whole.items("agencies"), start=1)
    ]
    for number, item in enumerate(whole.items("from_areas"), start=1):
        records += _from_areas(item, f"{FILE}, from_areas {number}", number, areas)
    codes = [record.code for record in records]
    if twice := next((code for code in codes if codes.count(code) > 1), None):
        raise Refusal("{file}: the code “{code}” stands twice.", file=FILE, code=twice)
    return records


def _agency(item: object, where: str, number: int, city: City) -> AgencyRecord:
    known = ("code", "name", "head_title", "kind", "area_code", "valid_from", "valid_to", "start_unknown")
    entry = Entry(item, where, known=known)
    since, until = entry.day("valid_from"), entry.day("valid_to")
    if since and until and until < since:
        raise Refusal("{where}: “valid_to” lies before “valid_from”.", where=where)
    if since and entry.flag("start_unknown"):
        raise Refusal("{where}: give “valid_from” or “start_unknown”, not both.", where=where)
    return AgencyRecord(
        code=entry.text("code", needed=True),
        name=entry.text("name", needed=True),
        head_title=entry.text("head_title"),
        kind=entry.one_of("kind", AgencyKind.values),
        area_code=entry.text("area_code") or city.area_code,
        valid_from=since,
        valid_to=until,
        start_unknown=entry.flag("start_unknown"),
        sort_key=f"0-{number:04d}",
    )


def _from_areas(item: object, where: str, number: int, areas: list[AreaRecord]) -> list[AgencyRecord]:
    known = ("kind", "area_kinds", "parent_code", "on_day", "code", "name", "head_title")
    entry = Entry(item, where, known=known)
    on, parent = entry.needed_day("on_day"), entry.text("parent_code", needed=True)
    kinds, kind = entry.items("area_kinds"), entry.one_of("kind", AgencyKind.values)
    code, name = entry.text("code", needed=True), entry.text("name", needed=True)
    if "{code}" not in code or "{name}" not in name:
        raise Refusal("{where}: write the place of the area as {{code}} in “code” and {{name}} in “name”.", where=where)
    chosen = [
        a for a in areas if a.kind in kinds and a.parent_code == parent and holds_on(on, a.valid_from, a.valid_to)
    ]
    if not chosen:
        raise Refusal("{where}: no area of these kinds lies in {parent} on that day.", where=where, parent=parent)
    return [
        AgencyRecord(
            code=code.replace("{code}", area.code),
            # "Phường Cái Khế" begins a line, "phường Cái Khế" stands inside a name.
            name=collapse(name.replace("{name}", area.name[0].lower() + area.name[1:])),
            head_title=entry.text("head_title"),
            kind=kind,
            area_code=area.code,
            valid_from=area.valid_from,
            valid_to=area.valid_to,
            start_unknown=False,
            sort_key=f"{number}-{area.code}",
        )
        for area in sorted(chosen, key=lambda area: area.code)
    ]
