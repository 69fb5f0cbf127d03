"""Tasks, and what the agencies' accepted reports say of them year by year."""

from datetime import date

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router, Schema

from xanh_web.agencies.querysets import load_register
from xanh_web.agencies.register import Register
from xanh_web.agencies.succeed import follow
from xanh_web.api.asked import KnownAt, OnDay, edition_of, moment_of
from xanh_web.api.shapes import Code, Number, Page, Paging, answers, page_of
from xanh_web.plans.models import Task
from xanh_web.reporting.models import TaskAnswer
from xanh_web.reporting.public_answers import Line, TaskYear, years_of

router = Router(tags=["plan"])


class PartyShape(Schema):
    """Who leads or coordinates a task, in the plan's words: an agency, or an open set by its rule."""

    role: str = Field(description="lead or coordinator.")
    text: str
    agency: str = Field(description="The code of the agency the plan names; empty where it names none.")
    agency_now: str = Field(description="The code of the agency that answers for it on the day asked for.")
    rule: str = Field(description="The rule of an open set of agencies; empty for a single one.")


class TaskLine(Schema):
    """A task of the plan; `start` and `end` are years, null where the plan gives words."""

    number: str
    title: str
    group: str | None
    high_priority: bool
    period: str
    start: int | None
    end: int | None
    funding: list[str]
    notes: str
    activities: list[str]
    parties: list[PartyShape]


class PublicMoney(Schema):
    """Money of one source in million đồng; null is not reported, zero is zero."""

    source: str
    planned: Number | None
    allocated: Number | None
    disbursed: Number | None


class AcceptedAnswer(Schema):
    """An answer that was accepted."""

    status: str
    percentage: Number | None
    result: str
    evidence: list[str]
    money: list[PublicMoney]


class TaskReport(Schema):
    """One agency's part in a task: its accepted answer, or null and the state of its report."""

    agency_name: str
    state: str = Field(description="waiting, submitted, returned, accepted or exempt.")
    answer: AcceptedAnswer | None


class YearShape(Schema):
    """What was owed for a task in one round, and what came of it."""

    round: str
    year: int
    illustrative: bool
    reports: list[TaskReport]


class AskedTask(OnDay, KnownAt):
    """The plan of which day, and what was known when."""


class TaskWhole(TaskLine):
    """A task with the reports on it, the newest round first."""

    years: list[YearShape]


@router.get("/tasks", response=answers(Page[TaskLine], 404), url_name="tasks")
def tasks(request: HttpRequest, asked: Query[OnDay], paging: Query[Paging]) -> dict[str, object]:
    """Tasks of the edition in force, in the order of the plan."""
    day = asked.on or timezone.localdate()
    rows = Task.objects.filter(edition=edition_of(day)).select_related("group")
    register = load_register()
    return page_of(rows.prefetch_related("parties", "activities"), paging, lambda row: _line(row, register, day))


@router.get("/tasks/{path:number}", response=answers(TaskWhole, 404), url_name="task")
def task(request: HttpRequest, number: Path[Code], asked: Query[AskedTask]) -> dict[str, object]:
    """One task with what was reported on it in every round by an instant: accepted answers whole, else the state."""
    moment = moment_of(asked)
    day = asked.on or moment.day
    rows = Task.objects.filter(edition=edition_of(day), number=number).select_related("group")
    found = rows.prefetch_related("parties", "activities").first()
    if found is None:
        raise Http404(_("The plan in force has no task of that number. The list of tasks shows the numbers."))
    return _line(found, load_register(), day) | {"years": [_year(year) for year in years_of(found, moment.at)]}


def _line(row: Task, register: Register, day: date) -> dict[str, object]:
    same = ("number", "title", "high_priority", "start", "end", "funding", "notes")
    return {name: getattr(row, name) for name in same} | {
        "group": row.group.number if row.group else None,
        "period": row.period_text,
        "activities": [activity.text for activity in row.activities.all()],
        "parties": [
            {
                "role": party.role,
                "text": party.text,
                "agency": party.agency_code,
                "agency_now": follow(register, party.agency_code, day, f"task:{row.number}").code or "",
                "rule": party.rule,
            }
            for party in row.parties.all()
        ],
    }


def _year(year: TaskYear) -> dict[str, object]:
    return {
        "round": year.round.code,
        "year": year.round.year,
        "illustrative": year.round.illustrative,
        "reports": [_report(line) for line in year.lines],
    }


def _report(line: Line) -> dict[str, object]:
    answer = _answer(line.answer) if line.answer else None
    return {"agency_name": line.agency_name, "state": line.state, "answer": answer}


def _answer(row: TaskAnswer) -> dict[str, object]:
    return {
        "status": row.status,
        "percentage": row.percentage,
        "result": row.result,
        "evidence": [line.reference for line in row.evidence.all()],
        "money": list(row.money.all()),
    }
