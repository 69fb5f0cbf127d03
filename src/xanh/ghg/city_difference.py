"""The difference between two versions of an inventory, split by what made it; the parts add up to the whole.

Source: 2006 IPCC Guidelines, Volume 1, Chapter 5 (recalculations); the order of the split is this system's own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xanh.ghg.city_totals import Frozen, co2e_of
from xanh.ghg.numbers import scale

CAUSES = ("activity", "factor", "method", "boundary", "gwp")


@dataclass(frozen=True)
class LineDifference:
    """One line in two versions, tonnes CO2e of all scopes asked: before, after, and the difference by cause."""

    code: str
    before: float | None
    after: float | None
    parts: Mapping[str, float]


@dataclass(frozen=True)
class Difference:
    """Two versions: their sums in tonnes CO2e, the difference by cause, and the lines that differ."""

    before: float
    after: float
    parts: Mapping[str, float]
    lines: tuple[LineDifference, ...]


def difference(
    old: Sequence[Frozen], new: Sequence[Frozen], old_gwp: str, new_gwp: str, scopes: Sequence[int] = (1,)
) -> Difference:
    """Return what changed from `old` to `new`: the lines are known by their names.

    A line in one version alone is a change of boundary (a source that came in or went out); one of another method,
    category or key a change of method; else the activity's part is the old emission times the change of the activity,
    the factor's what remains. All of that under the old potentials; the change of potentials comes last.
    """
    before, after = ({line["code"]: line for line in lines} for lines in (old, new))
    found = []
    for code in dict.fromkeys([*before, *after]):
        one = _line(code, before.get(code), after.get(code), (old_gwp, new_gwp), scopes)
        if one.before is not None or one.after is not None:
            found.append(one)
    parts = {cause: sum(one.parts.get(cause, 0.0) for one in found) for cause in CAUSES}
    changed = tuple(one for one in found if any(one.parts.values()))
    return Difference(sum(one.before or 0.0 for one in found), sum(one.after or 0.0 for one in found), parts, changed)


def _line(
    code: str, old: Frozen | None, new: Frozen | None, gwps: tuple[str, str], scopes: Sequence[int]
) -> LineDifference:
    before = co2e_of(old, gwps[0], scopes) if old else None
    same_potentials = co2e_of(new, gwps[0], scopes) if new else None
    after = co2e_of(new, gwps[1], scopes) if new else None
    parts = {"gwp": (after or 0.0) - (same_potentials or 0.0)}
    change = (same_potentials or 0.0) - (before or 0.0)
    if old is None or new is None:
        parts["boundary"] = change
    elif any(old[name] != new[name] for name in ("method", "category", "keys", "without", "facility", "area")):
        parts["method"] = change
    else:
        activity = _activity_part(old, new, before, change)
        parts |= {"activity": activity, "factor": change - activity}
    return LineDifference(code, before, after, parts)


def _activity_part(old: Frozen, new: Frozen, before: float | None, change: float) -> float:
    """Return the part of `change` that comes of the amount; all of it where one of the two has no number."""
    if not old["amount"] or not new["amount"] or not float(old["amount"]) or not before:
        return change
    if old["unit"] != new["unit"]:
        from_old = float(old["amount"]) * scale(old["unit"], new["unit"])
        return before * (float(new["amount"]) / from_old - 1)
    return before * (float(new["amount"]) / float(old["amount"]) - 1)
