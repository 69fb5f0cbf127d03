"""Bodies, successions and choices as plain data, and the answer drawn from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from xanh_web.agencies.validity import holds_on


@dataclass(frozen=True)
class Body:
    """An agency as far as succession goes; the fields mean what they mean in the model."""

    code: str
    name: str
    valid_from: date | None = None
    valid_to: date | None = None
    start_unknown: bool = False

    def is_in_force(self, on: date) -> bool:
        """Return whether the body exists on `on`."""
        return not self.start_unknown and holds_on(on, self.valid_from, self.valid_to)


@dataclass(frozen=True)
class Change:
    """One succession. `successor` None: abolished. `effective_from` None: the day is not known."""

    predecessor: str
    successor: str | None
    kind: str  # rename | merge | split | abolish
    effective_from: date | None
    legal_basis: str = ""
    verified: bool = False


@dataclass(frozen=True)
class Chosen:
    """A person's choice of successor, for the scope it is filed under."""

    successor: str
    decision_number: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Register:
    """All bodies by code, all successions by predecessor, and the choice that stands by (predecessor, scope)."""

    bodies: Mapping[str, Body] = field(default_factory=dict)
    changes: Mapping[str, tuple[Change, ...]] = field(default_factory=dict)
    choices: Mapping[tuple[str, str], Chosen] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """Who answers on a day.

    `code` and `name` are of the body in force; where nobody can be named `code` is None, `name` is of the last body
    known, and `reason` says why. `path` has a sentence for each succession followed, with its legal basis. `choices`
    are the codes a person has to choose from. `reason` may also warn beside a code (a new name without its day).
    """

    code: str | None
    name: str
    path: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    reason: str = ""
