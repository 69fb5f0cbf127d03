"""The form of one agency in one round, with last year's answers beside this year's questions."""

import hashlib
import hmac
from collections.abc import Set
from dataclasses import replace

from django.conf import settings

from xanh.basis.errors import Refusal
from xanh.documents.forms import form_id, is_signed_with, read_form
from xanh.documents.forms.model import (
    FilledForm,
    Form,
    IndicatorAnswer,
    IndicatorQuestion,
    MoneyAnswer,
    TaskAnswer,
    TaskQuestion,
)
from xanh_web.agencies.querysets import load_register
from xanh_web.agencies.succeed import follow
from xanh_web.plans.models import Indicator, Task
from xanh_web.reporting import models
from xanh_web.reporting.models import Obligation, Round
from xanh_web.reporting.reminder_text import deadline_in_words


def signing_key() -> bytes:
    """Return the key under which form ids are signed, derived from the installation's secret."""
    return _derived(settings.SECRET_KEY)


def read_sent_form(content: bytes, round_: Round, agency_code: str) -> FilledForm:
    """Return what `read_form` says of a form sent out to this agency, also under a secret changed since."""
    expected = form_for(round_, agency_code)
    for key in map(_derived, settings.SECRET_KEY_FALLBACKS):
        if is_signed_with(content, key):
            codes = (
                round_.obligations.filter(agency_code=agency_code).order_by("position").values_list("code", flat=True)
            )
            then = replace(expected, form_id=form_id(round_.code, agency_code, list(codes), key))
            return replace(read_form(content, then, key), form_id=expected.form_id)
    return read_form(content, expected, signing_key())


def form_for(round_: Round, agency_code: str) -> Form:
    """Return the blank form of an agency; Refusal where it owes nothing in the round."""
    owed = list(
        round_.obligations.filter(agency_code=agency_code).select_related("task", "indicator").order_by("position")
    )
    if not owed:
        raise Refusal("Agency {agency} owes nothing in round {round}.", agency=agency_code, round=round_.code)
    before = last_answers(round_, {agency_code})
    extension = round_.extensions.filter(agency_code=agency_code).order_by("-id").first()
    return Form(
        form_id=form_id(round_.code, agency_code, [item.code for item in owed], signing_key()),
        round_code=round_.code,
        round_title=f"Báo cáo năm {round_.year} thực hiện Kế hoạch số {round_.edition.plan.number}",
        year=round_.year,
        agency_code=agency_code,
        agency_name=owed[0].agency_name,
        deadline_text=f"trước {deadline_in_words(extension.until if extension else round_.deadline)}",
        tasks=tuple(_task_question(item, item.task, before) for item in owed if item.task),
        indicators=tuple(_indicator_question(item, item.indicator, round_, before) for item in owed if item.indicator),
        illustrative=round_.illustrative,
    )


type Answers = dict[str, models.TaskAnswer | models.IndicatorAnswer]


def last_answers(round_: Round, agencies: Set[str]) -> Answers:
    """Return the accepted answers of the year before, of what `agencies` owe, by "agency:what" ("STC:task:1.1").

    The answer of a body that has since merged into another stands under its successor too, where that has none itself.
    """
    before = Round.objects.filter(regime=round_.regime, year=round_.year - 1, edition__plan=round_.edition.plan).first()
    if before is None:
        return {}
    own, inherited = {}, {}
    heirs = _heirs(before, round_, agencies)
    accepted = {"obligation__in": heirs, "submission__round": before, "submission__review__decision": "accepted"}
    for answers in (
        models.TaskAnswer.objects.filter(**accepted).prefetch_related("money", "evidence"),
        models.IndicatorAnswer.objects.filter(**accepted),
    ):
        for answer in answers.select_related("obligation").order_by("pk"):
            code = answer.obligation.code
            own[code] = answer
            inherited[f"{heirs[answer.obligation_id]}:{code.split(':', 1)[1]}"] = answer
    return {**inherited, **own}


def _heirs(before: Round, round_: Round, agencies: Set[str]) -> dict[int, str | None]:
    """Return, for each obligation of the round before that is or has become one of `agencies`, who owes it now."""
    register, heirs = load_register(), {}
    for key, code in before.obligations.order_by("pk").values_list("pk", "code"):
        agency, what = code.split(":", 1)
        successor = follow(register, agency, round_.opened_on, what).code
        # Asked without the matter too: who follows in everything may not be who was chosen for this one.
        if agencies & {agency, successor, follow(register, agency, round_.opened_on).code}:
            heirs[key] = successor
    return heirs


def _task_question(item: Obligation, task: Task, before: Answers) -> TaskQuestion:
    last = before.get(item.code)
    return TaskQuestion(
        obligation=item.code,
        number=task.number,
        title=task.title,
        period=task.period_text,
        funding=tuple(task.funding),
        last_year=_task_answer(last, item.code) if isinstance(last, models.TaskAnswer) else None,
    )


def _task_answer(row: models.TaskAnswer, code: str) -> TaskAnswer:
    return TaskAnswer(
        obligation=code,
        status=row.status,
        percentage=row.percentage,
        result=row.result,
        evidence=tuple(line.reference for line in row.evidence.all()),
        money=tuple(MoneyAnswer(line.source, line.planned, line.allocated, line.disbursed) for line in row.money.all()),
        difficulties=row.difficulties,
        proposals=row.proposals,
    )


def _indicator_question(item: Obligation, indicator: Indicator, round_: Round, before: Answers) -> IndicatorQuestion:
    last = before.get(item.code)
    answer = None
    if isinstance(last, models.IndicatorAnswer):
        answer = IndicatorAnswer(item.code, last.value, last.missing or None, last.note)
    return IndicatorQuestion(
        obligation=item.code,
        code=indicator.code,
        name=indicator.name,
        unit=indicator.unit,
        period=str(round_.year),
        guidance=indicator.guidance,
        low=indicator.low,
        high=indicator.high,
        last_year=answer,
    )


def _derived(secret: str) -> bytes:
    return hmac.new(secret.encode(), b"xanh form id", hashlib.sha256).digest()
