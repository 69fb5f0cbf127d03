"""A value with its way: what it is, where it comes from, and the steps it was computed from."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Step:
    """One node of a lineage tree. Leaves name a `source` ("observation:12"); inner nodes have `inputs`.

    `value` is None where the figure is missing; `missing` then gives the reason's code.
    """

    label: str
    value: Decimal | None
    unit: str
    period: str
    area: str
    source: str = ""
    missing: str = ""
    inputs: tuple["Step", ...] = ()

    def leaves(self) -> Iterator["Step"]:
        """Yield every step that rests on a source instead of on other steps, in order."""
        if not self.inputs:
            yield self
        for step in self.inputs:
            yield from step.leaves()

    def has_lineage(self) -> bool:
        """Return whether every leaf names its source: a figure of which this is false may not be issued."""
        return all(leaf.source for leaf in self.leaves())
