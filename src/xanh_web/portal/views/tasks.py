"""The tasks of the plan, and what the agencies' accepted reports say of them."""

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.basis.text import fold
from xanh_web.base.kept_pages import kept_page
from xanh_web.base.known_at import known_at
from xanh_web.plans.models import Task, TaskGroup
from xanh_web.plans.querysets import edition_on
from xanh_web.portal.current import no_plan
from xanh_web.portal.parties import lead_filter, party_lines
from xanh_web.portal.source_text import source_text
from xanh_web.reporting.public_answers import TaskYear, tasks_in, years_of
from xanh_web.reporting.querysets import newest_round

Row = tuple[Task, TaskYear | None]


@require_safe
@kept_page
def tasks(request: HttpRequest) -> HttpResponse:
    """Show the tasks by group with the state of the year; `?lead=` and `?q=` narrow them down, `?at=` says when."""
    when = known_at(request)
    edition = edition_on(when.day)
    if edition is None:
        return no_plan(request, _("Tasks"), when=when, known_at=when.at)
    every = list(edition.tasks.select_related("group").prefetch_related("parties", "activities"))
    query, lead = request.GET.get("q", "").strip()[:200], request.GET.get("lead", "").strip()[:60]
    leads = lead_filter(every, when.day)
    known_lead = lead in dict(leads.choices)
    chosen = [task for task in every if (not known_lead or lead in leads.keys[task.pk]) and _speaks_of(task, query)]
    round_ = newest_round(edition.plan, when.day)
    context = {
        "title": _("Tasks"),
        "when": when,
        "known_at": when.at,
        "total": len(every),
        "found": len(chosen),
        "groups": _grouped(chosen, tasks_in(round_, when.at) if round_ else {}),
        "round": round_,
        "query": query,
        "lead": lead,
        "leads": leads.choices,
        "lead_error": _unknown_lead(lead) if lead and not known_lead else "",
        "illustrative": bool(round_ and round_.illustrative),
    }
    return render(request, "portal/tasks.html", context)


def _unknown_lead(lead: str) -> str:
    error = _("No task is led by “{lead}”: choose an agency from the list. The tasks of all are shown.")
    return error.format(lead=lead)


def _speaks_of(task: Task, query: str) -> bool:
    """Return whether all words of `query` stand in the task, whatever their marks and case."""
    texts = [task.number, task.title, task.notes, *(activity.text for activity in task.activities.all())]
    texts += [party.text for party in task.parties.all()]
    text = fold(" ".join(texts))
    return all(word in text for word in fold(query).split())


def _grouped(rows: Iterable[Task], years: dict[str, TaskYear]) -> list[tuple[TaskGroup | None, list[Row]]]:
    groups: dict[int | None, tuple[TaskGroup | None, list[Row]]] = {}
    for task in rows:
        groups.setdefault(task.group_id, (task.group, []))[1].append((task, years.get(task.number)))
    return list(groups.values())


@require_safe
@kept_page
def task(request: HttpRequest, number: str) -> HttpResponse:
    """Show one task whole, with the answers of every year accepted by `?at=` and its source text in the plan."""
    when, today = known_at(request), timezone.localdate()
    found = _find(number, when.day)
    years = years_of(found, when.at)
    context = {
        "title": _("Task {number}").format(number=found.number),
        "description": Truncator(found.title).chars(160),
        "when": when,
        "known_at": when.at,
        "breadcrumbs": [{"text": _("Tasks"), "url": reverse("tasks") + when.query}, {"text": found.number}],
        "task": found,
        "parties": party_lines(found, today),
        "today": today,
        "years": years,
        "source": source_text(found.edition.plan.text, found.span_start, found.span_end),
        "illustrative": any(year.round.illustrative for year in years),
    }
    return render(request, "portal/task.html", context)


def _find(number: str, on: date) -> Task:
    edition = edition_on(on)
    found = None
    if edition is not None:
        rows = edition.tasks.filter(number=number.replace("\0", "")).select_related("group", "edition__plan")
        found = rows.prefetch_related("parties", "activities", "references").first()
    if found is None:
        raise Http404(_("The plan has no task “{number}”. The list of tasks shows the numbers.").format(number=number))
    return found
