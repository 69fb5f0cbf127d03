"""One line of an amendment: what it touches in the edition it was made against, the old value, the new one, and why."""

from typing import Any, Literal

from pydantic import Field

from xanh.basis.language import gettext as _
from xanh.plans.model import Part

Section = Literal["objectives", "targets", "groups", "tasks"]
ChangeKind = Literal["add", "drop", "change"]


class Change(Part):
    """A line. `old` and `new` are written as in a plan file, without spans, in the shape of `parts.content_of`.

    A change touches one `field`; an addition has the whole new item in `new`, a dropping the whole old one in `old`.
    """

    section: Section
    kind: ChangeKind
    key: str = Field(description="Code of the objective or target, number of the group or task, in the old edition.")
    field: str | None = Field(None, description="The field changed; none where a whole item is added or dropped.")
    old: Any = None
    new: Any = None
    after: str | None = Field(None, description="Where an added item stands: behind the item of this key, else first.")
    reason: str = ""

    @property
    def line(self) -> str:
        """What the line touches, in the reader's words: "task 1.2, lead agency"."""
        name = section_words()[self.section].format(key=self.key)
        return f"{name}, {field_words().get(self.field, self.field)}" if self.field else name


def section_words() -> dict[str, str]:
    """Return the name of one item of each section, with a place for its {key}."""
    return {
        "objectives": _("objective {key}"),
        "targets": _("target {key}"),
        "groups": _("group of tasks {key}"),
        "tasks": _("task {key}"),
    }


def field_words() -> dict[str, str]:
    """Return the names of the fields that lines change."""
    return {
        "title": _("title"),
        "general": _("whether it is the general objective"),
        "text": _("text"),
        "objective": _("objective it belongs to"),
        "horizon": _("year by which"),
        "kind": _("kind of promise"),
        "value": _("value"),
        "low": _("lower bound"),
        "high": _("upper bound"),
        "unit": _("unit"),
        "base_year": _("base year"),
        "start_year": _("first year"),
        "end_year": _("last year"),
        "indicator_text": _("what is measured"),
        "priority": _("priority"),
        "group": _("group it belongs to"),
        "activities": _("activities"),
        "period": _("period"),
        "leads": _("lead agency"),
        "coordinators": _("coordinating agency"),
        "funding": _("funding source"),
        "references": _("documents cited"),
        "notes": _("notes"),
    }
