"""The kinds of source a city's inventory asks for, and the words for their fields and choices."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from xanh.basis.errors import Refusal
from xanh.basis.language import language
from xanh.basis.parameter import parameter
from xanh.ghg.gas import LATEST


@dataclass(frozen=True)
class CitySource:
    """A kind of source: its method, what is asked of a line, in which units; `noted` are the gases of a bare notation.

    No `categories` means any of IPCC 2006. `more` and `optional` may be left blank; `own` are factors one may bring;
    `compared` are measures (with their unit) or choices that may be stated beside the amount, to be held against it.
    """

    code: str
    names: tuple[str, str]
    sector: str
    method: str
    units: tuple[str, ...]
    categories: tuple[str, ...] = ()
    keys: Mapping[str, str] = field(default_factory=dict)
    ask: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    optional: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    quantities: Mapping[str, str] = field(default_factory=dict)
    more: Mapping[str, str] = field(default_factory=dict)
    shares: tuple[str, ...] = ()
    own: tuple[Mapping[str, str], ...] = ()
    noted: tuple[str, ...] = ()
    compared: Mapping[str, str] = field(default_factory=dict)
    compared_choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    borrow: bool = False
    history: bool = False

    @property
    def name(self) -> str:
        """The name in the language of the current task."""
        return self.names[0 if language() == "vi" else 1]

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of all fields of a line of this kind, in order."""
        numbers = () if self.noted else ("amount", "unit")
        beside = ("uncertainty_activity", "uncertainty_factor") if not self.noted else ()
        own = ("own_quantity", "own_value", "own_reference", "own_reason") if self.own else ()
        extra = (*(("borrow_year",) if self.borrow else ()), *(("history",) if self.history else ()))
        shares = tuple(f"share_{name}" for name in self.shares)
        return (
            *("source", "category", *self.ask, *self.optional, *numbers, *self.quantities, *shares, *self.more),
            *("notation", "where", "taken_from", *beside, *own, *extra),
            *("area", "facility", "without", "evidence", "note"),
            # Last, so that workbooks exported before it was asked for are read as they were.
            *(("less",) if not self.noted else ()),
            *self.compared_choices,
            *self.compared,
        )


def city_sources() -> Mapping[str, CitySource]:
    """Return the kinds of source of a city's inventory by code, in the order of the form."""
    return _sources()


def city_source(code: str) -> CitySource:
    """Return the kind of source `code`; Refusal where the list has none."""
    if code not in _sources():
        raise Refusal("“{code}” is not a kind of source of the inventory: choose one of its list.", code=code)
    return _sources()[code]


def source_sectors() -> dict[str, str]:
    """Return the sectors of the form by code, named in the language of the current task."""
    return {code: names[_place()] for code, names in _values()["sectors"].items()}


def source_word(code: str) -> str:
    """Return the word for a field, a choice or a quantity; a code without a word stays as it is."""
    words: Mapping[str, list[str]] = _values()["words"]
    return words[code][_place()] if code in words else code


def source_words(code: str) -> tuple[str, ...]:
    """Return the word for a choice in every language, so that a workbook is read alike whoever reads it."""
    words: Mapping[str, list[str]] = _values()["words"]
    return tuple(words.get(code, ()))


def _place() -> int:
    return 0 if language() == "vi" else 1


def _values() -> Mapping[str, Any]:
    found: Mapping[str, Any] = parameter("ghg/city_sources", on=LATEST).values
    return found


@cache
def _sources() -> Mapping[str, CitySource]:
    return {code: _source(code, row) for code, row in _values()["kinds"].items()}


def _source(code: str, row: Mapping[str, Any]) -> CitySource:
    lists: dict[str, Any] = {
        name: tuple(row.get(name, ())) for name in ("units", "categories", "shares", "own", "noted")
    }
    choices: dict[str, Any] = {
        name: {key: tuple(of) for key, of in row.get(name, {}).items()}
        for name in ("ask", "optional", "compared_choices")
    }
    return CitySource(
        code=code,
        names=(row["name"][0], row["name"][1]),
        sector=row["sector"],
        method=row["method"],
        keys=row.get("keys", {}),
        quantities=row.get("quantities", {}),
        more=row.get("more", {}),
        compared=row.get("compared", {}),
        borrow=bool(row.get("borrow", False)),
        history=bool(row.get("history", False)),
        **lists,
        **choices,
    )
