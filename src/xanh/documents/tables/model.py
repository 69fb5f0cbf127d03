"""A table that leaves the house: its rows, what each column is, and what is to be known of the whole."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

type Cell = str | int | Decimal | bool | datetime | None
type About = tuple[tuple[str, str, str], ...]

# What a spreadsheet takes for the beginning of a formula, in its plain and its full-width form.
_FORMULA = re.compile(r"[\s\0]*[=+\-@＝＋－＠]|[\t\r\n]")
# What neither XML nor a spreadsheet can hold.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Column:
    """A column: `key` for programs, `label` and `meaning` for people.

    `kind` says what its cells are where they are not None: text, decimal, double, whole, truth or instant.
    A double is a number that a computation gave as one: its `Decimal` has the digits that lead back to it.
    """

    key: str
    label: str
    meaning: str
    kind: str = "text"


@dataclass(frozen=True)
class OpenTable:
    """Rows under columns, and `about`: (key, label, text) of what is to be known of the whole.

    A cell is a number as `Decimal` or `int`, an instant with its time zone, text, or None where there is nothing.
    `languages` is `about` once more in each language of the site, by its code.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    about: About
    languages: Mapping[str, About] = field(default_factory=dict)


def clean(text: str) -> str:
    """Return `text` without the control characters that no file format takes.

    >>> clean("a\\x00b\\tc")
    'ab\\tc'
    """
    return _CONTROL.sub("", text)


def looks_like_a_formula(text: str) -> bool:
    """Return whether a spreadsheet might compute `text` instead of showing it.

    >>> [looks_like_a_formula(text) for text in ("=1+1", " @sum", "- Đã trồng", "15 - 20%")]
    [True, True, True, False]
    """
    return _FORMULA.match(text) is not None
