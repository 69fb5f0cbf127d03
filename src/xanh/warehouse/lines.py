"""Many lines of text from columns: each distinct value is put into words once, then lines are joined in one go.

What a value is in words is said by the functions that write one row alone, so that a line is the same letter by letter.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

TEXT = pa.large_string()
type Part = str | pa.Array


@dataclass(frozen=True)
class Spread:
    """A column as its distinct values, and for each row the place of its own among them."""

    values: Sequence[Any]
    places: pa.Array

    @classmethod
    def of(cls, column: pa.Array) -> "Spread":
        """Return a column so; it has no nulls."""
        found = column.dictionary_encode()
        return cls(found.dictionary.to_pylist(), found.indices.cast(pa.int64()))

    def with_(self, other: "Spread") -> "Spread":
        """Return the pairs of values that stand side by side."""
        width = len(other.values) or 1
        both = Spread.of(pc.add(pc.multiply(self.places, pa.scalar(width, pa.int64())), other.places))
        pairs = [(self.values[place // width], other.values[place % width]) for place in both.values]
        return Spread(pairs, both.places)

    def said(self, word: Callable[[Any], str]) -> "Words":
        """Return what `word` says of each value."""
        return Words(pa.array([word(value) for value in self.values], TEXT), self.places)


@dataclass(frozen=True)
class Words:
    """A column of text as its distinct texts, and for each row the place of its own among them."""

    texts: pa.Array
    places: pa.Array

    def mapped(self, word: Callable[[str], str]) -> "Words":
        """Return what `word` makes of each text."""
        return Words(pa.array([word(text) for text in self.texts.to_pylist()], TEXT), self.places)

    def then(self, other: "Words") -> "Words | None":
        """Return the two columns as one, where that does not take many more texts than they have."""
        if self.places is other.places:
            pairs = zip(self.texts.to_pylist(), other.texts.to_pylist(), strict=True)
            return Words(pa.array(["".join(pair) for pair in pairs], TEXT), self.places)
        if len(self.texts) * len(other.texts) > _TOGETHER:
            return None
        both = Spread(self.texts.to_pylist(), self.places).with_(Spread(other.texts.to_pylist(), other.places))
        return both.said("".join)

    def rows(self, start: int, count: int) -> pa.Array:
        """Return the texts of `count` rows."""
        return self.texts.take(self.places.slice(start, count))


@dataclass(frozen=True)
class Plain:
    """A column of text that is its own."""

    texts: pa.Array

    def rows(self, start: int, count: int) -> pa.Array:
        """Return the texts of `count` rows."""
        return self.texts.slice(start, count)


type Column = str | Words | Plain
_TOGETHER = 20_000  # texts that two columns make as one, at most


def packed(columns: Sequence[Column]) -> list[Column]:
    """Return columns that make the same lines, but fewer of them: neighbours of few texts become one."""
    found: list[Column] = []
    for column in columns:
        one = _joined(found[-1], column) if found else None
        found[-1:] = [one] if one is not None else [*found[-1:], column]
    return found


def _joined(one: Column, other: Column) -> Column | None:
    match one, other:
        case str(), str():
            return one + other
        case str(), Words():
            return other.mapped(lambda text: one + text)
        case Words(), str():
            return one.mapped(lambda text: text + other)
        case Words(), Words():
            return one.then(other)
    return None


class Lines:
    """Lines of text one after the other, of which any that follow each other are cut out without copying."""

    def __init__(self, lines: pa.Array, first: int = 0) -> None:
        """Hold `lines`, of which the first one is row `first`."""
        _nulls, offsets, texts = lines.buffers()
        self._places = memoryview(offsets).cast("q")
        self._texts = memoryview(texts if texts is not None else b"")
        self._shift = lines.offset - first

    def cut(self, start: int, count: int) -> memoryview:
        """Return the lines of `count` rows from row `start` on as the bytes that they are."""
        first = self._shift + start
        return self._texts[self._places[first] : self._places[first + count]]


def lines_of(columns: Sequence[Column], start: int, count: int) -> Lines:
    """Return `count` lines from row `start` on: what stands in the columns one after the other."""
    return Lines(joined(columns, start, count), start)


def joined(columns: Sequence[Column], start: int, count: int) -> pa.Array:
    """Return the same as a column; a plain text among `columns` stands in every line."""
    parts: list[Part] = [
        pa.scalar(column, TEXT) if isinstance(column, str) else column.rows(start, count) for column in columns
    ]
    return pc.binary_join_element_wise(*parts, pa.scalar("", TEXT))


def number_texts(values: pa.Array) -> pa.Array:
    """Return decimals as texts with the digits they need and no more, without an exponent; null stays null."""
    texts = values.cast(TEXT)
    return pc.utf8_rtrim(pc.utf8_rtrim(texts, "0"), ".") if values.type.scale else texts


def json_numbers(texts: pa.Array) -> pa.Array:
    """Return what `number_texts` gave as JSON writes the nearest floating-point number; null stays null."""
    longer = pc.greater(pc.utf8_length(texts), _EXACT + 1)
    doubtful = pc.and_(pc.match_substring(texts, "."), pc.or_(longer, pc.match_substring_regex(texts, r"^-?0\.0000")))
    if not pc.any(doubtful).as_py():
        return texts
    said = [repr(float(text)) for text in texts.filter(doubtful).to_pylist()]
    return pc.replace_with_mask(texts, doubtful, pa.array(said, TEXT))


_EXACT = 15  # digits that a floating-point number keeps
