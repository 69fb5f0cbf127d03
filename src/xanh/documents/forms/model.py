"""A form as data, an answered form as data, and an error at its place."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class MoneyAnswer:
    """Money of one source in million đồng. None is "not reported", zero is zero."""

    source: str  # "I" … "IV"
    planned: Decimal | None
    allocated: Decimal | None
    disbursed: Decimal | None


@dataclass(frozen=True)
class TaskAnswer:
    """What an agency says of one task."""

    obligation: str  # the obligation's code, unique in the round
    status: str  # a code of law/task_statuses
    percentage: Decimal | None
    result: str
    evidence: tuple[str, ...] = ()
    money: tuple[MoneyAnswer, ...] = ()
    difficulties: str = ""
    proposals: str = ""


@dataclass(frozen=True)
class IndicatorAnswer:
    """What an agency says of one indicator: a value, or the reason there is none."""

    obligation: str
    value: Decimal | None
    missing: str | None  # a MissingReason where value is None
    note: str = ""
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class TaskQuestion:
    obligation: str
    number: str
    title: str
    period: str
    funding: tuple[str, ...]  # the sources the plan names; money may still be given for any
    last_year: TaskAnswer | None = None


@dataclass(frozen=True)
class IndicatorQuestion:
    """`low` and `high` are the limits beyond which a value cannot be right (a share: 0 and 100); None is no limit."""

    obligation: str
    code: str
    name: str
    unit: str
    period: str
    guidance: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    last_year: IndicatorAnswer | None = None


@dataclass(frozen=True)
class Form:
    """The blank form of one agency in one round. `form_id` is signed: it names round, agency and layout."""

    form_id: str
    round_code: str
    round_title: str
    year: int
    agency_code: str
    agency_name: str
    deadline_text: str
    tasks: tuple[TaskQuestion, ...] = ()
    indicators: tuple[IndicatorQuestion, ...] = ()
    illustrative: bool = False


@dataclass(frozen=True)
class CellError:
    """One thing wrong, at its cell, in Vietnamese: what is there, what is expected."""

    sheet: str
    cell: str
    message: str


@dataclass(frozen=True)
class FilledForm:
    """A form read back. Never partly: with any error, `errors` is filled and the answers are not to be used."""

    form_id: str
    round_code: str
    agency_code: str
    tasks: tuple[TaskAnswer, ...] = ()
    indicators: tuple[IndicatorAnswer, ...] = ()
    errors: tuple[CellError, ...] = field(default=())
    filled_by: str = ""
    filled_on: date | None = None
