"""Classes of values for a map: how many areas stand below a limit, by rank."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

MOST = 5


@dataclass(frozen=True)
class MapClass:
    """The areas whose value lies from `low` to `high`, both included; `number` 1 is the lowest."""

    number: int
    low: Decimal
    high: Decimal
    count: int


def classes_of(values: Sequence[Decimal]) -> list[MapClass]:
    """Return at most five classes of about as many values each, equal values always together; none without values.

    >>> [(c.number, int(c.low), int(c.high), c.count) for c in classes_of([Decimal(n) for n in (1, 2, 2, 3)])]
    [(1, 1, 1, 1), (2, 2, 2, 2), (3, 3, 3, 1)]
    """
    ranked = sorted(values)
    groups: list[list[Decimal]] = []
    for place, value in enumerate(ranked):
        wanted = place * MOST // len(ranked)  # the class by rank alone
        if groups and (value == groups[-1][-1] or wanted < len(groups)):
            groups[-1].append(value)
        else:
            groups.append([value])
    return [MapClass(number, group[0], group[-1], len(group)) for number, group in enumerate(groups, start=1)]


def class_of(value: Decimal, classes: Sequence[MapClass]) -> int:
    """Return the number of the class `value` belongs to."""
    return next(item.number for item in classes if value <= item.high)
