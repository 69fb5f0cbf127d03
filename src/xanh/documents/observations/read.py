"""Reading a file of observations: all rows, and every error at once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext as _
from xanh.basis.period import Period
from xanh.documents.observations import typed
from xanh.documents.observations.cells import EMPTY, Cell, Table, read_table
from xanh.documents.observations.model import CellError, Known, ObservationFile, ObservationRow, heading

_LONGEST_SOURCE, _LONGEST_NOTE = 300, 2000


def read_observations(content: bytes, name: str, known: Known, *, decimal_mark: str = "") -> ObservationFile:
    """Return the rows of a .csv (UTF-8) or .xlsx file and every error in its cells.

    `decimal_mark` ("," or ".") is what the file's author says; without it a text such as "1,5" is an error, for it is
    not guessed. Values come out in the unit of `known`. Refusal where the file as a whole cannot be read.
    """
    table = read_table(content, name)
    reading = _Reading(table, known, decimal_mark if decimal_mark in (",", ".") else "")
    for row, cells in table.rows:
        if any(cell.text for cell in cells):
            reading.take(row, cells)
    if not reading.rows and not reading.errors:
        raise Refusal("{file} holds no figures below its headings.", file=name)
    return ObservationFile(
        tuple(reading.rows), tuple(sorted(reading.errors, key=lambda error: (error.row, error.column))), table.sheet
    )


@dataclass
class _Reading:
    table: Table
    known: Known
    mark: str
    rows: list[ObservationRow] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    _factors: dict[str, Decimal] = field(default_factory=dict)
    _seen: dict[object, int] = field(default_factory=dict)

    def take(self, row: int, cells: list[Cell]) -> None:
        """Read one row; it is kept where nothing is wrong in it."""
        before = len(self.errors)
        line = _Line(row, cells, self)
        line.check_width()
        made = line.read()
        if made is None or len(self.errors) > before:
            return
        first = self._seen.setdefault(made.key, row)
        if first != row:
            line.say("indicator", _("row {row} speaks of the same already").format(row=first))
            return
        self.rows.append(made)

    def factors(self) -> dict[str, Decimal]:
        return self._factors


@dataclass
class _Line:
    row: int
    cells: list[Cell]
    of: _Reading

    def cell(self, key: str) -> Cell:
        place = self.of.table.places.get(key)
        return self.cells[place] if place is not None and place < len(self.cells) else EMPTY

    def say(self, key: str, message: str) -> None:
        column = self.of.table.places.get(key, self.of.table.places["value"]) + 1
        self.of.errors.append(CellError(self.row, column, heading(key), message))

    def ask[T](self, key: str, parse: Callable[[Cell], T], otherwise: T) -> T:
        try:
            return parse(self.cell(key))
        except typed.WrongCellError as wrong:
            self.say(key, str(wrong))
            return otherwise

    def check_width(self) -> None:
        for place, cell in enumerate(self.cells):
            if cell.text and (place >= len(self.of.table.headings) or not self.of.table.headings[place]):
                message = _("this column has no heading: nobody reads what stands here")
                self.of.errors.append(CellError(self.row, place + 1, "", message))

    def read(self) -> ObservationRow | None:
        when = self.ask("period", typed.period, None)
        indicator = self.ask("indicator", lambda cell: typed.plain(cell, 80), None)
        area = self.ask("area", lambda cell: typed.area(cell, self.of.known), "")
        value = self.ask("value", lambda cell: typed.number(cell, self.of.mark), None)
        reason = self.ask("missing", lambda cell: typed.missing(cell, when, self.of.known), "")
        status = self.ask("status", typed.status, "")
        source = self.ask("source", lambda cell: typed.plain(cell, _LONGEST_SOURCE), None)
        note = self.ask("note", lambda cell: typed.plain(cell, _LONGEST_NOTE), "")
        none: dict[str, str] = {}
        dimensions = self.ask("dimensions", typed.dimensions, none)
        self._agree(value, reason, source)
        if when is not None:
            self._in_time(when, area, status)
        if indicator is None or indicator not in self.of.known.indicators:
            if indicator is not None:
                self.say("indicator", _("“{code}” is not the code of an indicator").format(code=indicator))
            return None
        unit = self.of.known.indicators[indicator]
        kept, written = self._in_unit(value, unit)
        code = when.code if when else ""
        return ObservationRow(
            self.row, indicator, area, code, kept, reason, unit, status, source or "", note, dimensions, written
        )

    def _agree(self, value: Decimal | None, reason: str, source: str | None) -> None:
        empty = not self.cell("value").text
        if empty and not self.cell("missing").text:
            self.say("value", _("there is no value: state it, or the reason there is none"))
        if not empty and reason:
            self.say("missing", _("there is a value, so there is no reason for its absence: take out one of the two"))
        if source == "":
            self.say("source", _("the source is missing: say where the figure was taken from"))

    def _in_time(self, when: Period, area: str, status: str) -> None:
        if area and not self.of.known.has_area(area, when.end):
            self.say("area", _("no area has the code {code} on {day}").format(code=area, day=f"{when.end:%d/%m/%Y}"))
        if status in ("actual", "official") and when.end >= self.of.known.today:
            self.say("status", _("{period} has not ended: its value can only be estimated").format(period=when.code))

    def _in_unit(self, value: Decimal | None, kept: str) -> tuple[Decimal | None, str]:
        """Return the value in the unit `kept`, and as it is written where its unit is another."""
        found = self.ask("unit", lambda cell: typed.unit(cell, kept, self.of.factors()), None)
        if found is None or value is None:
            return None, ""
        unit, factor = found
        try:
            amount = typed.kept_value(value, factor)
            typed.check_limits(amount, *self.of.known.limits.get(self.cell("indicator").text, (None, None)))
            return amount, "" if unit == kept else f"{self.cell('value').text} {self.cell('unit').text}"
        except typed.WrongCellError as wrong:
            self.say("value", str(wrong))
            return None, ""
