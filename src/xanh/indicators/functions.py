"""The two functions a formula may call beside + - * /: they run on decimals, quantities, columns and words alike."""

from decimal import Decimal, InvalidOperation
from typing import Any

import pint


def ln(operand: Any) -> Any:
    """Return the natural logarithm of a bare number; a decimal that is not positive raises InvalidOperation."""
    bare = _bare(operand)
    if isinstance(bare, Decimal) and bare <= 0:
        raise InvalidOperation
    return bare.ln()


def root(operand: Any, degree: int) -> Any:
    """Return the `degree`-th root of a bare number; a decimal below zero raises InvalidOperation.

    >>> round(root(Decimal(27), 3), 20)
    Decimal('3.00000000000000000000')
    """
    bare = _bare(operand)
    if not isinstance(bare, Decimal):
        return bare.root(degree)
    if bare < 0:
        raise InvalidOperation
    return bare ** (Decimal(1) / degree)


def _bare(operand: Any) -> Any:
    return Decimal(operand.m_as("dimensionless")) if isinstance(operand, pint.Quantity) else operand
