"""The formula as a tree: what it does to what, for printing and for telling one formula from another."""

from dataclasses import dataclass

from xanh.indicators.declare import Indicator
from xanh.indicators.inputs import Input


@dataclass(frozen=True)
class Node:
    """One operation ("plus", "minus", "times", "divided", "negative", "ln", "root") on its parts.

    A part is another operation, an input of the formula or a bare number.
    """

    operation: str
    parts: tuple[object, ...]

    def __add__(self, other: object) -> "Node":
        return Node("plus", (self, other))

    def __radd__(self, other: object) -> "Node":
        return Node("plus", (other, self))

    def __sub__(self, other: object) -> "Node":
        return Node("minus", (self, other))

    def __rsub__(self, other: object) -> "Node":
        return Node("minus", (other, self))

    def __mul__(self, other: object) -> "Node":
        return Node("times", (self, other))

    def __rmul__(self, other: object) -> "Node":
        return Node("times", (other, self))

    def __truediv__(self, other: object) -> "Node":
        return Node("divided", (self, other))

    def __rtruediv__(self, other: object) -> "Node":
        return Node("divided", (other, self))

    def __neg__(self) -> "Node":
        return Node("negative", (self,))

    def ln(self) -> "Node":
        """The natural logarithm."""
        return Node("ln", (self,))

    def root(self, degree: int) -> "Node":
        """A root."""
        return Node("root", (self, degree))

    def written(self) -> str:
        """Return the tree in one line, the same on every machine: "divided(part, whole)"."""
        parts = (part.written() if isinstance(part, Node) else _leaf(part) for part in self.parts)
        return self.operation + "(" + ", ".join(parts) + ")"


def trace(indicator: Indicator) -> Node:
    """Return the tree of an indicator's formula; its inputs are nodes "input"."""
    assert indicator.function is not None, indicator.code  # noqa: S101 - callers ask of formulas only
    traced: Node = indicator.function(*(Node("input", (needed,)) for needed in indicator.inputs))
    return traced


def fingerprint(indicator: Indicator) -> str:
    """Return the formula in one line with its unit: where it is another one, values are computed anew."""
    return f"{trace(indicator).written()} [{indicator.unit}]"


def _leaf(part: object) -> str:
    return part.name if isinstance(part, Input) else str(part)
