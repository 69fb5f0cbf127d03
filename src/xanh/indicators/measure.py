"""The reading in units: which unit a formula gives, and by what its inputs and its result are multiplied.

Every reading computes in base units (kg, dong, fractions of one …), so that tonnes and kilotonnes may be added and a
share in per cent multiplied; the declared unit is made at the very end.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

import pint

from xanh.basis.errors import Refusal
from xanh.basis.unit import registry


@dataclass(frozen=True)
class Measure:
    """What a part of a formula measures: a pint unit without a number. A bare number measures nothing."""

    unit: pint.Unit

    def __add__(self, other: object) -> "Measure":
        return self._same(other)

    __radd__ = __sub__ = __rsub__ = __add__

    def __mul__(self, other: object) -> "Measure":
        return Measure(self.unit * _unit(other))

    __rmul__ = __mul__

    def __truediv__(self, other: object) -> "Measure":
        return Measure(self.unit / _unit(other))

    def __rtruediv__(self, other: object) -> "Measure":
        return Measure(_unit(other) / self.unit)

    def __neg__(self) -> "Measure":
        return self

    def ln(self) -> "Measure":
        """A logarithm is taken of bare numbers only."""
        return self._same(1)

    def root(self, _degree: int) -> "Measure":
        """A root is taken of bare numbers only."""
        return self._same(1)

    def _same(self, other: object) -> "Measure":
        if self.unit.dimensionality != _unit(other).dimensionality:
            raise Refusal(
                "“{one}” and “{other}” do not measure the same thing, so a formula cannot add them.",
                one=str(self.unit) or "1",
                other=str(_unit(other)) or "1",
            )
        return self


def measure(unit: str) -> Measure:
    """Return what a value in `unit` measures, in base units."""
    return Measure(_quantity(unit).units)


@cache
def to_base(unit: str) -> Decimal:
    """Return what a value in `unit` is multiplied by to come into base units.

    >>> to_base("percent"), to_base("billion_dong"), to_base("item")
    (Decimal('0.01'), Decimal('1E+9'), Decimal('1'))
    """
    return Decimal(_quantity(unit).magnitude)


def _quantity(unit: str) -> Any:
    try:
        return registry().Quantity(Decimal(1), unit).to_base_units()
    except (pint.PintError, ArithmeticError, ValueError, TypeError, AttributeError) as error:
        raise Refusal("“{unit}” is not a unit: correct its spelling.", unit=unit) from error


def _unit(operand: object) -> pint.Unit:
    return operand.unit if isinstance(operand, Measure) else registry().Unit("")
