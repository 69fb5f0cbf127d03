"""Reading what the checks look at, for many reports at once: the number of questions does not grow with them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from xanh.basis.parameter import parameter
from xanh_web.ledger.models import Observation
from xanh_web.reporting import models
from xanh_web.reporting.agency_form import Answers, last_answers
from xanh_web.reporting.checks import examine
from xanh_web.reporting.checks.context import TEXTS, Amounts, AnswerContext, Limits, OtherLead, ReviewFinding
from xanh_web.reporting.models import IndicatorAnswer, Round, Submission, TaskAnswer

type Findings = dict[str, list[ReviewFinding]]


def limits_on(day: date) -> Limits:
    """Return the limits of the checks in force on `day`."""
    values: dict[str, Any] = parameter("review_checks", on=day).values
    numbers: dict[str, Any] = {
        name: value if isinstance(value, int) else Decimal(value) for name, value in values.items()
    }
    return Limits(**numbers)


def findings_of(round_: Round, submissions: Iterable[Submission]) -> dict[int, Findings]:
    """Return, by submission key and then by obligation code, the findings on the answers of `submissions`.

    They are all of `round_`. An answer without findings is left out; a report without any has an empty dict.
    """
    agencies = {submission.pk: submission.agency_code for submission in submissions}
    chosen = set(agencies)
    found: dict[int, Findings] = {key: {} for key in chosen}
    if not chosen:
        return found
    before, limits = last_answers(round_, set(agencies.values())), limits_on(date(round_.year, 12, 31))
    for submission, context in (*_tasks(round_, chosen, before, limits), *_indicators(round_, chosen, limits)):
        if findings := examine(context):
            found[submission][context.obligation] = findings
    return found


def _tasks(round_: Round, chosen: set[int], before: Answers, limits: Limits) -> Iterable[tuple[int, AnswerContext]]:
    answers = list(
        TaskAnswer.objects.filter(submission__in=_newest(round_) | chosen)
        .select_related("obligation")
        .prefetch_related("money")
    )
    others = {answer.pk: _other(answer) for answer in answers}
    leads = Leads(answers, others, limits)
    for answer in answers:
        if answer.submission_id not in chosen:
            continue
        last = _last(answer.obligation.code, before)
        yield (
            answer.submission_id,
            AnswerContext(
                limits=limits,
                year=round_.year,
                obligation=answer.obligation.code,
                status=answer.status,
                percentage=answer.percentage,
                texts=others[answer.pk].texts,
                texts_before=_texts(last) if isinstance(last, models.TaskAnswer) else {},
                money=others[answer.pk].money,
                others=leads.beside(answer),
                many_leads=leads.many(answer),
            ),
        )


class Leads:
    """Who else answers for a task. Where many do, the work does not grow with the square of them."""

    def __init__(self, answers: Iterable[TaskAnswer], others: Mapping[int, OtherLead], limits: Limits) -> None:
        self._others, self._most = others, limits.most_leads
        self._by_task: dict[int | None, list[TaskAnswer]] = defaultdict(list)
        self._by_money: dict[tuple[int | None, Amounts], list[TaskAnswer]] = defaultdict(list)
        for answer in answers:
            task = answer.obligation.task_id
            self._by_task[task].append(answer)
            for amounts in others[answer.pk].money:
                if amounts.given:
                    self._by_money[task, amounts].append(answer)

    def many(self, answer: TaskAnswer) -> bool:
        """Return whether so many others lead the task that like texts are to be expected."""
        # An agency may stand twice: its newest version and one that is looked at.
        beside, agency = self._by_task[answer.obligation.task_id], answer.obligation.agency_code
        return sum(row.obligation.agency_code != agency for row in beside[: 2 * self._most + 2]) >= self._most

    def beside(self, answer: TaskAnswer) -> tuple[OtherLead, ...]:
        """Return the other leads; where there are many, those alone who report some of the same money."""
        task, rows = answer.obligation.task_id, self._by_task[answer.obligation.task_id]
        if self.many(answer):
            money = self._others[answer.pk].money
            same = {row.pk: row for amounts in money for row in self._by_money.get((task, amounts), ())}
            rows = sorted(same.values(), key=lambda row: (row.obligation.position, row.pk))
        agency = answer.obligation.agency_code
        return tuple(self._others[row.pk] for row in rows if row.obligation.agency_code != agency)


def _newest(round_: Round) -> set[int]:
    sent = round_.submissions.order_by("version").values_list("agency_code", "pk")
    return set(dict(sent).values())


def _other(answer: TaskAnswer) -> OtherLead:
    money = tuple(Amounts(line.source, line.planned, line.allocated, line.disbursed) for line in answer.money.all())
    return OtherLead(answer.obligation.agency_name, _texts(answer), money)


def _texts(answer: TaskAnswer) -> dict[str, str]:
    return {name: getattr(answer, name) for name in TEXTS}


def _last(code: str, before: Answers) -> TaskAnswer | IndicatorAnswer | None:
    return before.get(code) or before.get(code.split(":", 1)[1])


def _indicators(round_: Round, chosen: set[int], limits: Limits) -> Iterable[tuple[int, AnswerContext]]:
    answers = list(
        IndicatorAnswer.objects.filter(submission__in=chosen, value__isnull=False).select_related(
            "obligation__indicator"
        )
    )
    codes = {answer.obligation.indicator.code for answer in answers if answer.obligation.indicator}
    series: dict[tuple[str, str], list[tuple[int, Decimal]]] = defaultdict(list)
    rows = Observation.objects.as_known_at(None).filter(
        indicator__in=codes, area_code=round_.area_code, dimensions_key="", value__isnull=False
    )
    for row in rows.order_by("period", "id"):
        if len(row.period) == 4 and int(row.period) < round_.year and row.value is not None:
            series[row.indicator, row.unit].append((int(row.period), row.value))
    for answer in answers:
        indicator = answer.obligation.indicator
        if indicator is not None:
            yield (
                answer.submission_id,
                AnswerContext(
                    limits=limits,
                    year=round_.year,
                    obligation=answer.obligation.code,
                    value=answer.value,
                    unit=indicator.unit,
                    series=tuple(series[indicator.code, indicator.unit]),
                ),
            )
