"""Values of old areas expressed on new ones, by a method that is named, with what is lost on the way.

Weights are data that somebody gives: the people, or the area, of the piece of an old unit that lies in a new one. They
are never invented, and nothing is carried over of a unit that has none.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from xanh.basis.errors import Refusal
from xanh.basis.missing import MissingReason
from xanh.basis.number import rounded

_DECIMALS, _DIGITS = 6, 15


class Method(StrEnum):
    """How values come from old areas to new ones. A split divides amounts; a mean averages shares and rates."""

    SUM = "sum"  # whole old units into one new one
    POPULATION_SPLIT = "population_split"
    AREA_SPLIT = "area_split"
    POPULATION_MEAN = "population_mean"
    AREA_MEAN = "area_mean"

    @property
    def is_mean(self) -> bool:
        """Whether values are averaged instead of added."""
        return self in (Method.POPULATION_MEAN, Method.AREA_MEAN)


@dataclass(frozen=True)
class Piece:
    """The piece of the area `old` that lies in `new` ("" for none of them), and its weight: people, hectares, …

    Only the proportions of the weights of one old area count, in whatever unit. `weight` None: the whole of it.
    """

    old: str
    new: str
    weight: Decimal | None = None


@dataclass(frozen=True)
class Derived:
    """The value of one new area: None with `missing` where an old one had none. `shares`: of each old area, by weight.

    For a sum or split a share is the part of the old area's amount; for a mean, its part in the mean.
    """

    area: str
    value: Decimal | None
    shares: tuple[tuple[str, Fraction], ...]
    missing: str = ""


@dataclass(frozen=True)
class Lost:
    """What does not arrive: shares of old areas outside all new ones, areas without weights, areas without a value."""

    uncovered: tuple[tuple[str, Fraction], ...]
    without_weight: tuple[str, ...]
    without_value: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether everything arrived."""
        return not (self.uncovered or self.without_weight or self.without_value)


@dataclass(frozen=True)
class Reexpression:
    """The values of the new areas in order of code, and what was lost."""

    values: tuple[Derived, ...]
    lost: Lost


def adds_up(unit: str) -> bool:
    """Return whether amounts in `unit` may be added over areas; shares, indices and rates may not.

    >>> [adds_up(unit) for unit in ("tonne", "person", "percent", "index", "tonne/person")]
    [True, True, False, False, False]
    """
    return unit.strip() not in ("%", "percent", "index", "dimensionless", "ppp_dollar") and "/" not in unit


def reexpress(values: Mapping[str, Decimal | None], pieces: Sequence[Piece], method: Method, unit: str) -> Reexpression:
    """Return `values` of old areas (None: missing) on the new areas of `pieces`.

    Sum and split: Σ value(old) × weight(old, new) / weight(old). Mean: Σ value(old) × weight(old, new) / Σ weight(old,
    new). A split conserves the total but for what is lost; values have at most six decimals. Refusal where the method
    does not fit the unit, a unit is split without weights, or a piece stands twice.
    """
    _check(pieces, method, unit)
    known = {piece.old for piece in pieces}
    totals: dict[str, Fraction] = defaultdict(Fraction)
    for piece in pieces:
        totals[piece.old] += _weight(piece)
    parts: dict[str, list[tuple[str, Fraction]]] = defaultdict(list)
    for piece in pieces:
        if piece.new and _weight(piece):
            base = Fraction(1) if method.is_mean else totals[piece.old]
            parts[piece.new].append((piece.old, _weight(piece) / base))
    derived = tuple(_derived(area, found, values, method) for area, found in sorted(parts.items()))
    outside: dict[str, Fraction] = defaultdict(Fraction)
    for piece in pieces:
        if not piece.new and totals[piece.old]:
            outside[piece.old] += _weight(piece) / totals[piece.old]
    lost = Lost(
        uncovered=tuple(sorted((old, share) for old, share in outside.items() if share)),
        without_weight=tuple(sorted(old for old in values if old not in known or not totals[old])),
        without_value=tuple(sorted(old for old in known if values.get(old) is None)),
    )
    return Reexpression(derived, lost)


def _derived(
    area: str, parts: list[tuple[str, Fraction]], values: Mapping[str, Decimal | None], method: Method
) -> Derived:
    whole = sum((share for _old, share in parts), Fraction()) if method.is_mean else Fraction(1)
    shares = tuple(sorted((old, share / whole) for old, share in parts))
    amount = Fraction()
    for old, share in shares:
        value = values.get(old)
        if value is None:
            return Derived(area, None, shares, MissingReason.INPUT_MISSING.value)
        amount += Fraction(value) * share
    return Derived(area, _decimal(amount), shares)


def _decimal(amount: Fraction) -> Decimal:
    exact = Decimal(amount.numerator) / Decimal(amount.denominator)
    return rounded(exact, max(0, min(_DECIMALS, _DIGITS - max(exact.adjusted() + 1, 1))))


def _weight(piece: Piece) -> Fraction:
    return Fraction(1) if piece.weight is None else Fraction(piece.weight)


def _check(pieces: Sequence[Piece], method: Method, unit: str) -> None:
    if method.is_mean and adds_up(unit):
        raise Refusal("Values in “{unit}” are amounts: add or split them, do not average them.", unit=unit)
    if not method.is_mean and not adds_up(unit):
        raise Refusal("Values in “{unit}” cannot be added over areas: take the weighted mean.", unit=unit)
    _check_pieces(pieces)
    _check_weights(pieces, method)


def _check_pieces(pieces: Sequence[Piece]) -> None:
    seen: set[tuple[str, str]] = set()
    for piece in pieces:
        if (piece.old, piece.new) in seen:
            raise Refusal("The piece of {old} in {new} stands twice.", old=piece.old, new=piece.new or "–")
        seen.add((piece.old, piece.new))
        if piece.weight is not None and piece.weight < 0:
            raise Refusal("The weight of the piece of {old} in {new} is below zero.", old=piece.old, new=piece.new)


def _check_weights(pieces: Sequence[Piece], method: Method) -> None:
    news: dict[str, int] = defaultdict(int)
    for piece in pieces:
        news[piece.old] += 1
    for piece in pieces:
        if method is Method.SUM and news[piece.old] > 1:
            raise Refusal(
                "{old} lies in several areas: a sum takes whole areas only; split it by weights.", old=piece.old
            )
        if method is not Method.SUM and piece.weight is None:
            raise Refusal("The piece of {old} in {new} has no weight.", old=piece.old, new=piece.new or "–")
