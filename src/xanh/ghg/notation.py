"""A number, zero, NO, NA, NE, IE, C and nothing at all: seven things, and how they add up.

Source: 2006 IPCC Guidelines, Volume 1, Chapter 8, Section 8.2.5 (notation keys).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntFlag, StrEnum
from functools import reduce
from operator import or_

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext


class Notation(StrEnum):
    """The notation keys."""

    NO = "NO"  # not occurring: there is no such activity here
    NE = "NE"  # not estimated: there is, and nobody has estimated it
    NA = "NA"  # not applicable: the activity gives none of this gas
    IE = "IE"  # included elsewhere
    C = "C"  # confidential


class State(IntFlag):
    """What stands in a cell, or in any of the cells of a sum: one byte, joined with `|` in any order."""

    NOTHING = 0  # outside the question: a node nobody fills because its children or its parent are filled
    NUMBER = 1
    NO = 2
    NE = 4
    NA = 8
    IE = 16
    C = 32
    MISSING = 64


PARTIAL = State.NE | State.MISSING


@dataclass(frozen=True)
class Amount:
    """A number or a notation key, never both, save C: a confidential number counts and hides itself.

    IE names in `where` the category that holds it. Neither number nor key is missing, which is not zero.
    """

    value: float | None = None
    notation: Notation | None = None
    where: str = ""

    def __post_init__(self) -> None:
        if self.value is not None and self.notation not in (None, Notation.C):
            raise Refusal("{key} and a number exclude each other: keep one of them.", key=self.notation)
        if self.notation is Notation.IE and not self.where:
            raise Refusal("IE needs the category in which it is included: name it.")

    @property
    def state(self) -> State:
        """The state of the cell; confidential without a number known here is missing too."""
        if self.notation is None or self.notation is Notation.C:
            known = State.NUMBER if self.value is not None else State.MISSING
            return known | (State.C if self.notation else State.NOTHING)
        return State[self.notation]


@dataclass(frozen=True)
class Total:
    """A sum that has not forgotten what it rests on. `value` is None where no part is a number.

    `hidden`: exactly one part is confidential, so that the rest would give it away; the total is to be shown as C.
    """

    value: float | None
    state: State
    hidden: bool = False

    @property
    def partial(self) -> bool:
        """Whether a part is not estimated or missing: such a total may be shown, not issued."""
        return bool(self.state & PARTIAL)

    @property
    def text(self) -> str:
        """The keys of a total without a number ("NO, NE"), "C" for a hidden one, "" for a number."""
        if self.hidden:
            return Notation.C
        return "" if self.value is not None else ", ".join(key for key in Notation if self.state & State[key])

    @property
    def reason(self) -> str:
        """Why there is no number, in words; "" for a number."""
        return "; ".join(key_reason(key) for key in self.text.split(", ")) if self.value is None or self.hidden else ""

    @property
    def sentence(self) -> str:
        """What the reader must know of the total; empty where there is nothing to say."""
        if self.state & State.MISSING:
            return gettext("The total is partial: some of its parts are missing.")
        if self.state & State.NE:
            return gettext("The total is partial: some of its parts are not estimated (NE).")
        return ""


def key_reason(key: str) -> str:
    """Return what a notation key says, in words; of no key ("") that nothing is said at all."""
    words = {
        "": gettext("nothing is said of it"),
        Notation.NO: gettext("there is no such activity here"),
        Notation.NE: gettext("it exists and was not estimated"),
        Notation.NA: gettext("the activity gives none of this gas"),
        Notation.IE: gettext("it is included in another category"),
        Notation.C: gettext("it is confidential"),
    }
    return words[key]


def total(parts: Iterable[Amount]) -> Total:
    """Return the sum of `parts`: NO and NA add nothing, IE adds nothing here, NE and missing make it partial.

    >>> total([Amount(2.0), Amount(0.0), Amount(notation=Notation.NO)])
    Total(value=2.0, state=<State.NUMBER|NO: 3>, hidden=False)
    >>> total([Amount(notation=Notation.NO), Amount(notation=Notation.NE)]).text
    'NO, NE'
    """
    known = list(parts)
    state = reduce(or_, (part.state for part in known), State.NOTHING)
    numbers = [part.value for part in known if part.value is not None]
    closed = sum(part.notation is Notation.C for part in known)
    return Total(sum(numbers) if numbers else None, state if known else State.MISSING, closed == 1)


def total_of(parts: Sequence[Total]) -> Total:
    """Return the sum of sums that nothing lies across; hidden where one of them is."""
    state = reduce(or_, (part.state for part in parts), State.NOTHING)
    numbers = [part.value for part in parts if part.value is not None]
    hidden = any(part.hidden for part in parts)
    return Total(sum(numbers) if numbers and not hidden else None, state or State.MISSING, hidden)
