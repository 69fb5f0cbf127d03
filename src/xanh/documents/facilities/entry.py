"""What a person typed of a line, field by field, to the line itself: what is wrong or doubtful stands at its field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import partial

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext
from xanh.basis.text import collapse
from xanh.documents.facilities.words import choice_label, field_label
from xanh.documents.forms.decimals import from_text, readings
from xanh.documents.inventories.beside import compared_in, held_against
from xanh.ghg.facilities.law import SourceKind, source_kind
from xanh.ghg.facilities.lines import SourceLine, emissions_of, own_factor
from xanh.ghg.lines import Line
from xanh.ghg.numbers import scale

COMMON = ("source", "year", "category", "amount", "unit")
BESIDE = (
    "own_quantity", "own_value", "own_reference", "own_reason", "borrow_year", "uncertainty_activity",
    "uncertainty_factor", "note",
)  # fmt: skip
LONGEST_SOURCE, LONGEST_TEXT = 60, 1000
_FAR_APART = 10  # an amount ten times another year's of the same source is pointed out


@dataclass(frozen=True)
class About:
    """What a line is read for: the facility, its area, the years of the report, the day whose law counts."""

    facility: str
    area: str
    years: tuple[int, ...]
    on: date


@dataclass(frozen=True)
class Entry:
    """A line as read: `row` where nothing is wrong; else `errors` and `doubts`, a sentence by field."""

    kind: str
    written: Mapping[str, str]
    row: SourceLine | None = None
    errors: Mapping[str, str] = field(default_factory=dict)
    doubts: Mapping[str, str] = field(default_factory=dict)


def fields_of(kind: SourceKind) -> tuple[str, ...]:
    """Return the names of all fields of a line of this kind, in order."""
    own = BESIDE if kind.own else tuple(name for name in BESIDE if not name.startswith("own_"))
    own = own if kind.method == "electricity" else tuple(name for name in own if name != "borrow_year")
    return (*COMMON[:3], *kind.ask, *COMMON[3:], *kind.quantities, *kind.shares, *own, *kind.compared)


def read_entries(lines: Sequence[tuple[str, Mapping[str, str]]], about: About) -> list[Entry]:
    """Return every line as read; two for one source of one year are an error at the later one."""
    entries: list[Entry] = []
    first: dict[tuple[int, str], int] = {}
    for place, (kind, written) in enumerate(lines, start=1):
        entry = read_entry(kind, written, about)
        if entry.row and (earlier := first.setdefault(entry.row.key, place)) != place:
            text = gettext("Line {earlier} is of this source and year already: keep one, or name the source apart.")
            entry = replace(entry, row=None, errors={"source": text.format(earlier=earlier)})
        entries.append(entry)
    return [_beside_other_years(entry, entries) for entry in entries]


def read_entry(kind_code: str, written: Mapping[str, str], about: About) -> Entry:
    """Return one line as read. Nothing typed is lost: `written` stays as it came, whatever is wrong."""
    try:
        kind = source_kind(kind_code)
    except Refusal as refusal:
        return Entry(kind_code, dict(written), errors={"kind": str(refusal)})
    reader = _Reader(kind, written, about)
    row = reader.read()
    return Entry(kind_code, dict(written), row if not reader.errors else None, reader.errors, reader.doubts)


class _Reader:
    """Takes the fields of one line one after the other and keeps what is wrong or doubtful of each."""

    def __init__(self, kind: SourceKind, written: Mapping[str, str], about: About) -> None:
        self.kind, self.about = kind, about
        self.texts = {name: collapse(text) for name, text in written.items()}
        self.errors: dict[str, str] = {}
        self.doubts: dict[str, str] = {}

    def read(self) -> SourceLine | None:
        """Return the line, None where a field it needs is wrong."""
        source = self._take("source", _source_name)
        year = self._take("year", lambda text: _year(text, self.about.years))
        category = self._category()
        keys = {name: self._choice(name, choices) for name, choices in self.kind.ask.items()}
        unit = self._take("unit", lambda text: _unit(text, self.kind.units))
        amount = self._take("amount", _not_below_zero)
        quantities = {name: (self._take(name, _not_below_zero), per) for name, per in self.kind.quantities.items()}
        shares = {name: self._take(name, _share) for name in self.kind.shares}
        uncertain = [self._take(f"uncertainty_{part}", _percent, needed=False) for part in ("activity", "factor")]
        if self.errors:
            return None
        line = Line(
            code=f"{self.about.facility}:{year}:{source}",
            method=self.kind.method,
            category=category,
            area=self.about.area,
            year=year,
            amount=float(amount),
            unit=unit,
            keys={**self.kind.keys, **keys},
            shares={name: float(value) for name, value in shares.items()},
            quantities={name: (float(value), per) for name, (value, per) in quantities.items()},
            facility=self.about.facility,
        )
        row = SourceLine(
            self.kind.code,
            source,
            line,
            borrow_year=self._take("borrow_year", _any_year, needed=False),
            uncertainty_activity=uncertain[0],
            uncertainty_factor=uncertain[1],
            note=self._take("note", _text, needed=False) or "",
            compared=compared_in(self.kind.compared, partial(self._take, needed=False)),
            written=self.texts,
        )
        if not self.errors:
            self.errors, self.doubts = held_against(line, row.compared, self.about.on)
        return self._computed(self._with_own(row))

    def _take[T](self, name: str, parse: Callable[[str], T], *, needed: bool = True) -> T:
        text = self.texts.get(name, "")
        try:
            if text:
                return parse(text)
            if needed:
                self.errors[name] = gettext("Fill in “{name}”.").format(name=field_label(name))
        except Refusal as refusal:
            self.errors[name] = str(refusal)
        return None  # type: ignore[return-value]  # with an error noted, or not needed: the caller looks at both

    def _category(self) -> str:
        if len(self.kind.categories) == 1:
            return self.kind.categories[0]
        return self._take("category", lambda text: _one_of(text.split(" ")[0], self.kind.categories))

    def _choice(self, name: str, choices: Sequence[str]) -> str:
        return self._take(name, lambda text: _one_of(text, choices))

    def _with_own(self, row: SourceLine) -> SourceLine:
        quantity, value = self.texts.get("own_quantity", ""), self._take("own_value", _above_zero, needed=False)
        if not self.kind.own or (not quantity and value is None and "own_value" not in self.errors):
            return row
        offered = tuple(one["quantity"] for one in self.kind.own)
        quantity = self._take("own_quantity", lambda text: _one_of(text, offered))
        self._take("own_value", _above_zero)
        reference = self._take("own_reference", _text)
        if self.errors:
            return row
        made, doubt = own_factor(self.kind, quantity, row.line, float(value), reference, self.about.on)
        reason = self._take("own_reason", _text, needed=False) or ""
        if doubt:
            (self.doubts if reason else self.errors)["own_value"] = doubt
        return replace(row, own=(made,), own_reason=reason)

    def _computed(self, row: SourceLine) -> SourceLine:
        if self.errors:
            return row
        try:
            emissions_of(row, self.about.on)
        except Refusal as refusal:
            place = "year" if "is published for" in refusal.message else "amount"
            if "belongs under energy" in refusal.message:
                place = "category"
            elif refusal.message.startswith("There is no factor"):
                place = "own_value" if self.kind.own else next(iter(self.kind.ask), "amount")
            self.errors[place] = str(refusal)
        return row


def _beside_other_years(entry: Entry, entries: Sequence[Entry]) -> Entry:
    """Point out an amount far from another year's of the same source: often a slip of the unit."""
    row = entry.row
    if row is None or not row.line.amount:
        return entry
    for other in entries:
        told = other.row
        if told is None or told.source.casefold() != row.source.casefold() or told.line.year >= row.line.year:
            continue
        before = (told.line.amount or 0) * scale(told.line.unit, row.line.unit) if told.kind == row.kind else 0
        if before and not 1 / _FAR_APART < row.line.amount / before < _FAR_APART:
            text = gettext("The amount is {times} times that of {year}: look at the unit, or explain it in the note.")
            said = text.format(times=f"{row.line.amount / before:.3g}", year=told.line.year)
            return replace(entry, doubts={**entry.doubts, "amount": said})
    return entry


def _source_name(text: str) -> str:
    if len(text) > LONGEST_SOURCE or ":" in text:
        raise Refusal("Name the source in at most {most} characters, without a colon.", most=LONGEST_SOURCE)
    return text


def _text(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise Refusal("This is longer than {most} characters: shorten it, or attach a file.", most=LONGEST_TEXT)
    return text


def _number(text: str) -> Decimal:
    value = from_text(text)
    if value is not None:
        return value
    if found := readings(text):
        raise Refusal("“{text}” may stand for {readings}: write one of them.", text=text, readings=" | ".join(found))
    raise Refusal("“{text}” is not a number: write it with a decimal comma, like 1234,5.", text=text[:60])


def _not_below_zero(text: str) -> Decimal:
    value = _number(text)
    if value < 0:
        raise Refusal("{text} is below zero: an amount, a mass or a rate cannot be.", text=text)
    return value


def _above_zero(text: str) -> Decimal:
    value = _number(text)
    if value <= 0:
        raise Refusal("{text} is not above zero: a factor must be.", text=text)
    return value


def _share(text: str) -> Decimal:
    value = _number(text)
    if not 0 <= value <= 1:
        raise Refusal("{text} is no share between 0 and 1: write 0,85 for 85 %.", text=text)
    return value


def _percent(text: str) -> float:
    value = _number(text.removesuffix("%").strip())
    if not 0 <= value <= 1000:
        raise Refusal("{text} is no uncertainty: write ± per cent, from 0 to 1000.", text=text)
    return float(value) / 100


def _any_year(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 1990 <= int(text) <= 2100):
        raise Refusal("“{text}” is not a year.", text=text[:20])
    return int(text)


def _year(text: str, years: Sequence[int]) -> int:
    if not (text.isascii() and text.isdigit()) or int(text[:6]) not in years:
        asked = ", ".join(map(str, years))
        raise Refusal("This report is about {years}, not about {text}: correct the year.", years=asked, text=text[:20])
    return int(text)


def _unit(text: str, units: Sequence[str]) -> str:
    known = {**{choice.casefold(): choice for choice in units}, "tấn": "tonne", "kg": "kilogram"}
    unit = known.get(text.casefold(), text)
    try:
        scales = [scale(unit, one) for one in units if _measures(unit, one)]
    except Refusal:
        scales = []
    if not scales:
        raise Refusal("“{unit}” is no unit for this: use {units}.", unit=text[:40], units=", ".join(units))
    return unit


def _measures(unit: str, other: str) -> bool:
    try:
        scale(unit, other)
    except Refusal:
        return False
    return True


def _one_of(text: str, choices: Sequence[str]) -> str:
    labels = {choice_label(choice).casefold(): choice for choice in choices} | {one.casefold(): one for one in choices}
    if text.casefold() not in labels:
        shown = "; ".join(choice_label(choice) for choice in choices)
        raise Refusal("“{text}” is not in the list: choose one of {choices}.", text=text[:60], choices=shown)
    return labels[text.casefold()]
