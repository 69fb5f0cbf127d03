"""What a draft can begin from: last year's accepted answers, and what the agency sent in this round."""

from collections.abc import Mapping

from xanh.documents.forms.model import IndicatorAnswer, MoneyAnswer, TaskAnswer
from xanh.documents.forms.typed import type_indicator, type_task
from xanh_web.reporting import models
from xanh_web.reporting.models import Obligation, Submission

type Row = models.TaskAnswer | models.IndicatorAnswer


def last_year_of(item: Obligation, before: Mapping[str, Row]) -> Row | None:
    """Return of `last_answers(round)` the answer to the same question: the agency's own, else any predecessor's."""
    return before.get(item.code) or before.get(item.code.split(":", 1)[1])


def sent_answers(submission: Submission) -> dict[int, Row]:
    """Return the answers of a submission by obligation, with money and evidence; 6 queries."""
    tasks = models.TaskAnswer.objects.filter(submission=submission).prefetch_related("money", "evidence__file")
    indicators = models.IndicatorAnswer.objects.filter(submission=submission).prefetch_related("evidence__file")
    found: dict[int, Row] = {row.obligation_id: row for row in tasks}
    return found | {row.obligation_id: row for row in indicators}


def typed_answer(row: Row) -> dict[str, str]:
    """Return the fields in which a person would type a stored answer."""
    evidence = tuple(line.reference for line in row.evidence.all())
    if isinstance(row, models.TaskAnswer):
        money = tuple(
            MoneyAnswer(line.source, line.planned, line.allocated, line.disbursed) for line in row.money.all()
        )
        return type_task(
            TaskAnswer("", row.status, row.percentage, row.result, evidence, money, row.difficulties, row.proposals)
        )
    return type_indicator(IndicatorAnswer("", row.value, row.missing or None, row.note, evidence))
