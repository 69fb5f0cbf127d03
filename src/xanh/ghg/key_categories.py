"""Key categories: those that together make 95 % of the level, or of the trend. IPCC 2006, Volume 1, Chapter 4."""

from collections.abc import Mapping
from dataclasses import dataclass

from xanh.basis.parameter import parameter
from xanh.ghg.gas import LATEST


@dataclass(frozen=True)
class Key:
    """One category's assessment: its share of the sum of all assessments, what has been reached with it, is it key."""

    category: str
    assessment: float
    share: float
    cumulative: float
    key: bool


def by_level(amounts: Mapping[str, float], share: float | None = None) -> tuple[Key, ...]:
    """Return the level assessment |E_x| / Σ|E|, largest first.

    Source: 2006 IPCC Guidelines, Volume 1, Chapter 4, Equation 4.1. Removals count with their size.

    >>> [one.category for one in by_level({"1.A.1": 80.0, "3.B.1": -16.0, "4.A": 4.0}) if one.key]
    ['1.A.1', '3.B.1']
    """
    whole = sum(map(abs, amounts.values()))
    return _ranked({code: abs(value) / whole if whole else 0.0 for code, value in amounts.items()}, share)


def by_trend(base: Mapping[str, float], latest: Mapping[str, float], share: float | None = None) -> tuple[Key, ...]:
    """Return the trend assessment: how far a category's change is from the total's, times its level in the base year.

    Source: 2006 IPCC Guidelines, Volume 1, Chapter 4, Equation 4.2, and 4.3 where the base year has none.
    """
    whole = sum(map(abs, base.values()))
    before, after = sum(base.values()), sum(latest.values())
    found = {}
    for code in {**base, **latest}:
        old, new = base.get(code, 0.0), latest.get(code, 0.0)
        if not whole:
            found[code] = 0.0
        elif old == 0 or before == 0:
            found[code] = abs(new) / whole
        else:
            found[code] = abs(old) / whole * abs((new - old) / abs(old) - (after - before) / abs(before))
    return _ranked(found, share)


def _ranked(assessments: Mapping[str, float], share: float | None) -> tuple[Key, ...]:
    limit = (
        float(parameter("ghg/uncertainty_rules", on=LATEST).values["key_category_share"]) if share is None else share
    )
    whole = sum(assessments.values())
    reached, keys = 0.0, []
    for code, value in sorted(assessments.items(), key=lambda one: (-one[1], one[0])):
        part = value / whole if whole else 0.0
        is_key = value > 0 and reached < limit - 1e-12
        reached += part
        keys.append(Key(code, value, part, reached, is_key))
    return tuple(keys)
