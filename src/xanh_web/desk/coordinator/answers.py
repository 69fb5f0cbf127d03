"""A report laid out for its reviewer: every field of every answer, last year's beside it, what the checks found."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xanh.basis.number import format_number
from xanh.basis.unit_label import unit_label
from xanh_web.reporting.agency_form import Answers, last_answers
from xanh_web.reporting.checks.context import ReviewFinding
from xanh_web.reporting.checks.gather import findings_of
from xanh_web.reporting.law_words import law_word
from xanh_web.reporting.models import AnswerEvidence, IndicatorAnswer, MoneyLine, Submission, TaskAnswer

LABELS: dict[str, Promise] = {
    "status": gettext_lazy("Status"),
    "percentage": gettext_lazy("Percentage"),
    "result": gettext_lazy("Result"),
    "money": gettext_lazy("Money, million dong"),
    "evidence": gettext_lazy("Evidence"),
    "difficulties": gettext_lazy("Difficulties"),
    "proposals": gettext_lazy("Proposals"),
    "value": gettext_lazy("Value"),
    "note": gettext_lazy("Note"),
}
TASK_FIELDS: tuple[str, ...] = ("status", "percentage", "result", "money", "evidence", "difficulties", "proposals")
INDICATOR_FIELDS: tuple[str, ...] = ("value", "note", "evidence")


@dataclass(frozen=True)
class Field:
    """One field of an answer. `now` and `before` are text; `money` and `evidence` are shown by their own rows."""

    name: str
    label: Promise
    now: str
    before: str
    findings: tuple[ReviewFinding, ...]
    reason_name: str
    money: tuple[MoneyLine, ...] = ()
    money_before: tuple[MoneyLine, ...] = ()
    evidence: tuple[AnswerEvidence, ...] = ()
    evidence_before: tuple[AnswerEvidence, ...] = ()


@dataclass(frozen=True)
class AnswerPart:
    """The answer to one obligation: a task or an indicator."""

    key: int
    kind: str
    number: str
    title: str
    basis: str
    fields: tuple[Field, ...]

    @property
    def has_findings(self) -> bool:
        """Whether the checks found anything in it."""
        return any(field.findings for field in self.fields)


def parts_of(submission: Submission) -> list[AnswerPart]:
    """Return the answers of a report in the order of its obligations, tasks first."""
    before = last_answers(submission.round, {submission.agency_code})
    found = findings_of(submission.round, [submission])[submission.pk]
    tasks = submission.task_answers.select_related("obligation__task").prefetch_related("money", "evidence__file")
    values = submission.indicator_answers.select_related("obligation__indicator").prefetch_related("evidence__file")
    answers: list[TaskAnswer | IndicatorAnswer] = [*tasks, *values]
    lasts = [_last(answer.obligation.code, before) for answer in answers]
    prefetch_related_objects([last for last in lasts if isinstance(last, TaskAnswer)], "money", "evidence__file")
    prefetch_related_objects(
        [last for last in lasts if isinstance(last, IndicatorAnswer)], "evidence__file", "obligation__indicator"
    )
    return [
        _part(answer, last, found.get(answer.obligation.code, [])) for answer, last in zip(answers, lasts, strict=True)
    ]


def _last(code: str, before: Answers) -> TaskAnswer | IndicatorAnswer | None:
    return before.get(code) or before.get(code.split(":", 1)[1])


def _part(
    answer: TaskAnswer | IndicatorAnswer, last: TaskAnswer | IndicatorAnswer | None, findings: list[ReviewFinding]
) -> AnswerPart:
    owed = answer.obligation
    told = {name: tuple(one for one in findings if one.field == name) for name in LABELS}
    kind, names = ("task", TASK_FIELDS) if isinstance(answer, TaskAnswer) else ("indicator", INDICATOR_FIELDS)
    rows: dict[str, tuple[tuple[MoneyLine, ...], tuple[MoneyLine, ...]]] = {}
    if isinstance(answer, TaskAnswer):
        number, title = (owed.task.number, owed.task.title) if owed.task else ("", owed.code)
        money_before = tuple(last.money.all()) if isinstance(last, TaskAnswer) else ()
        rows["money"] = tuple(answer.money.all()), money_before
    else:
        number, title = (owed.indicator.code, owed.indicator.name) if owed.indicator else ("", owed.code)
    fields = []
    for name in names:
        money, money_before = rows.get(name, ((), ()))
        fields.append(
            Field(
                name=name,
                label=LABELS[name],
                now=shown(answer, name),
                before=shown(last, name) if last else "",
                findings=told[name],
                reason_name=f"reason-{owed.pk}-{name}",
                money=money,
                money_before=money_before,
                evidence=tuple(answer.evidence.all()) if name == "evidence" else (),
                evidence_before=tuple(last.evidence.all()) if name == "evidence" and last else (),
            )
        )
    return AnswerPart(owed.pk, kind, number, title, owed.basis, tuple(fields))


def shown(answer: TaskAnswer | IndicatorAnswer, name: str) -> str:
    """Return the field `name` of an answer in words; "" where nothing was written or another row shows it."""
    if isinstance(answer, TaskAnswer):
        if name == "status":
            return law_word("task_statuses", answer.status)
        if name == "percentage":
            return f"{format_number(answer.percentage)}%" if answer.percentage is not None else ""
        return str(getattr(answer, name)) if name in ("result", "difficulties", "proposals") else ""
    if name == "note":
        return answer.note
    if name != "value":
        return ""
    if answer.value is None:
        return _("no value: {reason}").format(reason=law_word("missing_reasons", answer.missing))
    unit = answer.obligation.indicator.unit if answer.obligation.indicator else ""
    return f"{format_number(answer.value)} {unit_label(unit)}".rstrip()


def reason_names(parts: Iterable[AnswerPart]) -> list[str]:
    """Return the names under which reasons may be given, in the order of the page."""
    return [field.reason_name for part in parts for field in part.fields]
