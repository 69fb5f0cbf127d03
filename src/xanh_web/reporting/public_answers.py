"""What the public sees of the tasks' reports: accepted answers in full, of all others only the state."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from xanh_web.plans.models import Task
from xanh_web.reporting.models import Exemption, Obligation, Round, Submission, TaskAnswer
from xanh_web.reporting.rules import decision_on

ACCEPTED = {"submission__review__decision": "accepted"}


@dataclass(frozen=True)
class Line:
    """One agency's part in a task in a round: its accepted answer, or None and the state of its report."""

    agency_name: str
    state: str
    answer: TaskAnswer | None


@dataclass(frozen=True)
class TaskYear:
    """What was owed for a task in one round, and what came of it."""

    round: Round
    lines: tuple[Line, ...]

    @property
    def statuses(self) -> list[tuple[str, int]]:
        """The statuses of the accepted answers, each with how many agencies gave it, the commonest first."""
        return Counter(line.answer.status for line in self.lines if line.answer).most_common()

    @property
    def open_states(self) -> list[tuple[str, int]]:
        """The states of the reports that are not accepted, each with how many agencies are in it."""
        return Counter(line.state for line in self.lines if not line.answer).most_common()


def accepted_by(at: datetime) -> dict[str, object]:
    """Return what the answers fulfil that were accepted by `at`."""
    return {**ACCEPTED, "submission__review__reviewed_at__lte": at}


def tasks_in(round_: Round, at: datetime) -> dict[str, TaskYear]:
    """Return the state at `at` of every task owed in a round, by its number: the same in every edition of the plan."""
    owed = Obligation.objects.filter(round=round_, task__isnull=False).order_by("agency_name")
    numbers = dict(round_.edition.tasks.values_list("pk", "number"))
    answers = TaskAnswer.objects.filter(submission__round=round_, **accepted_by(at))
    answers = answers.order_by("submission__version").only("status", "percentage", "obligation")
    by_task: dict[str, list[Obligation]] = defaultdict(list)
    for obligation in owed:
        by_task[numbers[obligation.task_id or 0]].append(obligation)
    lines = _Lines([round_], answers, at)
    return {task: TaskYear(round_, lines.of(rows)) for task, rows in by_task.items()}


def years_of(task: Task, at: datetime) -> list[TaskYear]:
    """Return the rounds in which a task was owed by `at`, the newest first, with the answers accepted by then whole.

    A task is followed by its number through all editions of its plan.
    """
    number, plan = task.number, task.edition.plan_id
    by_round: dict[int, list[Obligation]] = defaultdict(list)
    owed = Obligation.objects.filter(task__number=number, task__edition__plan=plan)
    owed = owed.filter(round__opened_on__lte=timezone.localtime(at).date())
    owed = owed.select_related("round").order_by("-round__year", "agency_name")
    for obligation in owed:
        by_round[obligation.round_id].append(obligation)
    answers = (
        TaskAnswer.objects.filter(
            obligation__task__number=number, obligation__task__edition__plan=plan, **accepted_by(at)
        )
        .order_by("submission__version")
        .prefetch_related("money", "evidence")
    )
    rounds = [rows[0].round for rows in by_round.values()]
    lines = _Lines(rounds, answers, at)
    return [TaskYear(rows[0].round, lines.of(rows)) for rows in by_round.values()]


class _Lines:
    """Finds the answer or the state at `at` behind obligations of some rounds, read in three queries."""

    def __init__(self, rounds: list[Round], answers: Iterable[TaskAnswer], at: datetime) -> None:
        self._answers = {answer.obligation_id: answer for answer in answers}  # the newest version stands
        self._states: dict[tuple[int, str], str] = {
            (row.round_id, row.agency_code): "exempt"
            for row in Exemption.objects.filter(round__in=rounds, recorded_at__lte=at)
        }
        sent = Submission.objects.filter(round__in=rounds, submitted_at__lte=at).order_by("version")
        sent = sent.select_related("review", "reopening")
        self._states |= {(row.round_id, row.agency_code): decision_on(row, at) for row in sent}

    def of(self, obligations: Iterable[Obligation]) -> tuple[Line, ...]:
        """Return a line for each obligation."""
        return tuple(
            Line(
                agency_name=row.agency_name,
                state=self._states.get((row.round_id, row.agency_code), "waiting"),
                answer=self._answers.get(row.pk),
            )
            for row in obligations
        )
