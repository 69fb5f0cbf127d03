"""The board as data: one row for every agency, one for every task, with what can be done there."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xanh_web.plans.models import Task
from xanh_web.reporting.checks.gather import Findings, findings_of
from xanh_web.reporting.models import Obligation, Round, TaskAnswer
from xanh_web.reporting.standing import Standing

STATES: dict[str, Promise] = {
    "waiting": _("Awaiting report"),
    "submitted": _("Submitted"),
    "returned": _("Returned for completion"),
    "accepted": _("Accepted"),
}
TIMELINESS: dict[str, Promise] = {
    "on_time": _("On time"),
    "extended": _("Deadline extended"),
    "late": _("Sent late"),
    "overdue": _("Overdue, nothing sent"),
    "waiting": _("Still in time"),
    "exempt": _("Exempt from reporting"),
}


@dataclass(frozen=True)
class AgencyRow:
    """An agency in the round. `findings` counts what the checks found in a report that waits for review."""

    standing: Standing
    findings: int
    reopened: bool

    @property
    def may_be_accepted(self) -> bool:
        """Whether the report can be accepted without being opened: it waits, and the checks found nothing."""
        return self.standing.state == "submitted" and self.findings == 0

    @property
    def awaited(self) -> bool:
        """Whether the agency has to send something."""
        return self.standing.timeliness != "exempt" and self.standing.state in {"waiting", "returned"}


@dataclass(frozen=True)
class TaskRow:
    """A task in the round: how many agencies owe it, in which states their reports are, what they say of it."""

    task: Task
    owed: int
    states: list[tuple[str, int]]
    timeliness: list[tuple[str, int]]
    statuses: list[tuple[str, int]]


def agency_rows(round_: Round, rows: Iterable[Standing]) -> list[AgencyRow]:
    """Return a row for each standing, with the findings of the checks on reports that wait for review."""
    known = list(rows)
    waiting = [row.latest for row in known if row.state == "submitted" and row.latest]
    found = {} if round_.closed_at else findings_of(round_, waiting)
    return [
        AgencyRow(
            standing=row,
            findings=count_of(found.get(row.latest.pk, {})) if row.latest else 0,
            reopened=row.latest is not None and getattr(row.latest, "reopening", None) is not None,
        )
        for row in known
    ]


def count_of(findings: Findings) -> int:
    """Return how many findings there are in a report."""
    return sum(map(len, findings.values()))


def task_rows(round_: Round, rows: Iterable[Standing]) -> list[TaskRow]:
    """Return a row for every task owed in the round, in the order of the plan."""
    known = {row.agency_code: row for row in rows}
    owed: dict[int, list[Standing]] = defaultdict(list)
    for obligation in Obligation.objects.filter(round=round_, task__isnull=False):
        owed[obligation.task_id or 0].append(known[obligation.agency_code])
    newest = [row.latest.pk for row in known.values() if row.latest]
    said: dict[int, Counter[str]] = defaultdict(Counter)
    for task, status in TaskAnswer.objects.filter(submission__in=newest).values_list("obligation__task_id", "status"):
        said[task or 0][status] += 1
    tasks = round_.edition.tasks.select_related("group")
    return [
        TaskRow(
            task=task,
            owed=len(owed[task.pk]),
            states=Counter(row.state for row in owed[task.pk] if row.timeliness != "exempt").most_common(),
            timeliness=Counter(row.timeliness for row in owed[task.pk]).most_common(),
            statuses=said[task.pk].most_common(),
        )
        for task in tasks
        if owed[task.pk]
    ]
