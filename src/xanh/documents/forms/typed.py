"""Answers as a person types them into the fields of a page: texts in, an answer and what is wrong with it out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from xanh.documents.forms import values, wording
from xanh.documents.forms.answers import indicator_answer, money_field, task_answer
from xanh.documents.forms.decimals import certain, readings
from xanh.documents.forms.grid import Found
from xanh.documents.forms.model import IndicatorAnswer, IndicatorQuestion, TaskAnswer, TaskQuestion
from xanh.documents.forms.strings import tidy
from xanh.documents.forms.vocabulary import Vocabulary

_NAMES = {"value": "“Giá trị”", "missing": f"“{wording.MISSING}”"}

type Errors = dict[str, str]


def read_task(task: TaskQuestion, fields: Mapping[str, str], words: Vocabulary) -> tuple[TaskAnswer, Errors]:
    """Return the answer that `fields` (by name, `answers.task_fields`) give, and a Vietnamese sentence per wrong field.

    The rules are those of the workbook. A choice is given by its code; an empty field is an empty cell.
    """
    typed = _Typed(_with_labels(fields, {"status": words.statuses}))
    return task_answer(typed, task, words), typed.errors


def read_indicator(
    asked: IndicatorQuestion, fields: Mapping[str, str], words: Vocabulary
) -> tuple[IndicatorAnswer, Errors]:
    """Return the answer that `fields` (`layout.INDICATOR_FIELDS`) give, and a Vietnamese sentence per wrong field."""
    typed = _Typed(_with_labels(fields, {"missing": words.reasons}))
    return indicator_answer(typed, asked, words), typed.errors


def type_task(answer: TaskAnswer) -> dict[str, str]:
    """Return the fields in which a person would type `answer`; what is empty is left out."""
    fields = {
        "status": answer.status,
        "percentage": _number(answer.percentage),
        "result": answer.result,
        "evidence": "\n".join(answer.evidence),
        "difficulties": answer.difficulties,
        "proposals": answer.proposals,
    }
    for line in answer.money:
        for stage in ("planned", "allocated", "disbursed"):
            fields[money_field(line.source, stage)] = _number(getattr(line, stage))
    return {name: text for name, text in fields.items() if text}


def type_indicator(answer: IndicatorAnswer) -> dict[str, str]:
    """Return the fields in which a person would type `answer`; what is empty is left out."""
    fields = {
        "value": _number(answer.value),
        "missing": answer.missing or "",
        "note": answer.note,
        "evidence": "\n".join(answer.evidence),
    }
    return {name: text for name, text in fields.items() if text}


def _number(value: Decimal | None) -> str:
    return "" if value is None else certain(value)


def _with_labels(fields: Mapping[str, str], choices: Mapping[str, Mapping[str, str]]) -> dict[str, Found]:
    found = {}
    for name, text in fields.items():
        if kept := tidy(text):
            labels = choices.get(name, {})
            found[name] = Found(labels.get(kept, kept), "s", "")
    return found


@dataclass
class _Typed:
    """The fields that hold something, and what was wrong with them; the first objection to a field stands."""

    fields: Mapping[str, Found]
    errors: Errors = field(default_factory=dict)

    def take[T](self, field: str, parse: Callable[[Found | None], T], *, otherwise: T) -> T:
        found = self.fields.get(field)
        try:
            return parse(found)
        except values.AmbiguousNumberError as wrong:
            meant = readings(str(found.value)) if found else ()
            again = wording.AMBIGUOUS_TYPED.format(found=found.shown() if found else "", choices=wording.OR.join(meant))
            self.object(field, again if meant else str(wrong))
        except values.WrongCellError as wrong:
            self.object(field, str(wrong))
        return otherwise

    def has(self, field: str) -> bool:
        return field in self.fields

    def object(self, field: str, message: str) -> None:
        self.errors.setdefault(field, message)

    def name(self, field: str) -> str:
        return _NAMES[field]
