"""The reasons for returning a report: one at each field, and one for the whole; together they are one text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from xanh.basis.text import normalise
from xanh_web.desk.coordinator.answers import AnswerPart, reason_names

LONGEST, LONGEST_TOGETHER, GENERAL = 1000, 12_000, "reason"


@dataclass(frozen=True)
class Reasons:
    """What was typed, by name, and what is wrong with it, by name; "" is about all of it together."""

    given: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    text: str = ""


def read_reasons(posted: Mapping[str, str], parts: list[AnswerPart]) -> Reasons:
    """Return the reasons given on the page of a report; names that are not on the page are not read."""
    checked = forms.CharField(max_length=LONGEST, required=False)
    given, errors = {}, {}
    for name in (*reason_names(parts), GENERAL):
        raw = posted.get(name, "")
        try:
            given[name] = normalise(checked.clean(raw))
        except ValidationError as error:
            given[name], errors[name] = raw[: 2 * LONGEST].replace("\0", ""), " ".join(error.messages)
    text = compose(given, parts)
    if not text and not errors:
        errors[""] = _("Give the reason at the field that has to be corrected, or for the report as a whole.")
    if len(text) > LONGEST_TOGETHER:
        errors[""] = _("The reasons are too long together: keep them under {count} characters.").format(
            count=LONGEST_TOGETHER
        )
    return Reasons({name: value for name, value in given.items() if value}, errors, text)


def compose(given: Mapping[str, str], parts: list[AnswerPart]) -> str:
    """Return the reasons as the text the agency reads, in Vietnamese: the whole first, then field by field."""
    lines = [given[GENERAL]] if given.get(GENERAL) else []
    with translation.override("vi"):
        for part in parts:
            what = _("Task {number}") if part.kind == "task" else _("Indicator {number}")
            for one in part.fields:
                if reason := given.get(one.reason_name):
                    where = what.format(number=part.number if part.kind == "task" else part.title)
                    lines.append(f"- {where}, {str(one.label).lower()}: {reason}")
    return "\n".join(lines)
