"""An answer as a program writes it, and as the form keeps it: numbers here, what a person would type there."""

import re
from decimal import Decimal
from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import AfterValidator, BeforeValidator, ConfigDict, WithJsonSchema

from xanh.basis.errors import Refusal
from xanh.documents.forms.model import IndicatorAnswer, MoneyAnswer, TaskAnswer
from xanh.documents.forms.strings import without_unwanted
from xanh.documents.forms.typed import type_indicator, type_task
from xanh_web.reporting.models import Obligation

LARGEST = 10**15
_WRITTEN = r"-?[0-9]{1,15}(\.[0-9]{1,6})?"
_GIVEN = {
    "anyOf": [
        {"type": "number", "minimum": -LARGEST, "maximum": LARGEST},
        {"type": "string", "pattern": f"^{_WRITTEN}$"},
    ],
    "examples": ["91.25"],
}
_TASK = {"status", "percentage", "result", "difficulties", "proposals", "money"}
_INDICATOR = {"value", "missing", "note"}


def _number(given: Any) -> Decimal:
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        raise ValueError("not a number")
    if isinstance(given, str) and not re.fullmatch(_WRITTEN, given):
        raise ValueError("not written as a number")
    number = Decimal(str(given))
    if not number.is_finite() or abs(number) > LARGEST:
        raise ValueError("not a number that can be kept")
    return number


Given = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema(_GIVEN)]
Text = Annotated[str, AfterValidator(lambda text: _kept(text, "\n")), Field(max_length=20_000)]
Line = Annotated[str, AfterValidator(lambda text: _kept(text, " ")), Field(max_length=500)]
Short = Annotated[str, AfterValidator(lambda text: _kept(text, " ")), Field(max_length=40)]


def _kept(text: str, line_end: str) -> str:
    return line_end.join(without_unwanted(line) for line in text.splitlines())


class MoneyIn(Schema):
    """Money of one source in million đồng; what is left out is not reported, zero is zero."""

    model_config = ConfigDict(extra="forbid")

    source: Short = Field(description="I, II, III or IV.")
    planned: Given | None = None
    allocated: Given | None = None
    disbursed: Given | None = None


class AnswerIn(Schema):
    """An answer: of a task its status and what goes with it, of an indicator a value or the reason it is missing."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"status": "in_progress", "percentage": 62.5, "result": "Đã triển khai", "evidence": ["bien-ban.pdf"]},
                {"value": "91.25", "note": "Ước cả năm"},
            ]
        },
    )

    status: Short = Field("", description="A code of the task statuses of the law of the year.")
    percentage: Given | None = None
    result: Text = ""
    difficulties: Text = ""
    proposals: Text = ""
    money: list[MoneyIn] = Field(default_factory=list, max_length=20)
    value: Given | None = None
    missing: Short = Field("", description="A code of the missing reasons, where there is no value.")
    note: Text = ""
    evidence: list[Line] = Field(
        default_factory=list, max_length=100, description="Names of the files that prove it, or addresses."
    )


def typed_content(item: Obligation, given: AnswerIn) -> dict[str, str]:
    """Return what a person would type into the form for this answer; Refusal where it answers something else."""
    strange = (_INDICATOR if item.task_id else _TASK) & {name for name in given.model_fields_set if _says(given, name)}
    if strange:
        raise Refusal(
            "“{code}” is not answered by these fields: {fields}.", code=item.code, fields=", ".join(sorted(strange))
        )
    evidence = tuple(given.evidence)
    if item.task_id:
        money = tuple(MoneyAnswer(line.source, line.planned, line.allocated, line.disbursed) for line in given.money)
        _check_sources(item, money)
        return type_task(
            TaskAnswer(
                item.code,
                given.status,
                given.percentage,
                given.result,
                evidence,
                money,
                given.difficulties,
                given.proposals,
            )
        )
    return type_indicator(IndicatorAnswer(item.code, given.value, given.missing or None, given.note, evidence))


def _says(given: AnswerIn, name: str) -> bool:
    return getattr(given, name) not in (None, "", [])


def _check_sources(item: Obligation, money: tuple[MoneyAnswer, ...]) -> None:
    sources = [line.source for line in money]
    if twice := {source for source in sources if sources.count(source) > 1}:
        raise Refusal(
            "“{code}” gives money of source “{source}” twice, or the source does not exist.",
            code=item.code,
            source=min(twice),
        )
