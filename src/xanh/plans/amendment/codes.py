"""Codes of targets. A document numbers its tasks but not its targets: they get codes when they first enter a plan.

A code is "objective.year.place", "2.2030.7". It is a name from then on: a target that is moved or changed keeps it, and
that of a dropped one is never given again, so that series and addresses go on meaning the same.
"""

from collections import defaultdict
from collections.abc import Collection

from xanh.basis.text import fold
from xanh.plans.model import Plan, Target


def with_codes(plan: Plan, taken: Collection[str] = ()) -> Plan:
    """Return the plan with a code for every target: its own, else one from its place that is not among `taken`."""
    used = {target.code for target in plan.targets if target.code} | set(taken)
    targets = []
    for place, target in enumerate(plan.targets, start=1):
        code = target.code or _free(target, place, used)
        used.add(code)
        targets.append(target.model_copy(update={"code": code}))
    return plan.model_copy(update={"targets": targets})


def _free(target: Target, place: int, used: Collection[str]) -> str:
    stem = f"{target.objective}.{target.horizon or 0}"
    while f"{stem}.{place}" in used:
        place += 1
    return f"{stem}.{place}"


def with_codes_of(plan: Plan, old: Plan, taken: Collection[str] = ()) -> Plan:
    """Return `plan` with the codes its targets have in `old`, and new ones for those that are new.

    A target without a code of its own is the old one of the same words; else the only one left of the same objective
    and year that measures the same thing.
    """
    known = {target.code for target in plan.targets if target.code}
    free = [target for target in old.targets if target.code and target.code not in known]
    found = list(plan.targets)
    for likeness in (_by_words, _by_thing):
        waiting: dict[tuple[object, ...], list[Target]] = defaultdict(list)
        for target in free:
            waiting[likeness(target)].append(target)
        asked: dict[tuple[object, ...], list[int]] = defaultdict(list)
        for place, target in enumerate(found):
            if target.code is None:
                asked[likeness(target)].append(place)
        for key, places in asked.items():
            # Words may repeat, and are then taken in order; of several that measure one thing none is the only one.
            if likeness is _by_words or len(places) == len(waiting[key]) == 1:
                for place, kept in zip(places, waiting[key], strict=False):
                    found[place] = found[place].model_copy(update={"code": kept.code})
                    free.remove(kept)
    gone = {target.code for target in old.targets if target.code}
    return with_codes(plan.model_copy(update={"targets": found}), {*taken, *gone})


def _by_words(target: Target) -> tuple[object, ...]:
    return target.objective, target.horizon, fold(target.text)


def _by_thing(target: Target) -> tuple[object, ...]:
    return target.objective, target.horizon, fold(target.indicator_text)
