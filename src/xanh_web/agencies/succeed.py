"""Who answers today for a body of the plan's day: successions followed one by one, each with its legal basis.

Pure: works on a `Register`, which `querysets.load_register` fills from the database.
"""

from datetime import date

from django.utils.translation import gettext as _

from xanh_web.agencies.register import Answer, Body, Change, Register


def follow(register: Register, code: str, on: date, scope: str = "") -> Answer:
    """Return who answers on `on` for the body `code`, in the matter `scope` ("" is everything). Never raises."""
    body = register.bodies.get(code)
    if body is None:
        return Answer(None, code, reason=_("No agency has the code “{code}”.").format(code=code))
    path: list[str] = []
    seen = {code}
    while changes := _in_effect(register, body.code, on):
        path.extend(_tell(register, change) for change in changes)
        successor, said = _next(register, changes, scope)
        if said:
            path.append(said)
        if successor is None:
            return Answer(None, body.name, tuple(path), _candidates(register, changes, on), _ask(body, on))
        if successor in seen or successor not in register.bodies:
            reason = _("The records of successions lead in a circle or to an unknown agency at “{code}”: correct them.")
            return Answer(None, body.name, tuple(path), reason=reason.format(code=successor))
        seen.add(successor)
        body = register.bodies[successor]
    return _answer(register, body, on, tuple(path))


def _in_effect(register: Register, code: str, on: date) -> list[Change]:
    return [c for c in register.changes.get(code, ()) if c.effective_from is not None and c.effective_from <= on]


def _next(register: Register, changes: list[Change], scope: str) -> tuple[str | None, str]:
    first = changes[0]
    if first.kind in {"rename", "merge"}:
        return first.successor, ""
    chosen = register.choices.get((first.predecessor, scope)) or register.choices.get((first.predecessor, ""))
    if chosen is None:
        return None, ""
    basis = chosen.decision_number or chosen.reason
    said = _("For {old}, {new} was chosen ({basis}).").format(
        old=_name(register, first.predecessor), new=_name(register, chosen.successor), basis=basis
    )
    return chosen.successor, said


def _candidates(register: Register, changes: list[Change], on: date) -> tuple[str, ...]:
    named = tuple(c.successor for c in changes if c.successor)
    if named:
        return named
    in_force = [body for body in register.bodies.values() if body.is_in_force(on)]
    # The bodies that began the day the old one was gone come first to mind; where there are none, anyone may follow.
    heirs = [body.code for body in in_force if body.valid_from == changes[0].effective_from]
    return tuple(heirs or [body.code for body in in_force])


def _answer(register: Register, body: Body, on: date, path: tuple[str, ...]) -> Answer:
    if body.is_in_force(on):
        return Answer(body.code, body.name, path, reason=_undated(register, body))
    return Answer(None, body.name, path, reason=_why_absent(register, body, on))


def _why_absent(register: Register, body: Body, on: date) -> str:
    if body.start_unknown:
        reason = _("The day on which {name} begins is not known: enter it in the record of its succession.")
    elif body.valid_from is not None and on < body.valid_from:
        reason = _("{name} did not exist yet on {day}; it begins on {first}.")
    else:
        reason = _("{name} ended on {last}, and no succession is recorded: record one.")
    said = reason.format(name=body.name, day=_d(on), first=_d(body.valid_from), last=_d(body.valid_to))
    origins = [c.predecessor for rows in register.changes.values() for c in rows if c.successor == body.code]
    if not origins:
        return said
    before = ", ".join(_name(register, code) for code in origins)
    return said + " " + _("It follows {before}.").format(before=before)


def _undated(register: Register, body: Body) -> str:
    for change in register.changes.get(body.code, ()):
        if change.effective_from is None:
            return _(
                "{old} is succeeded by {new}, but the day is not known; the old name is kept until it is entered."
            ).format(old=body.name, new=_name(register, change.successor) or "—")
    return ""


def _ask(body: Body, on: date) -> str:
    return _("On {day} nobody answers for {name} by law alone: choose a successor.").format(day=_d(on), name=body.name)


def _tell(register: Register, change: Change) -> str:
    sentence = {
        "rename": _("{day}: {old} was renamed {new} ({basis})."),
        "merge": _("{day}: {old} was merged into {new} ({basis})."),
        "split": _("{day}: {old} was split, one part being {new} ({basis})."),
        "abolish": _("{day}: {old} ended ({basis})."),
    }[change.kind]
    basis = change.legal_basis or _("legal basis not recorded")
    if not change.verified:
        basis = _("{basis}; not verified").format(basis=basis)
    return sentence.format(
        day=_d(change.effective_from),
        old=_name(register, change.predecessor),
        new=_name(register, change.successor),
        basis=basis,
    )


def _name(register: Register, code: str | None) -> str:
    body = register.bodies.get(code or "")
    return body.name if body else code or ""


def _d(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "—"
