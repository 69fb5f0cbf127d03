"""Making the next edition: the lines of an amendment applied to the plan."""

from collections.abc import Callable, Iterable
from typing import Any

from xanh.basis.errors import Refusal
from xanh.plans.amendment.change import Change
from xanh.plans.amendment.codes import with_codes
from xanh.plans.amendment.parts import FIELDS, Item, content_of, item_from, items_of, value_of, with_field
from xanh.plans.files import check_plan
from xanh.plans.model import Plan

_LONGEST = 80


def apply_changes(plan: Plan, changes: Iterable[Change]) -> Plan:
    """Return the plan with every line applied in order; what no line touches keeps code, number and place.

    Refusal, naming the line, where the plan no longer says what the line was made against, and where what would come
    out is no plan.
    """
    plan = with_codes(plan)
    tables = {section: items_of(plan, section) for section in FIELDS}
    for change in changes:
        tables[change.section] = _APPLY[change.kind](tables[change.section], change)
    changed = plan.model_copy(update={section: list(table.values()) for section, table in tables.items()})
    check_plan(changed)
    return changed


def _change(table: dict[str, Item], change: Change) -> dict[str, Item]:
    item, field = _present(table, change), change.field or ""
    if field not in FIELDS[change.section]:
        raise Refusal("{line}: an amendment cannot change this field.", line=change.line)
    _expect(change, value_of(item, field))
    return {**table, change.key: with_field(item, change.section, field, change.new)}


def _drop(table: dict[str, Item], change: Change) -> dict[str, Item]:
    _expect(change, content_of(_present(table, change), change.section))
    return {key: item for key, item in table.items() if key != change.key}


def _add(table: dict[str, Item], change: Change) -> dict[str, Item]:
    if change.key in table:
        raise Refusal("{line} is in the plan already: give the new one another number.", line=change.line)
    if not change.key.strip() or not isinstance(change.new, dict):
        raise Refusal("{line}: a new item needs its number and its content.", line=change.line)
    made = item_from(change.section, change.key, change.new)
    if change.after is not None and change.after not in table:
        # What it was to follow has gone: it stands at the end.
        return {**table, change.key: made}
    found: dict[str, Item] = {} if change.after is not None else {change.key: made}
    for key, item in table.items():
        found[key] = item
        if key == change.after:
            found[change.key] = made
    return found


def _present(table: dict[str, Item], change: Change) -> Item:
    if change.key not in table:
        raise Refusal("{line}: the plan no longer has it. Take the line out of the proposal.", line=change.line)
    return table[change.key]


def _expect(change: Change, now: Any) -> None:
    if change.old != now:
        raise Refusal(
            "{line}: the line was made against “{old}”, but the plan now says “{now}”. Make this line again.",
            line=change.line,
            old=_short(change.old),
            now=_short(now),
        )


def _short(value: Any) -> str:
    if isinstance(value, dict):
        text = str(value.get("text") or value.get("title") or "…")
    elif isinstance(value, list):
        text = "; ".join(_short(part) for part in value)
    else:
        text = "" if value is None else str(value)
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"


_APPLY: dict[str, Callable[[dict[str, Item], Change], dict[str, Item]]] = {
    "add": _add,
    "drop": _drop,
    "change": _change,
}
