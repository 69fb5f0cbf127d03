"""The structure of a plan, as pydantic models: the published JSON Schema is made from these.

Unknown is None, never a guess. Every part keeps the span of source text it came from. The same shape is printed by
`xanh plan read --json`, written as YAML, and loaded into the database. Spans are written as [start, end], numbers as
numbers, dates in ISO form.
"""

import datetime
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
    model_serializer,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


class Part(BaseModel):
    """Base of every part: unknown keys are refused, so that a misspelt key in a YAML file is seen."""

    model_config = ConfigDict(extra="forbid")


class Span(Part):
    """Character offsets [start, end) in the plain text of the document. Written as a list of two numbers."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="before")
    @classmethod
    def _from_pair(cls, value: Any) -> Any:
        return {"start": value[0], "end": value[1]} if isinstance(value, list | tuple) and len(value) == 2 else value

    @model_validator(mode="after")
    def _runs_forward(self) -> "Span":
        if self.end < self.start:
            raise ValueError("end lies before start")
        return self

    @model_serializer
    def _as_pair(self) -> list[int]:
        return [self.start, self.end]

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Return the schema of the written form: an array of two whole numbers."""
        offset = {"type": "integer", "minimum": 0}
        return {
            "type": "array",
            "prefixItems": [offset, offset],
            "minItems": 2,
            "maxItems": 2,
            "description": "Character offsets [start, end) in the plain text of the document.",
        }


def as_number(value: Decimal) -> int | float:
    """Return `value` as the plain number JSON and YAML write: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)


Number = Annotated[
    Decimal,
    Field(allow_inf_nan=False),
    PlainSerializer(as_number, when_used="always"),
    WithJsonSchema({"type": "number"}),
]
Priority = Literal["high"]
Frequency = Literal["annual", "semiannual", "quarterly", "monthly", "continuous"]


class Party(Part):
    """Who leads or coordinates. `code` names one agency; an open set ("các sở có liên quan") has `rule` instead."""

    text: str = Field(description="The words of the document.")
    code: str | None = Field(None, description="Code of the type of agency, from the list agency_types.")
    open_set: bool = Field(
        default=False, description="Whether the words name a set to be expanded at a date, not one agency."
    )
    rule: str | None = Field(None, description="Code of the set, from the list open_sets.")
    span: Span | None = None


class Period(Part):
    """When. `start` and `end` are years where the text gives them; "Sau khi … phê duyệt" leaves both None."""

    text: str
    start: int | None = Field(None, description="First year.")
    end: int | None = Field(None, description="Last year.")
    last_day: datetime.date | None = Field(
        None, description="Last day, where the text gives a month, a quarter or a day."
    )
    frequency: Frequency | None = Field(None, description="How often, for what recurs.")
    span: Span | None = None


class Reference(Part):
    """A citation such as "mục 1.1.2 - Quyết định số 882/QĐ-TTg"."""

    document: str = Field(description="Number of the document cited.")
    item: str | None = Field(None, description="Number of the item in it.")
    span: Span | None = None


class Activity(Part):
    """One bullet of a task."""

    text: str
    priority: Priority | None = None
    span: Span | None = None


class Objective(Part):
    """An objective: the general one, or a specific one under which targets stand."""

    code: str = Field(description="Number or letter as printed.")
    title: str
    general: bool
    text: str = Field(
        description="The paragraphs that describe it, without its targets; the title where there are none."
    )
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

    code: str | None = Field(
        None,
        description="Code under which the target is followed through all editions; given when the plan is loaded.",
        exclude_if=lambda code: code is None,
    )
    objective: str = Field(description="Code of the objective it belongs to.")
    horizon: int | None = Field(description="Year by which it is to be reached.")
    kind: TargetKind
    value: Number | None = Field(None, description="The number, in the unit; a reduction is negative.")
    low: Number | None = None
    high: Number | None = None
    unit: str | None = Field(None, description='"%", "%/year", "index", or a code of the list plan_units.')
    base_year: int | None = None
    start_year: int | None = None
    end_year: int | None = None
    indicator_text: str = Field(description="Name of the thing measured, in the words of the document.")
    share_of: str | None = Field(None, description="The whole a share is taken of, where it stands after the number.")
    text: str
    span: Span | None = None


class Group(Part):
    """A heading of the task table: tasks refer to it by its number."""

    number: str
    title: str
    priority: Priority | None = None
    span: Span | None = None


class Task(Part):
    """One row that carries responsibilities. `number` is unique in the plan ("1.2"); `group` is the group's number."""

    number: str
    group: str | None
    title: str
    activities: list[Activity] = []
    priority: Priority | None = None
    period: Period | None = None
    leads: list[Party] = []
    coordinators: list[Party] = []
    funding: list[str] = Field([], description="Codes of the list funding_sources.")
    funding_text: str | None = Field(None, description="The funding cell as printed, where it says more than codes.")
    references: list[Reference] = []
    product: str | None = Field(None, description="What the task is to produce, where the table has such a column.")
    notes: str | None = None
    span: Span | None = None


class Duty(Part):
    """An organisational duty. `due` is "--11-20" style where yearly (ISO month and day), else a date or None."""

    text: str
    who: str | None = None
    due: str | None = Field(None, pattern=r"^(--|\d{4}-)\d{2}-\d{2}$", description="The day named: due before it.")
    inclusive: bool = Field(default=False, description='Whether that day is still in time ("chậm nhất ngày").')
    frequency: Frequency | None = None
    to: str | None = Field(None, description="To whom it is sent.")
    span: Span | None = None


class Signer(Part):
    """Who signed, in which position, and for whom."""

    name: str | None = None
    position: str | None = None
    authority: str | None = None


class Header(Part):
    """The document's own head and foot."""

    number: str | None = None
    date: datetime.date | None = None
    place: str | None = None
    issuer: str | None = None
    kind: str | None = None
    title: str | None = None
    signer: Signer | None = None
    legal_bases: list[str] = []
    attachments: list[str] = []


class Footnote(Part):
    """A note at the foot of a page, with the mark that points to it."""

    mark: str
    text: str
    span: Span | None = None


class Problem(Part):
    """What could not be read, in one sentence."""

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
    references: list[Reference] = Field([], description="Items of other documents that the running text takes up.")
    footnotes: list[Footnote] = []
    problems: list[Problem] = []
