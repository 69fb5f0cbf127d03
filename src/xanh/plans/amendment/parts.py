"""What an amendment can touch of a plan: its sections, the key of each item, the fields, and the shape of their values.

The duties and addressees of the document are no part of it, nor is what editions do not keep (spans, the printed
funding cell): what a plan file says there beyond an edition is no difference.
"""

from typing import Any

from pydantic import ValidationError

from xanh.basis.errors import Refusal
from xanh.plans.amendment.change import Section, field_words, section_words
from xanh.plans.model import Group, Objective, Plan, Target, Task

type Item = Objective | Target | Group | Task

ITEMS: dict[Section, type[Item]] = {"objectives": Objective, "targets": Target, "groups": Group, "tasks": Task}
KEYS: dict[Section, str] = {"objectives": "code", "targets": "code", "groups": "number", "tasks": "number"}
FIELDS: dict[Section, tuple[str, ...]] = {
    "objectives": ("title", "general", "text"),
    "targets": (
        "objective",
        "horizon",
        "kind",
        "value",
        "low",
        "high",
        "unit",
        "base_year",
        "start_year",
        "end_year",
        "indicator_text",
        "text",
    ),
    "groups": ("title", "priority"),
    "tasks": (
        "group",
        "title",
        "activities",
        "priority",
        "period",
        "leads",
        "coordinators",
        "funding",
        "references",
        "notes",
    ),
}
_INNER = {
    "period": ("text", "start", "end"),
    "leads": ("text", "code", "rule"),
    "coordinators": ("text", "code", "rule"),
    "references": ("document", "item"),
}


def items_of(plan: Plan, section: Section) -> dict[str, Item]:
    """Return the items of a section by their key, in the plan's order; targets must have their codes."""
    return {str(getattr(item, KEYS[section])): item for item in getattr(plan, section)}


def value_of(item: Item, field: str) -> Any:
    """Return a field as plain JSON values in the shape lines carry; empty text, list and None are all None."""
    value = item.model_dump(mode="json", include={field}).get(field)
    if field == "activities":
        value = [activity["text"] for activity in value or ()]
    elif field in _INNER and value:
        kept = _INNER[field]
        parts = [{name: part[name] for name in kept} for part in ([value] if isinstance(value, dict) else value)]
        value = parts if isinstance(value, list) else parts[0]
    return None if value is False or value in ("", []) else value  # zero is a value


def content_of(item: Item, section: Section) -> dict[str, Any]:
    """Return the whole item: every field that is not empty."""
    found = {field: value_of(item, field) for field in FIELDS[section]}
    return {field: value for field, value in found.items() if value is not None}


def with_field(item: Item, section: Section, field: str, value: Any) -> Item:
    """Return the item with one field changed; its span goes, for the text it stood in no longer says so.

    Refusal where the value cannot stand there.
    """
    return _made(section, str(getattr(item, KEYS[section])), {**_written(item), field: _whole(field, value)}, field)


def item_from(section: Section, key: str, content: dict[str, Any]) -> Item:
    """Return a new item from its content; Refusal where it has unknown fields or lacks one."""
    if unknown := sorted(set(content) - set(FIELDS[section])):
        raise _cannot(section, key, unknown[0])
    values = {field: _whole(field, value) for field, value in content.items()}
    empty = {"group": None, "horizon": None, "general": False}
    return _made(section, key, {name: empty[name] for name in empty if name in ITEMS[section].model_fields} | values)


def _written(item: Item) -> dict[str, Any]:
    return item.model_dump(mode="json", exclude={"span"})


def _made(section: Section, key: str, values: dict[str, Any], field: str = "") -> Item:
    try:
        return ITEMS[section].model_validate({**values, KEYS[section]: key})
    except ValidationError as error:
        first = error.errors()[0]["loc"]
        raise _cannot(section, key, str(first[0]) if first else field) from None


def _cannot(section: Section, key: str, field: str) -> Refusal:
    return Refusal(
        "{item}: what is written under “{field}” cannot stand there; write it as the plan does.",
        item=section_words()[section].format(key=key),
        field=field_words().get(field, field),
    )


def _whole(field: str, value: Any) -> Any:
    """Return a value of a line as the model takes it."""
    if field == "activities":
        return [{"text": text} for text in value or ()]
    if field in ("leads", "coordinators"):
        return [{**party, "open_set": bool(party.get("rule"))} for party in value or () if isinstance(party, dict)]
    if field in ("funding", "references"):
        return value or []
    if field == "general":
        return bool(value)
    return "" if value is None and field == "text" else value
