"""The rules of one answer, wherever it was written: in the cells of a workbook or in the fields of a page."""

from collections.abc import Callable
from decimal import Decimal
from typing import Protocol

from xanh.documents.forms import values, wording
from xanh.documents.forms.grid import Found
from xanh.documents.forms.layout import TASK_FIELDS
from xanh.documents.forms.model import IndicatorAnswer, IndicatorQuestion, MoneyAnswer, TaskAnswer, TaskQuestion
from xanh.documents.forms.vocabulary import Vocabulary

_ZERO, _HUNDRED = Decimal(0), Decimal(100)


class Written(Protocol):
    """What a person wrote, field by field, and where the objections to it go."""

    def take[T](self, field: str, parse: Callable[[Found | None], T], *, otherwise: T) -> T:
        """Return what `parse` makes of a field; where it objects, note the error and return `otherwise`."""

    def has(self, field: str) -> bool:
        """Return whether anything stands in a field, right or wrong."""

    def object(self, field: str, message: str) -> None:
        """Note an error at a field."""

    def name(self, field: str) -> str:
        """Return what a sentence calls the field: the address of its cell, or its label."""


def money_field(source: str, stage: str) -> str:
    """Return the name of the field for the money of one source at one stage: "money.I.planned"."""
    return f"money.{source}.{stage}"


def task_fields(words: Vocabulary) -> tuple[str, ...]:
    """Return the names of all fields of a task's answer, money included."""
    return (*TASK_FIELDS, *(money_field(source, stage) for source in words.sources for stage in words.stages))


def task_answer(written: Written, task: TaskQuestion, words: Vocabulary) -> TaskAnswer:
    """Return the answer to a task; what is wrong with it has been objected to."""
    status = written.take("status", lambda found: values.choice(found, words.statuses), otherwise=None)
    result = written.take("result", values.text, otherwise="")
    if not written.has("status"):
        written.object("status", wording.STATUS_MISSING)
    if status not in (None, "not_started") and not written.has("result"):
        written.object("result", wording.RESULT_MISSING.format(status=words.statuses[status or ""]))
    return TaskAnswer(
        obligation=task.obligation,
        status=status or "",
        percentage=written.take("percentage", lambda found: values.number(found, _ZERO, _HUNDRED), otherwise=None),
        result=result,
        evidence=written.take("evidence", values.evidence, otherwise=()),
        money=_money(written, words),
        difficulties=written.take("difficulties", values.text, otherwise=""),
        proposals=written.take("proposals", values.text, otherwise=""),
    )


def indicator_answer(written: Written, asked: IndicatorQuestion, words: Vocabulary) -> IndicatorAnswer:
    """Return the answer to an indicator; what is wrong with it has been objected to."""
    value = written.take("value", lambda found: values.number(found, asked.low, asked.high), otherwise=None)
    missing = written.take("missing", lambda found: values.choice(found, words.reasons), otherwise=None)
    has_value, has_reason = written.has("value"), written.has("missing")
    if has_value and has_reason:
        written.object("missing", wording.VALUE_AND_REASON.format(cell=written.name("value")))
    if not has_value and not has_reason:
        written.object("value", wording.VALUE_OR_REASON.format(cell=written.name("missing")))
    return IndicatorAnswer(
        obligation=asked.obligation,
        value=value,
        missing=missing,
        note=written.take("note", values.text, otherwise=""),
        evidence=written.take("evidence", values.evidence, otherwise=()),
    )


def _money(written: Written, words: Vocabulary) -> tuple[MoneyAnswer, ...]:
    answers = []
    for source in words.sources:
        figures = {
            stage: written.take(
                money_field(source, stage), lambda found: values.number(found, low=_ZERO), otherwise=None
            )
            for stage in words.stages
        }
        if any(figure is not None for figure in figures.values()):
            answers.append(MoneyAnswer(source, **figures))
    return tuple(answers)
