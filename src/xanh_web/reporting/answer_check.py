"""What a filled form must hold before anything of it is stored, whoever made it: a workbook or a page."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from xanh.basis.errors import Refusal
from xanh.basis.missing import MissingReason
from xanh.basis.number import require_storable
from xanh.basis.parameter import parameter
from xanh.documents.forms.model import FilledForm, IndicatorAnswer, TaskAnswer
from xanh_web.reporting.models import AnswerEvidence, Obligation, Round

_MONEY_DECIMALS, _PERCENTAGE_DECIMALS = 3, 2


def check_answers(round_: Round, filled: FilledForm, owed: Iterable[Obligation]) -> None:
    """Refuse a form that is not of this round, or does not answer exactly what the agency owes, each thing once."""
    if filled.errors:
        raise Refusal("The form has {count} errors: correct them and send it again.", count=len(filled.errors))
    if filled.round_code != round_.code:
        raise Refusal("This form belongs to round {other}, not to {round}.", other=filled.round_code, round=round_.code)
    _check_codes(filled, owed)
    on = date(round_.year, 12, 31)
    statuses, sources = parameter("task_statuses", on).values, parameter("funding_sources", on).values
    for task in filled.tasks:
        _check_task(task, set(statuses), set(sources))
    for indicator in filled.indicators:
        _check_indicator(indicator)


def _check_codes(filled: FilledForm, owed: Iterable[Obligation]) -> None:
    is_task = {row.code: row.task_id is not None for row in owed}
    tasks = {code for code, task in is_task.items() if task}
    indicators = is_task.keys() - tasks
    given = [answer.obligation for answer in filled.tasks] + [answer.obligation for answer in filled.indicators]
    if missing := (tasks | indicators) - set(given):
        raise Refusal("{count} of the things owed have no answer: {codes}.", count=len(missing), codes=_few(missing))
    if strange := set(given) - tasks - indicators:
        raise Refusal("The form answers what is not owed: {codes}.", codes=_few(strange))
    for code, count in Counter(given).items():
        if count > 1:
            raise Refusal("“{code}” is answered twice: keep one answer.", code=code)
    if other := {answer.obligation for answer in filled.tasks} ^ tasks:
        raise Refusal("“{code}” must be answered as what it is, a task or an indicator.", code=min(other))


def _check_task(answer: TaskAnswer, statuses: set[str], sources: set[str]) -> None:
    if answer.status not in statuses:
        raise Refusal("“{status}” is not a state of a task.", status=answer.status)
    if answer.percentage is not None:
        require_storable(answer.percentage, _PERCENTAGE_DECIMALS)
        if not 0 <= answer.percentage <= 100:
            raise Refusal("The percentage of “{code}” must lie between 0 and 100.", code=answer.obligation)
    seen: set[str] = set()
    for line in answer.money:
        if line.source in seen or line.source not in sources:
            raise Refusal(
                "“{code}” gives money of source “{source}” twice, or the source does not exist.",
                code=answer.obligation,
                source=line.source,
            )
        seen.add(line.source)
        for amount in (line.planned, line.allocated, line.disbursed):
            if amount is not None:
                require_storable(amount, _MONEY_DECIMALS)
    _check_evidence(answer)


def _check_indicator(answer: IndicatorAnswer) -> None:
    if (answer.value is None) == (not answer.missing):
        raise Refusal("“{indicator}” needs a value or the reason it is missing, not both.", indicator=answer.obligation)
    if answer.value is not None:
        require_storable(answer.value)
    if answer.missing and answer.missing not in MissingReason:
        raise Refusal("“{reason}” is not a reason for a missing value.", reason=answer.missing)
    _check_evidence(answer)


def _check_evidence(answer: TaskAnswer | IndicatorAnswer) -> None:
    longest = AnswerEvidence._meta.get_field("reference").max_length or 0
    if any(len(name) > longest for name in answer.evidence):
        raise Refusal(
            "“{code}” names evidence in more than {count} characters: shorten it.",
            code=answer.obligation,
            count=longest,
        )


def _few(codes: set[str]) -> str:
    shown = sorted(codes)[:5]
    return ", ".join(shown) + ("…" if len(codes) > len(shown) else "")
