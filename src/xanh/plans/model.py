"""The structure of a plan, as pydantic models: the published JSON Schema is made from these.

Unknown is None, never a guess. Every part keeps the span of source text it came from. The same shape is printed by
`xanh plan read --json`, written as YAML, and loaded into the database.
"""

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """Base of every part: unknown keys are refused, so that a misspelt key in a YAML file is seen."""

    model_config = ConfigDict(extra="forbid")


class Span(Part):
    start: int
    end: int


class Party(Part):
    """Who leads or coordinates. `code` names one agency; an open set ("các sở, ngành có liên quan") has `rule` instead."""

    text: str
    code: str | None = None
    open_set: bool = False
    rule: str | None = None
    span: Span | None = None


class Period(Part):
    """When. `start` and `end` are years where the text gives them; "Sau khi … phê duyệt" leaves both None."""

    text: str
    start: int | None = None
    end: int | None = None
    span: Span | None = None


class Reference(Part):
    """A citation such as "mục 1.1.2 - Quyết định số 882/QĐ-TTg"."""

    document: str
    item: str | None = None
    span: Span | None = None


class Activity(Part):
    text: str
    span: Span | None = None


class Objective(Part):
    code: str
    title: str
    general: bool
    text: str
    span: Span | None = None


TargetKind = Literal[
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "exactly",
    "range",
    "change_from_base",
    "mean_annual_change",
    "milestone",
]


class Target(Part):
    """One promise. A reduction of 15 % is value -15; a range has `low` and `high`; a milestone has no number."""

    objective: str
    horizon: int | None
    kind: TargetKind
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    base_year: int | None = None
    start_year: int | None = None
    end_year: int | None = None
    indicator_text: str
    text: str
    span: Span | None = None


class Group(Part):
    number: str
    title: str
    priority: Literal["high"] | None = None
    span: Span | None = None


class Task(Part):
    """One row that carries responsibilities. `number` is unique in the plan ("1.2"); `group` is the group's number."""

    number: str
    group: str | None
    title: str
    activities: list[Activity] = []
    priority: Literal["high"] | None = None
    period: Period | None = None
    leads: list[Party] = []
    coordinators: list[Party] = []
    funding: list[str] = []
    references: list[Reference] = []
    notes: str | None = None
    span: Span | None = None


class Duty(Part):
    """An organisational duty. `due` is "--11-20" style where yearly (ISO month and day), else a date or None."""

    text: str
    who: str | None = None
    due: str | None = None
    frequency: str | None = None
    to: str | None = None
    span: Span | None = None


class Signer(Part):
    name: str | None = None
    position: str | None = None
    authority: str | None = None


class Header(Part):
    """The document's own head and foot."""

    number: str | None = None
    date: date | None = None
    place: str | None = None
    issuer: str | None = None
    kind: str | None = None
    title: str | None = None
    signer: Signer | None = None
    legal_bases: list[str] = []
    attachments: list[str] = []


class Problem(Part):
    message: str
    span: Span | None = None


class Plan(Part):
    """A whole plan as read or as confirmed by a person."""

    document: Header
    objectives: list[Objective] = []
    targets: list[Target] = []
    groups: list[Group] = []
    tasks: list[Task] = []
    duties: list[Duty] = []
    addressees: list[str] = []
    problems: list[Problem] = []
