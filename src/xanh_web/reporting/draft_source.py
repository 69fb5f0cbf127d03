"""What a draft can begin from: last year's accepted answers, and what the agency sent in this round."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import prefetch_related_objects

from xanh.documents.forms.model import IndicatorAnswer, MoneyAnswer, TaskAnswer
from xanh.documents.forms.typed import type_indicator, type_task
from xanh_web.agencies.querysets import load_register
from xanh_web.agencies.succeed import follow
from xanh_web.reporting import models
from xanh_web.reporting.agency_form import last_answers
from xanh_web.reporting.models import Obligation, Round, Submission

type Row = models.TaskAnswer | models.IndicatorAnswer


def last_year(round_: Round, items: Iterable[Obligation]) -> dict[int, Row]:
    """Return last year's accepted answers by obligation: the agency's own, else that of a body it has followed since.

    Another agency's answer to the same task is not one's own last year, so it is left out.
    """
    items = list(items)
    before = last_answers(round_, {item.agency_code for item in items})
    by_question: dict[str, list[Row]] = defaultdict(list)
    for key, row in before.items():
        if key == row.obligation.code:
            by_question[key.split(":", 1)[1]].append(row)
    register = load_register() if before else None
    found = {}
    for item in items:
        own = before.get(item.code)
        for row in by_question[item.code.split(":", 1)[1]]:
            if own is None and register:
                now = follow(register, row.obligation.agency_code, round_.opened_on).code
                own = row if now == item.agency_code else None
        if own is not None:
            found[item.pk] = own
    prefetch_related_objects([row for row in found.values() if isinstance(row, models.TaskAnswer)], "money", "evidence")
    prefetch_related_objects([row for row in found.values() if isinstance(row, models.IndicatorAnswer)], "evidence")
    return found


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
