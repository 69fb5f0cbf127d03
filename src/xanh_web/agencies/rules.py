"""What may be recorded of successions: each predicate answers with the refusal, or with None."""

from datetime import date, timedelta

from xanh.basis.errors import Refusal
from xanh_web.agencies.register import Change, Register


def why_not_record(register: Register, change: Change) -> Refusal | None:
    """Return why `change` may not be recorded, or None. A change between the same two bodies would be replaced."""
    return _incomplete(change) or _untimely(register, change) or _contradicting(register, change)


def _incomplete(change: Change) -> Refusal | None:
    if change.kind not in {"rename", "merge", "split", "abolish"}:
        return Refusal("“{kind}” is not a kind of succession: write rename, merge, split or abolish.", kind=change.kind)
    if change.kind == "abolish" and change.successor:
        return Refusal(
            "{code} is abolished, so it has no successor: choose one per task instead.", code=change.predecessor
        )
    if change.kind != "abolish" and not change.successor:
        return Refusal("Name the successor of {code}.", code=change.predecessor)
    if change.predecessor == change.successor:
        return Refusal("{code} cannot succeed itself.", code=change.predecessor)
    if change.effective_from and not change.legal_basis:
        return Refusal(
            "Give the legal basis of the succession of {code}, with number and date.", code=change.predecessor
        )
    if change.verified and not change.effective_from:
        return Refusal("The succession of {code} cannot be verified before its day is known.", code=change.predecessor)
    return None


def _untimely(register: Register, change: Change) -> Refusal | None:
    for code in (change.predecessor, change.successor):
        if code is not None and code not in register.bodies:
            return Refusal("No agency has the code “{code}”.", code=code)
    day = change.effective_from
    if day is None:
        return _forgetting(register, change)
    old = register.bodies[change.predecessor]
    if old.valid_from and day <= old.valid_from:
        return Refusal("{name} cannot end on {day}, before it begins.", name=old.name, day=_d(day))
    new = register.bodies[change.successor] if change.successor else None
    if new and not begins_with(register, change) and not new.is_in_force(day):
        return Refusal("{name} does not exist on {day}, so it cannot succeed anyone then.", name=new.name, day=_d(day))
    return None


def _forgetting(register: Register, change: Change) -> Refusal | None:
    kept = [c for c in register.changes.get(change.predecessor, ()) if c.successor == change.successor]
    if kept and kept[0].effective_from:
        return Refusal(
            "The day on which {code} ended is recorded already: enter the right one.", code=change.predecessor
        )
    return None


def begins_with(register: Register, change: Change) -> bool:
    """Return whether the successor begins by `change`, so that its first day is entered, or corrected, with it."""
    new = register.bodies[change.successor or ""]
    known = [c.effective_from for c in register.changes.get(change.predecessor, ()) if c.successor == change.successor]
    return new.start_unknown or (new.valid_from is not None and new.valid_from in known)


def first_day(register: Register, change: Change) -> date | None:
    """Return the first day of a successor that begins by `change`: the earliest day on which it succeeds anyone."""
    others = [
        c.effective_from
        for rows in register.changes.values()
        for c in rows
        if c.successor == change.successor and c.predecessor != change.predecessor
    ]
    return min((day for day in (change.effective_from, *others) if day), default=None)


def _contradicting(register: Register, change: Change) -> Refusal | None:
    others = [c for c in register.changes.get(change.predecessor, ()) if c.successor != change.successor]
    if not all(c.kind == change.kind == "split" and c.effective_from == change.effective_from for c in others):
        return Refusal(
            "{code} already has another successor recorded: only a split has several, all on one day.",
            code=change.predecessor,
        )
    if change.successor and change.predecessor in _descendants(register, change.successor):
        return Refusal(
            "{old} already follows {new}: a succession cannot lead back.", old=change.predecessor, new=change.successor
        )
    return None


def why_not_choose(register: Register, predecessor: str, successor: str) -> Refusal | None:
    """Return why `successor` may not be chosen to answer for `predecessor`, or None."""
    for code in (predecessor, successor):
        if code not in register.bodies:
            return Refusal("No agency has the code “{code}”.", code=code)
    rows = [c for c in register.changes.get(predecessor, ()) if c.kind in {"split", "abolish"} and c.effective_from]
    old, new = register.bodies[predecessor], register.bodies[successor]
    if not rows:
        return Refusal("{name} was neither abolished nor split, so there is nothing to choose.", name=old.name)
    named = {c.successor for c in rows if c.successor}
    if named and successor not in named:
        return Refusal("{new} is not one of the bodies that {old} was split into.", new=new.name, old=old.name)
    ended = rows[0].effective_from
    if successor == predecessor or new.start_unknown or (new.valid_to and ended and new.valid_to < ended):
        return Refusal(
            "{new} does not exist after {old} ended, so it cannot answer for it.", new=new.name, old=old.name
        )
    if predecessor in _descendants(register, successor):
        return Refusal("{old} already follows {new}: a succession cannot lead back.", old=old.name, new=new.name)
    return None


def last_day_before(day: date) -> date:
    """Return the last day of a body that is succeeded on `day`."""
    return day - timedelta(days=1)


def _descendants(register: Register, code: str) -> set[str]:
    found: set[str] = set()
    waiting = [code]
    while waiting:
        at = waiting.pop()
        following = [c.successor for c in register.changes.get(at, ()) if c.successor]
        following += [chosen.successor for (old, _), chosen in register.choices.items() if old == at]
        new = [name for name in following if name not in found]
        found.update(new)
        waiting.extend(new)
    return found


def _d(day: date) -> str:
    return f"{day:%d/%m/%Y}"
