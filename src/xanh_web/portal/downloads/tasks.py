"""The tasks as a table to take away; of the reports only accepted answers, of all others the state alone."""

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from xanh.documents.tables.model import Cell, Column
from xanh_web.base.known_at import KnownAt
from xanh_web.plans.models import Task
from xanh_web.plans.querysets import edition_on
from xanh_web.reporting.law_words import law_word
from xanh_web.reporting.models import Round
from xanh_web.reporting.public_answers import TaskYear, tasks_in
from xanh_web.reporting.querysets import newest_round


def task_columns() -> tuple[Column, ...]:
    """Return the columns of `task_lines`, in the reader's language."""
    return (
        Column("number", _("Number"), _("the number of the task in the annex of the plan")),
        Column("title", _("Task"), _("its title")),
        Column("group", _("Group"), _("the group of tasks it belongs to")),
        Column("lead", _("Lead"), _("who leads it, in the words of the plan")),
        Column("coordination", _("Coordination"), _("who coordinates, in the words of the plan")),
        Column("period", _("Period"), _("when it is to be done, in the words of the plan")),
        Column("start", _("First year"), _("empty where the plan gives words"), "whole"),
        Column("end", _("Last year"), _("empty where the plan gives words"), "whole"),
        Column("funding", _("Funding"), _("the sources I to IV")),
        Column("priority", _("Priority"), _("high, or empty")),
        Column("year", _("On the year"), _("the round of the columns after it"), "whole"),
        Column("reports", _("Reports"), _("how many agencies owe a report on it"), "whole"),
        Column("accepted", _("Accepted"), _("of how many the report is accepted"), "whole"),
        Column("status", _("Status"), _("what the accepted answers say, each with how many agencies say it")),
        Column("address", _("Address"), _("the page of the task")),
    )


def task_lines(request: HttpRequest, when: KnownAt) -> tuple[tuple[tuple[Cell, ...], ...], Round | None]:
    """Return a line for each task of the plan in force on the day, and the round they tell of, as known at `when`."""
    edition = edition_on(when.day)
    if edition is None:
        raise Http404(_("No plan was in force on that day, so there are no figures of it."))
    round_ = newest_round(edition.plan, when.day)
    years = tasks_in(round_, when.at) if round_ else {}
    rows = edition.tasks.select_related("group").prefetch_related("parties")
    return tuple(_line(request, task, years.get(task.number)) for task in rows), round_


def _line(request: HttpRequest, task: Task, year: TaskYear | None) -> tuple[Cell, ...]:
    high = task.high_priority or bool(task.group and task.group.high_priority)
    return (
        task.number,
        task.title,
        str(task.group) if task.group else None,
        _parties(task, "lead"),
        _parties(task, "coordinator"),
        task.period_text or None,
        task.start,
        task.end,
        ", ".join(task.funding) or None,
        _("high") if high else None,
        year.round.year if year else None,
        len(year.lines) if year else None,
        sum(line.answer is not None for line in year.lines) if year else None,
        _statuses(year) if year else None,
        request.build_absolute_uri(reverse("task", args=[task.number])),
    )


def _parties(task: Task, role: str) -> str | None:
    return "; ".join(party.text for party in task.parties.all() if party.role == role) or None


def _statuses(year: TaskYear) -> str | None:
    return "; ".join(f"{law_word('task_statuses', code)} ({count})" for code, count in year.statuses) or None
