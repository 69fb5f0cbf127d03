"""What an indicator says of itself, and the two ways to declare one: with a formula, or as reported."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from xanh.basis.language import language
from xanh.indicators.inputs import Input, When, read_input

# A formula is written once and run on decimals, pint quantities, columns and words alike.
type Operand = Any


class Text(NamedTuple):
    """A text in both languages; the Vietnamese one is official where a law gives it."""

    vi: str
    en: str

    def __str__(self) -> str:
        return self.vi if language() == "vi" else self.en


class Direction(StrEnum):
    """Which way is good."""

    RISING = "rising"
    FALLING = "falling"
    NEITHER = "neither"


class PeriodKind(StrEnum):
    """The stretch of time one value is about."""

    YEAR = "year"


@dataclass(frozen=True)
class LawValue:
    """A number that a law or guideline fixes, under a code that formulas name.

    It is `key` (parts joined by ".") of the set `parameter_set` in `data/law`, as in force on a period's last day.
    """

    code: str
    name: Text
    unit: str
    parameter_set: str
    key: str


@dataclass(frozen=True)
class Indicator:
    """An indicator. `denominators` are the codes it is a share or ratio of; `decimals` is how it is shown.

    `unlike` says, by the code of another indicator, in what this one differs from it: often the denominator.
    `base_year` is (parameter set, key) of the year that `…__in_base_year` means.
    """

    code: str
    name: Text
    unit: str
    definition: Text
    source: str
    direction: Direction = Direction.NEITHER
    period: PeriodKind = PeriodKind.YEAR
    decimals: int = 1
    denominators: tuple[str, ...] = ()
    base_year: tuple[str, str] | None = None
    unlike: Mapping[str, Text] = field(default_factory=dict)
    function: Callable[..., Operand] | None = None

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        """The inputs in the order of the formula's parameters; none for a reported indicator."""
        names = inspect.signature(self.function).parameters if self.function else ()
        return tuple(read_input(name) for name in names)

    def needs_base_year(self) -> bool:
        """Return whether an input is a value of the base year."""
        return any(one.when is When.BASE_YEAR for one in self.inputs)


def reported(code: str, **said: Any) -> Indicator:
    """Return an indicator without a formula: its values are reported. `said` are the fields of `Indicator`."""
    return Indicator(code=code, **said)


def formula(**said: Any) -> Callable[[Callable[..., Operand]], Indicator]:
    """Make an indicator of the function below: its code is the function's name, its inputs are the parameters' names.

    "_" in names stands for "-" in codes; `a__in_base_year` is the value of `a` in the base year, `a__year_before` the
    one of the year before. The function calculates and nothing else: no condition, no number with a unit.
    """

    def declared(function: Callable[..., Operand]) -> Indicator:
        return Indicator(code=function.__name__.replace("_", "-"), function=function, **said)

    return declared
