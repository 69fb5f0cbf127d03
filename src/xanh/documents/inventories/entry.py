"""A line of an inventory as typed, field by field, to the line itself: what is wrong or doubtful stands there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext
from xanh.basis.number import format_number
from xanh.basis.text import collapse
from xanh.documents.inventories import typed
from xanh.documents.inventories.beside import compared_in, held_against
from xanh.documents.inventories.own_factors import own_factor
from xanh.ghg.city_compared import Compared
from xanh.ghg.city_lines import CityLine, emissions_of
from xanh.ghg.city_sources import CitySource, city_source, source_word
from xanh.ghg.lines import Line
from xanh.ghg.notation import Notation
from xanh.ghg.overcount import overcounts


@dataclass(frozen=True)
class About:
    """What lines are read for: the area and the areas within it, the year, the day whose editions of the law count."""

    area: str
    year: int
    on: date
    areas: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Entry:
    """A line as read: `row` where nothing is wrong, else `errors`; `doubts` beside. Sentences by field."""

    kind: str
    written: Mapping[str, str]
    row: CityLine | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    doubts: Mapping[str, str] = field(default_factory=dict)


def read_entries(lines: Sequence[tuple[str, Mapping[str, str]]], about: About) -> list[Entry]:
    """Return every line as read. Two of one name are an error at the later; what is counted twice is a doubt."""
    entries: list[Entry] = []
    first: dict[str, int] = {}
    for place, (kind, written) in enumerate(lines, start=1):
        entry = read_entry(kind, written, about)
        name = collapse(written.get("source", "")).casefold()
        if name and (earlier := first.setdefault(name, place)) != place:
            text = gettext("Line {earlier} is this source already: keep one of the two, or give them different names.")
            errors = {**entry.errors, "source": text.format(earlier=earlier)}
            entry = replace(entry, row=None, errors=errors)
        entries.append(entry)
    return _left_out(_counted_twice(entries, about.area))


def read_entry(kind_code: str, written: Mapping[str, str], about: About) -> Entry:
    """Return one line as read. `written` stays as it came, whatever is wrong with it."""
    try:
        kind = city_source(kind_code)
    except Refusal as refusal:
        return Entry(kind_code, dict(written), errors={"kind": str(refusal)})
    reader = _Reader(kind, written, about)
    row = reader.read()
    return Entry(kind_code, dict(written), None if reader.errors else row, reader.errors, reader.doubts)


class _Reader:
    """Takes the fields of one line in turn and keeps what is wrong or doubtful of each."""

    def __init__(self, kind: CitySource, written: Mapping[str, str], about: About) -> None:
        self.kind, self.about = kind, about
        self.texts = {name: collapse(text) for name, text in written.items()}
        self.errors: dict[str, str] = {}
        self.doubts: dict[str, str] = {}

    def read(self) -> CityLine | None:
        """Return the line, None where a field it needs is wrong."""
        kind = self.kind
        notation = self._take("notation", typed.notation_in, needed=bool(kind.noted))
        # A notation stands for the number; a confidential number counts all the same where it is known.
        numbers = not kind.noted and (notation is None or (notation is Notation.C and bool(self.texts.get("amount"))))
        source = self._take("source", typed.name_in)
        category = self._category()
        keys = self._keys(needed=numbers or bool(kind.noted))
        amount = self._take("amount", typed.positive_in, needed=numbers)
        if notation is not None and not numbers and self.texts.get("amount"):
            text = gettext("{key} and a number exclude each other: clear one of the two.")
            self.errors["notation"] = text.format(key=notation)
        unit = self._take("unit", lambda text: typed.unit_in(text, kind.units), needed=numbers) or kind.units[0]
        where = self._take("where", lambda text: typed.category_in(text, ()), needed=notation is Notation.IE)
        shares, quantities = self._numbers(needed=numbers)
        taken_from = self._take("taken_from", typed.text_in, needed=numbers) or ""
        rest = self._rest()
        if self.errors:
            return None
        known = self._left(None if amount is None else float(amount), rest["less"] or {})
        if self.errors:
            return None
        line = Line(source, kind.method, category, rest["area"] or self.about.area, self.about.year, known, unit, keys)
        line = replace(
            line,
            shares=shares,
            quantities=quantities,
            notation=notation,
            where=where or "",
            history=rest["history"] or {},
            facility=rest["facility"] or "",
            without=tuple(dict.fromkeys([*(rest["without"] or ()), *(rest["less"] or {})])),
        )
        # What is subtracted for facilities is in the measures stated beside the amount.
        whole = replace(line, amount=None if amount is None else float(amount))
        errors, doubts = held_against(whole, rest["compared"], self.about.on)
        self.errors |= errors
        self.doubts |= doubts
        return self._computed(self._beside(line, taken_from, rest))

    def _take[T](self, name: str, parse: Callable[[str], T], *, needed: bool = True) -> T:
        text = self.texts.get(name, "")
        try:
            if text:
                return parse(text)
            if needed:
                self.errors[name] = gettext("“{name}” is empty: fill it in.").format(name=source_word(name))
        except Refusal as refusal:
            self.errors[name] = str(refusal)
        return None  # type: ignore[return-value]  # an error is noted, or it was not needed: the caller looks

    def _category(self) -> str:
        if len(self.kind.categories) == 1 and not self.texts.get("category"):
            return self.kind.categories[0]
        return self._take("category", lambda text: typed.category_in(text, self.kind.categories))

    def _keys(self, *, needed: bool) -> dict[str, str]:
        keys = dict(self.kind.keys)
        for asked, must in ((self.kind.ask, needed or bool(self.kind.noted)), (self.kind.optional, False)):
            for name, choices in asked.items():
                if chosen := self._choice(name, choices, needed=must):
                    keys[name] = chosen
        return keys

    def _choice(self, name: str, choices: Sequence[str], *, needed: bool) -> str:
        return self._take(name, lambda text: typed.choice_in(text, choices), needed=needed)

    def _numbers(self, *, needed: bool) -> tuple[dict[str, float], dict[str, tuple[float, str]]]:
        shares = {name: self._take(f"share_{name}", typed.share_in, needed=needed) for name in self.kind.shares}
        stated = {name: self._take(name, typed.positive_in, needed=needed) for name in self.kind.quantities}
        stated |= {name: self._take(name, typed.positive_in, needed=False) for name in self.kind.more}
        units = {**self.kind.quantities, **self.kind.more}
        return (
            {name: float(value) for name, value in shares.items() if value is not None},
            {name: (float(value), units[name]) for name, value in stated.items() if value is not None},
        )

    def _rest(self) -> dict[str, Any]:
        parsers: dict[str, Callable[[str], Any]] = {
            "area": self._area,
            "facility": typed.name_in,
            "without": typed.codes_in,
            "history": typed.history_in,
            "less": typed.less_in,
            "borrow_year": typed.year_in,
            "uncertainty_activity": typed.percent_in,
            "uncertainty_factor": typed.percent_in,
            "own_reason": typed.text_in,
            "note": typed.text_in,
        }
        found = {name: self._take(name, parse, needed=False) for name, parse in parsers.items()}
        return found | {"compared": self._compared()}

    def _compared(self) -> Compared:
        fuels = self.kind.compared_choices.get("also_fuel", ())
        fuel = self._choice("also_fuel", fuels, needed=False) if fuels else ""
        return compared_in(self.kind.compared, partial(self._take, needed=False), fuel or "")

    def _area(self, text: str) -> str:
        if text != self.about.area and text not in self.about.areas:
            raise Refusal("“{area}” is no area within this inventory's boundary.", area=text[:20])
        return text

    def _beside(self, line: Line, taken_from: str, rest: Mapping[str, Any]) -> CityLine:
        own = own_factor(self.kind, self.texts, line, self.about.on, self.errors, self.doubts)
        return CityLine(
            kind=self.kind.code,
            line=line,
            taken_from=taken_from,
            own=own,
            own_reason=str(rest["own_reason"] or ""),
            borrow_year=rest["borrow_year"],
            uncertainty_activity=rest["uncertainty_activity"],
            uncertainty_factor=rest["uncertainty_factor"],
            note=str(rest["note"] or ""),
            less=rest["less"] or {},
            compared=rest["compared"],
        )

    def _left(self, amount: float | None, less: Mapping[str, float]) -> float | None:
        """Return what is left of the amount when what the facilities report themselves is subtracted."""
        taken = sum(less.values())
        if not taken:
            return amount
        if amount is None or taken > amount:
            text = gettext("{less} cannot be subtracted from {amount}: less than nothing would be left.")
            said = {"less": format_number(Decimal(repr(taken))), "amount": format_number(Decimal(repr(amount or 0.0)))}
            self.errors["less"] = text.format(**said)
            return amount
        return float(Decimal(repr(amount)) - sum(Decimal(repr(one)) for one in less.values()))

    def _computed(self, row: CityLine) -> CityLine:
        """Compute the line once, so that what the method or the factors lack is said at a field."""
        if self.errors:
            return row
        try:
            emissions_of(row, self.about.on)
        except Refusal as refusal:
            self.errors[self._place(refusal)] = str(refusal)
        return row

    def _place(self, refusal: Refusal) -> str:
        if "is published for" in refusal.message and self.kind.borrow:
            return "borrow_year"
        if "“{name}”" in refusal.message and (name := str(refusal.values.get("name", ""))) in self.kind.fields:
            return name
        return "history" if self.kind.history and not self.texts.get("history") else "amount"


def _counted_twice(entries: list[Entry], whole: str) -> list[Entry]:
    """Say at a line what it overlaps with: parent and child, facility and city."""
    rows = {entry.row.line.code: place for place, entry in enumerate(entries) if entry.row}
    for found in overcounts((entry.row.line for entry in entries if entry.row), whole):
        place = rows[found.lines[-1] if found.kind != "twice" else found.lines[0]]
        doubts = {**entries[place].doubts, "category": found.sentence}
        entries[place] = replace(entries[place], doubts=doubts)
    return entries


def _left_out(entries: list[Entry]) -> list[Entry]:
    """Say at a line which facilities it leaves out that have no line of their own: nobody counts them."""
    there = {entry.row.line.facility for entry in entries if entry.row}
    text = gettext("{facility} is left out of this line and has no line of its own: nobody counts it.")
    for place, entry in enumerate(entries):
        if entry.row and (gone := [code for code in entry.row.line.without if code not in there]):
            said = " ".join(text.format(facility=code) for code in gone)
            entries[place] = replace(entry, doubts={**entry.doubts, "without": said})
    return entries
