"""The sections of tasks, difficulties and proposals, and the annex of who reported when."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from xanh.basis.parameter import parameter
from xanh.documents.report.content import (
    AgencyLine,
    AgencyResult,
    Figure,
    Said,
    StatusCount,
    TaskGroupSection,
    TaskLine,
)
from xanh_web.plans.models import Task
from xanh_web.reporting.consolidate.figures import FigureBook
from xanh_web.reporting.models import Obligation, Round, TaskAnswer
from xanh_web.reporting.standing import Standing


def accepted_answers(round_: Round, standings: list[Standing]) -> dict[str, TaskAnswer]:
    """Return the task answers of accepted reports by the code of their obligation."""
    accepted = [row.latest.pk for row in standings if row.state == "accepted" and row.latest]
    answers = (
        TaskAnswer.objects.filter(submission__in=accepted)
        .select_related("obligation")
        .prefetch_related("money", "evidence__file")
    )
    return {answer.obligation.code: answer for answer in answers}


def group_sections(
    round_: Round, answers: dict[str, TaskAnswer], standings: list[Standing], book: FigureBook
) -> Iterator[TaskGroupSection]:
    """Yield the task groups with, for every task owed this year, what each lead said."""
    present = {row.agency_code: row.agency_now for row in standings}
    exempt = {row.agency_code for row in standings if row.timeliness == "exempt"}
    owed: dict[int, list[Obligation]] = defaultdict(list)
    for obligation in round_.obligations.filter(task__isnull=False).order_by("agency_name"):
        if obligation.agency_code not in exempt:
            owed[obligation.task_id or 0].append(obligation)
    by_group: dict[tuple[str, str], list[TaskLine]] = defaultdict(list)
    for task in round_.edition.tasks.select_related("group"):
        if owed[task.pk]:
            key = (task.group.number, task.group.title) if task.group else ("", "")
            results = tuple(_result(item, answers.get(item.code), present, book) for item in owed[task.pk])
            by_group[key].append(_task_line(task, results, round_, book))
    for (number, title), tasks in by_group.items():
        results = tuple(result for task in tasks for result in task.results)
        counts = _counts(f"Nhóm nhiệm vụ {number}", results, round_, book)
        yield TaskGroupSection(number=number, title=title, tasks=tuple(tasks), counts=counts)


def _counts(what: str, results: Iterable[AgencyResult], round_: Round, book: FigureBook) -> tuple[StatusCount, ...]:
    """Count the answers by status; who has not reported is counted too, on the register of the round."""
    sources: dict[str, list[str]] = defaultdict(list)
    for result in results:
        sources[result.status].append(result.source or f"round:{round_.code}#{result.agency_name}")
    words = parameter("task_statuses", on=date(round_.year, 12, 31)).values
    return tuple(
        StatusCount(
            status=status,
            figure=book.count(f"{what}: {name}", "item", sources[status], f"round:{round_.code}"),
        )
        for status, name in {**words, "": "Chưa báo cáo"}.items()
        if sources[status]
    )


def _task_line(task: Task, results: tuple[AgencyResult, ...], round_: Round, book: FigureBook) -> TaskLine:
    return TaskLine(
        number=task.number,
        title=task.title,
        period=task.period_text,
        high_priority=task.high_priority,
        results=results,
        counts=_counts(f"Nhiệm vụ {task.number}", results, round_, book),
    )


def _result(item: Obligation, answer: TaskAnswer | None, present: dict[str, str], book: FigureBook) -> AgencyResult:
    now = present.get(item.agency_code, "")
    named = {"agency_name": item.agency_name, "agency_name_now": now if now != item.agency_name else ""}
    if answer is None:
        return AgencyResult(**named, status="")
    percentage: Figure | None = None
    if answer.percentage is not None:
        label = f"{item.agency_name}: tỷ lệ hoàn thành nhiệm vụ"
        percentage = book.figure(book.leaf(label, answer.percentage, "%", f"task_answer:{answer.pk}"))
    return AgencyResult(
        **named,
        status=answer.status,
        percentage=percentage,
        result=answer.result,
        evidence=tuple(line.reference for line in answer.evidence.all()),
        source=f"task_answer:{answer.pk}",
    )


def completed(answers: dict[str, TaskAnswer], round_: Round) -> list[str]:
    """Return the sources of the tasks that every one of their leads calls completed."""
    states: dict[int, set[str]] = defaultdict(set)
    for obligation in round_.obligations.filter(task__isnull=False):
        answer = answers.get(obligation.code)
        states[obligation.task_id or 0].add(answer.status if answer else "")
    return [f"task:{task}" for task, found in sorted(states.items()) if found == {"completed"}]


def said(answers: dict[str, TaskAnswer], column: str, numbers: dict[int, str]) -> tuple[Said, ...]:
    """Return what agencies wrote in `column` ("difficulties" or "proposals"), in order of task and agency."""
    found = [
        Said(
            agency_name=answer.obligation.agency_name,
            task_number=numbers.get(answer.obligation.task_id or 0, ""),
            text=getattr(answer, column),
            source=f"task_answer:{answer.pk}",
        )
        for answer in answers.values()
        if getattr(answer, column).strip()
    ]
    order = {number: position for position, number in enumerate(numbers.values())}
    return tuple(sorted(found, key=lambda item: (order.get(item.task_number, 0), item.agency_name)))


def agency_lines(standings: list[Standing]) -> tuple[AgencyLine, ...]:
    """Return the annex of who reported when, on time, late, extended or exempt."""
    return tuple(
        AgencyLine(
            agency_name=row.agency_name,
            agency_name_now=row.agency_now if row.agency_now != row.agency_name else "",
            sent_by=row.latest.sent_by_name if row.latest else "",
            submitted_at=row.first_sent,
            deadline=row.deadline,
            timeliness=_SHOWN.get(row.timeliness, row.timeliness),
            state=row.state,
            note=row.note,
            receipt=row.latest.receipt if row.latest else "",
        )
        for row in standings
    )


_SHOWN = {"waiting": "not_reported", "overdue": "not_reported"}
