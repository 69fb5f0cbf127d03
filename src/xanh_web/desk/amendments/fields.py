"""The fields of one item in a form, each beside what the plan says now."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from xanh.basis.errors import Refusal
from xanh.plans.amendment.change import Section, field_words
from xanh.plans.amendment.parts import FIELDS
from xanh.plans.amendment.typed import KINDS, LONG, read_typed
from xanh.plans.amendment.words import kind_words, value_words
from xanh.plans.model import Plan


@dataclass(frozen=True)
class Field:
    """One field of an item: its words, what the plan says, what is typed, what is wrong with it, its choices."""

    name: str
    label: str
    old: str
    text: str
    error: str
    choices: list[tuple[str, str]]
    is_long: bool
    told: str


def read_fields(texts: dict[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values typed, and a sentence for each field that cannot be read."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name, text in texts.items():
        try:
            values[name] = read_typed(name, text)
        except Refusal as refusal:
            errors[name] = str(refusal)
    return values, errors


def fields_of(
    section: Section,
    plan: Plan,
    old: dict[str, Any],
    texts: dict[str, str],
    values: dict[str, Any],
    errors: dict[str, str],
) -> list[Field]:
    """Return the fields of an item of a section: what the plan says, what is typed and what is wrong with it."""
    words = field_words()
    return [
        Field(
            name=name,
            label=words[name][:1].upper() + words[name][1:],
            old=value_words(name, old.get(name)),
            text=texts[name],
            error=errors.get(name, ""),
            choices=_choices(name, plan),
            is_long=name in LONG,
            told=_told(name, values.get(name)),
        )
        for name in FIELDS[section]
    ]


def _choices(name: str, plan: Plan) -> list[tuple[str, str]]:
    none = ("", "–")
    if name == "kind":
        return [none, *((kind, kind_words().get(kind, kind)) for kind in KINDS)]
    if name == "priority":
        return [none, ("high", _("high"))]
    if name == "general":
        return [none, ("yes", _("yes"))]
    if name == "objective":
        return [none, *((one.code, f"{one.code}. {one.title[:80]}") for one in plan.objectives)]
    if name == "group":
        return [none, *((one.number, f"{one.number}. {one.title[:80]}") for one in plan.groups)]
    return []


def _told(name: str, value: Any) -> str:
    """Return how the system understood a list of agencies: who is recognised, and who is not."""
    if name not in ("leads", "coordinators") or not value:
        return ""
    unknown = [party["text"] for party in value if not party["code"] and not party["rule"]]
    if not unknown:
        return ""
    return _("Not recognised as agencies, so nobody will be asked to report: {names}.").format(names="; ".join(unknown))
