"""The content of a consolidated report, with the lineage of every figure, as pydantic models.

This is what an issued report pins: it goes to JSON and back unchanged, and the document is set from it alone.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, field_validator

Course = Literal["achieved", "on_course", "behind", "moving_away", "cannot_say"]
Timeliness = Literal["on_time", "late", "extended", "exempt", "not_reported"]


class Content(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Lineage(Content):
    """The way of a figure: `xanh.basis.step.Step` as pinned. Leaves name a `source` such as "observation:12"."""

    label: str
    value: Decimal | None = None
    unit: str = ""
    period: str = ""
    area: str = ""
    source: str = ""
    missing: str = ""
    inputs: tuple["Lineage", ...] = ()


class Figure(Content):
    """A figure of the report. `id` is unique in the report ("f12"); a missing one has `value` None and says why."""

    id: str  # letters, digits and "_", at most 35, beginning with a letter: it names a bookmark
    value: Decimal | None
    decimals: int = 0
    unit: str = ""
    missing: str = ""
    lineage: Lineage


class SeriesPoint(Content):
    year: int
    value: Decimal | None = None
    status: str = "actual"
    figure: Figure | None = None


class TargetLine(Content):
    """One target with its verdict. `path` is the way from base to target for the chart; empty where there is none."""

    code: str
    text: str
    indicator_code: str
    indicator_name: str
    unit: str
    horizon: int | None
    promise: str  # the promise in words: "≥ 35 %", "−15 % so với năm 2014"
    latest: Figure | None
    latest_year: int | None
    latest_status: str = ""
    course: Course
    sentence: str
    overridden: str = ""  # the reason, where a person set the verdict
    points: tuple[SeriesPoint, ...] = ()
    path: tuple[tuple[int, Decimal], ...] = ()
    stated: tuple[Figure, ...] = ()  # further figures that `sentence` states, such as paces and thresholds


class ObjectiveSection(Content):
    code: str
    title: str
    targets: tuple[TargetLine, ...] = ()


class AgencyResult(Content):
    """What one agency said of one task; `status` is a code of law/task_statuses, "" where it has not reported."""

    agency_name: str
    agency_name_now: str = ""
    status: str
    percentage: Figure | None = None
    result: str = ""
    evidence: tuple[str, ...] = ()
    source: str = ""  # "submission:12"


class StatusCount(Content):
    """How many answers have one status, a code of law/task_statuses; "" counts those who have not reported."""

    status: str
    figure: Figure


class TaskLine(Content):
    """A task with its results. `counts` is needed where too many agencies lead it to name each in the text."""

    number: str
    title: str
    period: str
    high_priority: bool
    results: tuple[AgencyResult, ...] = ()
    counts: tuple[StatusCount, ...] = ()


class TaskGroupSection(Content):
    """A group of tasks; `counts` counts the answers (task by agency) of the whole group."""

    number: str
    title: str
    tasks: tuple[TaskLine, ...] = ()
    counts: tuple[StatusCount, ...] = ()


class MoneyRow(Content):
    """Money of one source, in million đồng. A stage nobody reported is a Figure with value None, never zero."""

    source: str
    name: str
    planned: Figure
    allocated: Figure
    disbursed: Figure
    unreported: int  # task answers that gave nothing for this source although the plan names it
    unreported_figure: Figure | None = None  # the same count with its lineage; printed only so


class InventorySector(Content):
    """One sector of an inventory in kt CO2e; a closed or absent one has no value and says why."""

    code: str
    name: str
    amount: Figure


class KeyCategory(Content):
    """A key category: its gas, its share by level and by trend in %, empty where they would give away a number."""

    name: str
    gas: str
    by: str  # "mức phát thải", "xu thế"
    level: Figure | None = None
    trend: Figure | None = None


class CausePart(Content):
    """The part of a recalculation's difference that one cause made, kt CO2e."""

    cause: str
    amount: Figure


class Recalculation(Content):
    """An inventory issued again: why, from what to what in kt CO2e, and the difference by cause (empty if closed)."""

    year: int
    version: int
    issued_on: date
    reason: str
    gwp_before: str
    gwp_after: str
    before: Figure
    after: Figure
    parts: tuple[CausePart, ...] = ()


class InventoryYear(Content):
    """One published version of an inventory. Totals in kt CO2e, uncertainties in %."""

    code: str
    year: int
    version: int
    issued_on: date
    boundary_on: date
    gwp: str
    illustrative: bool
    partial: str = ""  # the sentence that says what is missing of the totals
    closed: bool = False  # whether a number in it is confidential
    with_land: Figure
    without_land: Figure
    sectors: tuple[InventorySector, ...] = ()
    keys: tuple[KeyCategory, ...] = ()
    uncertainty: Figure | None = None
    uncertainty_trend: Figure | None = None
    without_uncertainty: Figure | None = None  # how many lines state none: the uncertainty is a lower bound


class BandPoint(Content):
    """A value with the interval that the inventory's uncertainty makes of it."""

    year: int
    value: Figure
    low: Figure | None = None
    high: Figure | None = None


class IntensityWay(Content):
    """The intensity of emissions over the years and the way to what was promised, both in `unit`."""

    name: str
    unit: str
    points: tuple[BandPoint, ...]
    path: tuple[tuple[int, Decimal], ...] = ()
    promises: tuple[str, ...] = ()


class InventorySection(Content):
    """What the report says of greenhouse gases; `latest` is None where no inventory was published."""

    latest: InventoryYear | None = None
    recalculations: tuple[Recalculation, ...] = ()
    intensity: IntensityWay | None = None


class Said(Content):
    """A difficulty or a proposal, in the agency's words."""

    agency_name: str
    task_number: str
    text: str
    source: str


class Rewritten(Content):
    """A paragraph in a person's words: in which section, what the system would write, and what is written instead.

    Figures stand in both as places, "[[1]]". An empty `original` adds paragraphs at the end of the section; an empty
    `text` leaves the paragraph out.
    """

    section: str
    original: str
    text: str


class AgencyLine(Content):
    """One line of the annex of who reported when."""

    agency_name: str
    agency_name_now: str = ""
    sent_by: str = ""
    submitted_at: datetime | None = None
    deadline: datetime | None = None
    timeliness: Timeliness
    state: str  # waiting | submitted | returned | accepted
    note: str = ""
    receipt: str = ""


class Overview(Content):
    agencies: Figure
    reported: Figure
    on_time: Figure
    late: Figure
    tasks: Figure
    tasks_completed: Figure
    targets: Figure
    targets_by_course: dict[Course, Figure]
    extended: Figure | None = None  # reported within a deadline extended for them
    exempt: Figure | None = None
    not_reported: Figure | None = None

    @field_validator("targets_by_course")
    @classmethod
    def _in_one_order(cls, counts: dict[Course, Figure]) -> dict[Course, Figure]:
        # A database may hand pinned content back with its keys in another order; the document must not change.
        return {course: counts[course] for course in get_args(Course) if course in counts}


class Head(Content):
    """The formal parts; number and date are empty in a draft.

    `issuer_name` is the issuer as written in a sentence ("Sở Tài chính"); `issuer` itself where empty.
    """

    parent_issuer: str
    issuer: str
    issuer_name: str = ""
    number: str = ""
    symbol: str
    place: str
    issued_on: date | None = None
    addressed_to: tuple[str, ...]
    recipients: tuple[str, ...]
    filing: str
    signature_lines: tuple[str, ...]
    signer: str = ""


class ReportContent(Content):
    head: Head
    year: int
    plan_number: str
    plan_date: date | None
    plan_title: str
    plan_issuer: str
    area_name: str
    deadline: datetime
    as_known_at: datetime
    illustrative: bool
    draft: bool
    overview: Overview
    objectives: tuple[ObjectiveSection, ...]
    groups: tuple[TaskGroupSection, ...]
    money: tuple[MoneyRow, ...]
    money_total: MoneyRow
    money_notes: tuple[str, ...] = ()
    money_noted: tuple[Figure, ...] = ()  # the figures that `money_notes` state
    difficulties: tuple[Said, ...]
    proposals: tuple[Said, ...]
    directions: tuple[str, ...]  # next year's direction, sentence by sentence
    agencies: tuple[AgencyLine, ...]
    unverified: tuple[str, ...] = ()  # facts shown as "chưa đối chiếu"
    rewritten: tuple[Rewritten, ...] = ()
    inventories: InventorySection | None = None  # None in reports set before there was such a section
