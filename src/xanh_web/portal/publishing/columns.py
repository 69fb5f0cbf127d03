"""The rows of many indicators as columns of words, said by the functions that say them of one row."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property, partial
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from xanh.documents.tables.csv_file import csv_cell
from xanh.documents.tables.json_file import json_cell
from xanh.documents.tables.model import Cell
from xanh.interchange.sdmx.columns import MADE_OF, field_text
from xanh.interchange.sdmx.csv_file import csv_field, row_start
from xanh.interchange.sdmx.fields import MEASURE
from xanh.interchange.sdmx.ml_file import ml_attribute
from xanh.warehouse.by_indicator import EPOCH
from xanh.warehouse.lines import TEXT, Column, Plain, Spread, Words, json_numbers, number_texts, packed
from xanh_web.portal.downloads.figures import FigureCell

# What a fact of SDMX calls the columns of the ledger.
_LEDGER = {"area": "area_code", "comment": "note"}
_SOME_ID = 987654321987654321


@dataclass(frozen=True)
class Rows:
    """Rows of the ledger in order of indicator; those of one stand from `spans[code][0]` on, as many as `[1]`."""

    table: pa.Table
    _kept: dict[tuple[str, ...], Spread] = field(default_factory=dict)

    @cached_property
    def spans(self) -> dict[str, tuple[int, int]]:
        """The first row of each indicator, and how many it has."""
        spans, start = {}, 0
        counts = pc.value_counts(self.table["indicator"])
        codes, lengths = (counts.field(number).to_pylist() for number in (0, 1))
        for code, length in zip(codes, lengths, strict=True):
            spans[code] = start, length
            start += length
        return spans

    def spread(self, *names: str) -> Spread:
        """Return a column, or several side by side, as distinct values."""
        if names not in self._kept:
            first, *others = names
            found = self.spread(first) if others else self._column(first)
            for name in others:
                found = found.with_(self.spread(name))
            self._kept[names] = found
        return self._kept[names]

    def _column(self, name: str) -> Spread:
        column = self.table[name].combine_chunks()
        if name == "recorded_at":
            found = Spread.of(column.cast(pa.int64()))
            return Spread([EPOCH + timedelta(microseconds=value) for value in found.values], found.places)
        found = Spread.of(column)
        return Spread([json.loads(text) for text in found.values], found.places) if name == "dimensions" else found

    def among(self, name: str, code: str) -> set[Any]:
        """Return the distinct values of a column in the rows of an indicator."""
        column = self.spread(name)
        if len(column.values) == 1:
            return set(column.values)
        return {column.values[place] for place in pc.unique(column.places.slice(*self.spans[code])).to_pylist()}

    @cached_property
    def numbers(self) -> pa.Array:
        """The values as texts with the digits they need, null where there is none."""
        return number_texts(self.table["value"].combine_chunks())

    @cached_property
    def json_numbers(self) -> pa.Array:
        """The same as JSON writes them."""
        return json_numbers(self.numbers)


@dataclass(frozen=True)
class Said:
    """A cell of a download in all rows: what it says of each distinct value; of the value and the number, nothing."""

    cells: Sequence[Cell]
    places: pa.Array | None


def said_of(rows: Rows, cells: Sequence[FigureCell]) -> list[Said]:
    """Return the cells of a download as they are said of the rows."""
    return [_said(rows, cell) for cell in cells]


def _said(rows: Rows, cell: FigureCell) -> Said:
    if cell.made_of == ("value",):
        return Said((), None)
    if cell.made_of == ("id",):  # every row has its own: it stands within what is the same for all
        return Said((cell.say(_SOME_ID),), None)
    column, alone = rows.spread(*cell.made_of), len(cell.made_of) == 1
    return Said([cell.say(*([value] if alone else value)) for value in column.values], column.places)


def csv_columns(rows: Rows, cells: Sequence[Said]) -> list[Column]:
    """Return the lines of a download as CSV."""
    columns: list[Column] = []
    for cell in cells:
        columns += [",", *_cell(rows, cell, csv_cell, rows.numbers.fill_null(""))]
    return packed([*columns[1:], "\r\n"])


def json_columns(rows: Rows, cells: Sequence[Said]) -> list[list[Column]]:
    """Return each cell of a download as JSON."""
    numbers = rows.json_numbers.fill_null("null")
    return [_cell(rows, cell, json_cell, numbers) for cell in cells]


def _cell(rows: Rows, cell: Said, written: Callable[[Cell], str], numbers: pa.Array) -> list[Column]:
    if cell.places is not None:
        return [Words(pa.array([written(found) for found in cell.cells], TEXT), cell.places)]
    if not cell.cells:
        return [Plain(numbers)]
    before, after = written(cell.cells[0]).split(str(_SOME_ID))
    return [before, Plain(rows.table["id"].combine_chunks().cast(TEXT)), after]


def sdmx_columns(rows: Rows) -> dict[str, Column]:
    """Return the fields of the data structure by name."""
    return {name: _field(rows, name, made_of) for name, made_of in MADE_OF.items()}


def _field(rows: Rows, name: str, made_of: Sequence[str]) -> Column:
    if name == MEASURE:
        return Plain(rows.numbers)
    alone = len(made_of) == 1
    column = rows.spread(*(_LEDGER.get(part, part) for part in made_of))
    return column.said(lambda value: field_text(name, *([value] if alone else value)))


def sdmx_csv_columns(fields: Mapping[str, Column]) -> list[Column]:
    """Return the lines of SDMX-CSV."""
    columns: list[Column] = [row_start()]
    for column in fields.values():
        columns += [_as_text(column, csv_field), ","]
    return packed([*columns[:-1], "\r\n"])


def sdmx_ml_columns(fields: Mapping[str, Column]) -> list[Column]:
    """Return the lines of SDMX-ML."""
    said = [_as_text(column, partial(ml_attribute, name)) for name, column in fields.items()]
    return packed(["<Obs", *said, "/>\n"])


def _as_text(column: Column, written: Callable[[str], str]) -> Column:
    """Return a field as a format writes it; a number needs nothing but what stands around it."""
    if isinstance(column, Words):
        return column.mapped(written)
    assert isinstance(column, Plain)  # noqa: S101
    around = [pa.scalar(text, TEXT) for text in written("1").split("1")]
    said = pc.binary_join_element_wise(around[0], column.texts, around[1], pa.scalar("", TEXT))
    return Plain(said.fill_null(""))


def with_notes(table: pa.Table, notes: Mapping[int, str]) -> pa.Table:
    """Return the rows of the mirror, which holds no notes, with the notes of the ledger by number of row."""
    keys, texts = pa.array(notes.keys(), pa.int64()), pa.array(notes.values(), TEXT)
    places = pc.index_in(table["id"].combine_chunks(), keys)
    return table.append_column("note", pc.fill_null(texts.take(places), ""))
