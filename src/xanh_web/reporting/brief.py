"""The plan on one page for leaders: objectives and their course, what is late, what awaits a decision, the money.

Every line names its source as (kind, key), such as ("task", "1.3"); the page turns that into an address.
"""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from xanh.basis.errors import Refusal
from xanh.basis.number import format_number
from xanh.basis.parameter import parameter
from xanh.basis.text import collapse, fold
from xanh.documents.report.content import MoneyRow
from xanh.targets import judge
from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Edition, Objective, Target, Task
from xanh_web.reporting.consolidate.figures import FigureBook
from xanh_web.reporting.consolidate.money import money_section
from xanh_web.reporting.consolidate.results import accepted_answers
from xanh_web.reporting.consolidate.targets import as_series, promise_of
from xanh_web.reporting.models import Round, TaskAnswer
from xanh_web.reporting.standing import Standing, standings
from xanh_web.reporting.stated_verdicts import stated_verdicts

HORIZON = 2030
WEAKEST_FIRST = ("moving_away", "behind", "on_course", "achieved", "cannot_say")


@dataclass(frozen=True)
class Line:
    """One thing in a sentence, with its source."""

    kind: str
    key: str
    sentence: str


@dataclass(frozen=True)
class ObjectiveCourse:
    """An objective with the course of its targets to 2030; `course` is that of `weakest`, judged before unjudged."""

    objective: Objective
    course: str
    weakest: Target
    counts: list[tuple[str, int]]


@dataclass(frozen=True)
class MoneyLineOfSource:
    """Money of one source, million đồng. `share` is disbursed against allocated where both are reported."""

    source: str
    row: MoneyRow
    share: Decimal | None
    task: str  # the number of the task with the most allocated and not disbursed, "" where there is none


@dataclass(frozen=True)
class Brief:
    """What the page shows. `money` ends with its total; `reported` and `owing` count agencies without the exempt."""

    round: Round | None
    objectives: list[ObjectiveCourse]
    late: list[Line]
    more_late: int
    proposals: list[Line]
    more_proposals: int
    returned: list[Line]
    money: list[MoneyLineOfSource]
    accepted: int
    reported: int
    owing: int


@dataclass(frozen=True)
class Known:
    """What the rules of lateness look at."""

    day: date
    limits: dict[str, str | int]
    courses: list[tuple[Target, str]]
    round: Round | None
    standings: list[Standing]
    answers: dict[str, TaskAnswer]
    tasks: dict[str, Task]  # by number: the round may stand on an earlier edition
    money: list[MoneyLineOfSource]


def brief_of(edition: Edition, at: datetime) -> Brief:
    """Return the page of the plan in force as known at `at`."""
    day = timezone.localtime(at).date()
    round_ = Round.objects.filter(edition__plan=edition.plan, opened_on__lte=day).order_by("-year").first()
    rows = standings(round_, at) if round_ else []
    answers = accepted_answers(round_, rows) if round_ else {}
    courses = judged_to(edition, at, HORIZON)
    known = Known(
        day=day,
        limits=parameter("leader_brief", on=day).values,
        courses=courses,
        round=round_,
        standings=rows,
        answers=answers,
        tasks={task.number: task for task in edition.tasks.select_related("group")},
        money=_money(round_, answers) if round_ else [],
    )
    late = [line for rule in RULES.values() for line in rule(known)]
    proposals = _proposals(known)
    owing = [row for row in rows if row.timeliness != "exempt"]
    shown, told = int(known.limits["late_things"]), int(known.limits["proposals"])
    return Brief(
        round=round_,
        objectives=_objectives(courses),
        late=late[:shown],
        more_late=max(0, len(late) - shown),
        proposals=proposals[:told],
        more_proposals=max(0, len(proposals) - told),
        returned=_returned(known, at),
        money=known.money,
        accepted=sum(row.state == "accepted" for row in owing),
        reported=sum(row.first_sent is not None for row in owing),
        owing=len(owing),
    )


def judged_to(edition: Edition, at: datetime, horizon: int) -> list[tuple[Target, str]]:
    """Return the targets due by `horizon` with their course on the day of `at`, with one reading of the ledger."""
    day = timezone.localtime(at).date()
    found = Target.objects.filter(objective__edition=edition).select_related("objective", "indicator")
    targets = [
        target
        for target in found.order_by("objective__position", "position")
        if (target.horizon or target.end_year or horizon) <= horizon
    ]
    rows: dict[str, list[Observation]] = defaultdict(list)
    recorded = Observation.objects.as_known_at(at).filter(
        indicator__in={target.indicator.code for target in targets},
        area_code=edition.plan.area_code,
        dimensions_key="",
        period__lt=str(day.year + 1),
    )
    for row in recorded.order_by("period", "id"):
        rows[row.indicator].append(row)
    stated = stated_verdicts(edition.plan, at)
    return [
        (
            target,
            stated[target.code].course if target.code in stated else _course(target, rows[target.indicator.code], day),
        )
        for target in targets
    ]


def _course(target: Target, rows: list[Observation], day: date) -> str:
    promise = promise_of(target)
    try:
        return judge(promise, as_series(rows), day).course.value if promise else "cannot_say"
    except Refusal:  # a promise or a unit that contradicts itself: its own page says so
        return "cannot_say"


def _objectives(courses: list[tuple[Target, str]]) -> list[ObjectiveCourse]:
    by_objective: dict[int, list[tuple[Target, str]]] = defaultdict(list)
    for target, course in courses:
        by_objective[target.objective_id].append((target, course))
    found = []
    for judged in by_objective.values():
        weakest, course = min(judged, key=lambda pair: WEAKEST_FIRST.index(pair[1]))
        counted = Counter(one for _target, one in judged)
        counts = [(one, counted[one]) for one in WEAKEST_FIRST if counted[one]]
        found.append(ObjectiveCourse(weakest.objective, course, weakest, counts))
    return found


def _high_priority_tasks(known: Known) -> list[Line]:
    """High-priority tasks that a lead calls not started or suspended, or that are past their last year."""
    numbers = _numbers(known.round)
    stuck: dict[str, Counter[str]] = defaultdict(Counter)
    for answer in known.answers.values():
        stuck[numbers.get(answer.obligation.task_id or 0, "")][answer.status] += 1
    lines = []
    for key, task in known.tasks.items():
        said = stuck[key]
        idle = said["not_started"] + said["suspended"]
        past = task.end is not None and task.end < known.day.year and said["completed"] < said.total()
        if not (task.high_priority or (task.group and task.group.high_priority)) or not (idle or past):
            continue
        sentence = ngettext(
            "High-priority task {number} is not being worked on by {count} of its leads: {title}",
            "High-priority task {number} is not being worked on by {count} of its leads: {title}",
            idle,
        )
        if not idle:
            sentence = _("High-priority task {number} should have ended in {end}: {title}")
        lines.append(
            Line(
                "task",
                task.number,
                sentence.format(number=task.number, count=idle, end=task.end, title=_short(task.title)),
            )
        )
    return lines


def _moving_away(known: Known) -> list[Line]:
    """Targets that move away from what was promised."""
    text = _("Target moves away: {name}")
    return _targets(known, "moving_away", text)


def _behind(known: Known) -> list[Line]:
    """Targets that move too slowly."""
    return _targets(known, "behind", _("Target is behind: {name}"))


def _targets(known: Known, course: str, text: str) -> list[Line]:
    names: dict[str, Target] = {}
    for target, one in known.courses:
        if one == course:
            names.setdefault(target.indicator.name, target)
    return [Line("target", target.code, text.format(name=_short(name))) for name, target in names.items()]


def _overdue(known: Known) -> list[Line]:
    """Agencies that owe a report after their deadline, in one line."""
    late = [row.agency_name for row in known.standings if row.timeliness == "overdue"]
    if not late or known.round is None:
        return []
    text = ngettext(
        "{count} agency owes its report of {year} after the deadline: {names}",
        "{count} agencies owe their report of {year} after the deadline: {names}",
        len(late),
    )
    names = ", ".join(late[:3]) + ("…" if len(late) > 3 else "")
    return [Line("overdue", str(known.round.year), text.format(count=len(late), year=known.round.year, names=names))]


def _slow_money(known: Known) -> list[Line]:
    """Sources of money of which less than the limit is disbursed."""
    limit = Decimal(str(known.limits["disbursed_share"]))
    text = _("Source {source}: {share}% of the money allocated is disbursed")
    return [
        Line("task" if line.task else "tasks", line.task, text.format(source=line.source, share=_percent(line.share)))
        for line in known.money
        if line.source and line.share is not None and line.share < limit
    ]


# In this order: what comes first is told first, until the page has enough.
RULES: dict[str, Callable[[Known], list[Line]]] = {
    "high_priority_tasks": _high_priority_tasks,
    "moving_away": _moving_away,
    "overdue": _overdue,
    "slow_money": _slow_money,
    "behind": _behind,
}


def _proposals(known: Known) -> list[Line]:
    """Return what accepted reports propose; those that say the same share a line, the most said first."""
    same: dict[str, list[TaskAnswer]] = defaultdict(list)
    for answer in known.answers.values():
        if text := collapse(answer.proposals):
            same[fold(text)].append(answer)
    lines, numbers = [], _numbers(known.round)
    for said in sorted(same.values(), key=lambda answers: -len(answers)):
        first = said[0]
        task = known.tasks.get(numbers.get(first.obligation.task_id or 0, ""))
        names = list(dict.fromkeys(answer.obligation.agency_name for answer in said))
        who = names[0] if len(names) == 1 else _("{name} and {count} more").format(name=names[0], count=len(names) - 1)
        sentence = f"{_short(collapse(first.proposals), 200)} ({who})"
        lines.append(Line("task" if task else "tasks", task.number if task else "", sentence))
    return lines


def _returned(known: Known, at: datetime) -> list[Line]:
    """Return one line for the reports that were returned long ago and have not come back."""
    days = int(known.limits["returned_days"])
    waiting = []
    for row in known.standings:
        review = getattr(row.latest, "reopening", None) or getattr(row.latest, "review", None)
        when = getattr(review, "reopened_at", None) or getattr(review, "reviewed_at", None)
        if row.state == "returned" and when is not None and at - when > timedelta(days=days):
            waiting.append(row.agency_name)
    if not waiting or known.round is None:
        return []
    text = ngettext(
        "{count} report was returned more than {days} days ago and has not come back: {names}",
        "{count} reports were returned more than {days} days ago and have not come back: {names}",
        len(waiting),
    )
    names = ", ".join(waiting[:3]) + ("…" if len(waiting) > 3 else "")
    return [Line("returned", str(known.round.year), text.format(count=len(waiting), days=days, names=names))]


def _numbers(round_: Round | None) -> dict[int, str]:
    """Return the numbers of the round's tasks by key: a task keeps its number from edition to edition."""
    return dict(round_.edition.tasks.values_list("pk", "number")) if round_ else {}


def _money(round_: Round, answers: dict[str, TaskAnswer]) -> list[MoneyLineOfSource]:
    section = money_section(round_, answers.values(), FigureBook(str(round_.year), round_.area_code))
    held: dict[str, Counter[int]] = defaultdict(Counter)
    for answer in answers.values():
        for line in answer.money.all():
            if line.allocated is not None and line.disbursed is not None:
                held[line.source][answer.obligation.task_id or 0] += int(line.allocated - line.disbursed)
    numbers = _numbers(round_)
    lines = []
    for row in (*section.rows, section.total):
        most = held[row.source].most_common(1) if row.source else []
        number = numbers.get(most[0][0], "") if most else ""
        lines.append(MoneyLineOfSource(row.source, row, _share(row), number))
    return lines


def _share(row: MoneyRow) -> Decimal | None:
    allocated, disbursed = row.allocated.value, row.disbursed.value
    return disbursed / allocated if allocated and disbursed is not None else None


def _percent(share: Decimal | None) -> str:
    return format_number(share * 100, 0) if share is not None else ""


def _short(text: str, longest: int = 110) -> str:
    text = collapse(text)
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + "…"
