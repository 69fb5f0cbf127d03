"""What the law says of facilities, as values: levels, lists, sectors, the form, and the kinds of source it asks for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Any

from xanh.basis.errors import Refusal
from xanh.basis.language import language
from xanh.basis.parameter import parameter
from xanh.ghg.city_sources import city_source
from xanh.ghg.gas import LATEST

KINDS = (
    "thermal_power",
    "steel",
    "cement",
    "industry",
    "goods_transport",
    "commercial_building",
    "solid_waste",
    "other",
)
BURNING = ("stationary_combustion", "mobile_combustion")  # methods


@dataclass(frozen=True)
class Threshold:
    """A level from which a facility belongs on the list: of `quantity` (emissions, energy, waste), in `unit`."""

    code: str
    quantity: str
    kinds: tuple[str, ...]
    at_least: Decimal
    unit: str
    reference: str


@dataclass(frozen=True)
class ListEdition:
    """The list of facilities in force from a day; who fell off it owes no report from `exempt_from_year` on."""

    decision: str
    in_force_from: date
    reference: str
    exempt_from_year: int | None
    exempt_at: str


@dataclass(frozen=True)
class SourceKind:
    """A kind of source a facility reports: the method, what is asked, and how it enters the city's inventory.

    `city` is the kind of source it is there.
    """

    code: str
    names: tuple[str, str]
    circular: str
    method: str
    categories: tuple[str, ...]
    feeds: str
    units: tuple[str, ...]
    keys: Mapping[str, str] = field(default_factory=dict)
    ask: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    quantities: Mapping[str, str] = field(default_factory=dict)
    shares: tuple[str, ...] = ()
    own: tuple[Mapping[str, str], ...] = ()
    city: str = ""

    @property
    def name(self) -> str:
        """The name in the language of the current task."""
        return self.names[0 if language() == "vi" else 1]

    @property
    def compared(self) -> Mapping[str, str]:
        """The measures of a fuel, with their unit, that may be stated beside its amount, to be held against it."""
        return city_source(self.city).compared if self.method in BURNING else {}


@dataclass(frozen=True)
class FormItem:
    """One item of the official form. `fill` says who fills it: text (a person), lines, results (made of the lines)."""

    code: str
    title: str
    fill: str


@dataclass(frozen=True)
class ReportForm:
    """The official form: its name, heading, parts with their items, and whether the text was compared."""

    name: str
    heading: str
    signature: str
    reference: str
    parts: tuple[tuple[str, str, tuple[FormItem, ...]], ...]

    @property
    def texts(self) -> tuple[FormItem, ...]:
        """The items a person writes."""
        return tuple(item for _, _, items in self.parts for item in items if item.fill == "text")


def thresholds(on: date) -> tuple[Threshold, ...]:
    """Return the levels in force on `on`. Source: Nghị định 06/2022/NĐ-CP, Điều 6 khoản 1."""
    edition = parameter("ghg/facility_thresholds", on=on)
    return tuple(
        Threshold(row["code"], row["quantity"], tuple(row["kinds"]), Decimal(row["at_least"]), row["unit"], row["at"])
        for row in edition.values["thresholds"]
    )


def list_in_force(on: date) -> ListEdition:
    """Return the list of facilities in force on `on`; Refusal where there was none yet."""
    edition = parameter("ghg/facility_lists", on=on)
    values = edition.values
    exempt = values.get("exempt_from_year")
    return ListEdition(
        values["decision"], edition.in_force_from, edition.reference, exempt, values.get("exempt_at", "")
    )


@cache
def lists() -> tuple[ListEdition, ...]:
    """Return all lists there have been, the oldest first."""
    found: list[ListEdition] = []
    on = LATEST
    while True:
        try:
            edition = list_in_force(on)
        except Refusal:
            return tuple(reversed(found))
        found.append(edition)
        on = edition.in_force_from - timedelta(days=1)


def list_before(decision: str) -> str:
    """Return the decision whose list stood before that of `decision`, "" for the first."""
    decisions = [edition.decision for edition in lists()]
    return next((earlier for earlier, later in pairwise(decisions) if later == decision), "")


def sectors(on: date | None = None) -> dict[str, str]:
    """Return the sectors that keep inventories, code to name in the language of the current task."""
    place = 0 if language() == "vi" else 1
    rows: Mapping[str, list[str]] = parameter("ghg/facility_sectors", on=on or LATEST).values
    return {code: names[place] for code, names in rows.items()}


def source_kinds() -> Mapping[str, SourceKind]:
    """Return the kinds of source of a facility's report by code."""
    return _source_kinds()


def source_kind(code: str) -> SourceKind:
    """Return the kind of source `code`; Refusal where the list has none."""
    if code not in _source_kinds():
        raise Refusal("“{code}” is not a kind of source of the form: choose one of its list.", code=code)
    return _source_kinds()[code]


def report_form(on: date) -> ReportForm:
    """Return the official form in force on `on`. Source: Nghị định 06/2022/NĐ-CP, Phụ lục II, Mẫu số 06."""
    edition = parameter("ghg/facility_form", on=on)
    values = edition.values
    parts = tuple(
        (part["number"], part["title"], tuple(FormItem(**item) for item in part["items"])) for part in values["parts"]
    )
    return ReportForm(values["name"], values["heading"], values["signature"], edition.reference, parts)


@cache
def _source_kinds() -> Mapping[str, SourceKind]:
    rows: Mapping[str, Any] = parameter("ghg/facility_sources", on=LATEST).values["kinds"]
    return {code: _source_kind(code, row) for code, row in rows.items()}


def _source_kind(code: str, row: Mapping[str, Any]) -> SourceKind:
    return SourceKind(
        code=code,
        names=(row["name"][0], row["name"][1]),
        circular=row["circular"],
        method=row["method"],
        categories=tuple(row["categories"]),
        feeds=row["feeds"],
        units=tuple(row["units"]),
        keys=row.get("keys", {}),
        ask={name: tuple(choices) for name, choices in row.get("ask", {}).items()},
        quantities=row.get("quantities", {}),
        shares=tuple(row.get("shares", ())),
        own=tuple(row.get("own", ())),
        city=row["city"],
    )
