"""What can be found: one entry for everything the public site shows a page or a line of."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xanh.basis.text import fold
from xanh_web.agencies.models import Agency
from xanh_web.plans.models import Edition, Indicator, TaskParty
from xanh_web.reporting.judgements import targets_of
from xanh_web.reporting.models import ConsolidatedReport, TaskAnswer
from xanh_web.reporting.public_answers import ACCEPTED
from xanh_web.reporting.querysets import newest_round


@dataclass(frozen=True)
class Entry:
    """Something to be found by its `title` or `body`, in Vietnamese; `route`, `args` and `query` lead to it."""

    title: str
    body: str
    route: str
    args: tuple[object, ...] = ()
    query: str = ""
    note: str = ""  # said beside it, not searched


@dataclass(frozen=True)
class Searched:
    """What a search is asked of: the edition in force on a day."""

    edition: Edition
    on: date


def _of_plan(asked: Searched) -> Iterator[Entry]:
    plan = asked.edition.plan
    number = _("Plan {number}").format(number=plan.number)
    yield Entry(plan.number, plan.title, "plan", note=number)
    for basis in plan.legal_bases:
        yield Entry(str(basis), "", "plan", note=_("Legal bases"))
    for duty in plan.duties:
        who = duty.get("who") or ""
        yield Entry(str(duty.get("text") or ""), f"{who} {duty.get('to') or ''}", "plan", note=_("Duties"))
    for addressee in plan.addressees:
        yield Entry(str(addressee), "", "plan", note=_("Addressees"))


def _objectives(asked: Searched) -> Iterator[Entry]:
    for row in asked.edition.objectives.all():
        body = row.text if row.text != row.title else ""
        yield Entry(f"{row.code}. {row.title}", body, "objective", (row.code,))


def _targets(asked: Searched) -> Iterator[Entry]:
    for row in targets_of(asked.edition):
        body = row.indicator.name if fold(row.indicator.name) not in fold(row.text) else ""
        place = _("Objective {code}").format(code=row.objective.code)
        yield Entry(capfirst(row.text), body, "target", (row.code,), note=place)


def _tasks(asked: Searched) -> Iterator[Entry]:
    for row in asked.edition.tasks.prefetch_related("activities", "parties"):
        activities = [activity.text for activity in row.activities.all()]
        parties = [party.text for party in row.parties.all()]
        body = " · ".join([*activities, *parties, *([row.notes] if row.notes else [])])
        yield Entry(f"{row.number} {row.title}", body, "task", (row.number,))


def _answers(asked: Searched) -> Iterator[Entry]:
    """Of the newest round, accepted alone: what an agency wrote on a task is published by its acceptance."""
    round_ = newest_round(asked.edition.plan)
    rows = TaskAnswer.objects.filter(submission__round=round_, obligation__task__edition=asked.edition, **ACCEPTED)
    fields = ("obligation_id", "obligation__task__number", "obligation__agency_name", "result")
    # Of a report that was opened again and accepted anew, the newer answer stands.
    newest = {
        row[0]: row[1:] for row in rows.order_by("obligation__position", "submission__version").values_list(*fields)
    }
    for number, agency, result in newest.values():
        if not result:
            continue
        yield Entry(f"{number} · {agency}", result, "task", (number,), note=str(round_.year) if round_ else "")


def _indicators(_asked: Searched) -> Iterator[Entry]:
    for row in Indicator.objects.order_by("name", "code"):
        yield Entry(
            capfirst(row.name), f"{row.guidance} {row.source_note} {row.code}".strip(), "indicator", (row.code,)
        )


def _agencies(asked: Searched) -> Iterator[Entry]:
    leads = set(
        TaskParty.objects.filter(task__edition=asked.edition, role=TaskParty.Role.LEAD)
        .exclude(agency_code="")
        .values_list("agency_code", flat=True)
    )
    for row in Agency.objects.all():
        note = ""
        if row.valid_to is not None and row.valid_to < asked.on:
            note = _("until {day}").format(day=f"{row.valid_to:%d/%m/%Y}")
        if row.code in leads:
            yield Entry(row.name, "", "tasks", query=f"?lead={row.code}", note=note or _("tasks it leads"))
        else:
            yield Entry(row.name, "", "board", note=note)


def _reports(_asked: Searched) -> Iterator[Entry]:
    for row in ConsolidatedReport.objects.select_related("round").defer("pins"):
        title = f"{row.number}/{row.symbol}"
        body = f"Báo cáo tổng hợp năm {row.round.year}, ngày {row.issued_on:%d/%m/%Y}"
        yield Entry(title, body, "reports")


# A kind of thing, its name on the page, and where its entries come from; in the order they are shown.
KINDS: dict[str, tuple[Promise, Callable[[Searched], Iterator[Entry]]]] = {
    "targets": (gettext_lazy("Targets"), _targets),
    "tasks": (gettext_lazy("Tasks and activities"), _tasks),
    "indicators": (gettext_lazy("Statistical indicators"), _indicators),
    "objectives": (gettext_lazy("Objectives"), _objectives),
    "plan": (gettext_lazy("Document of the plan"), _of_plan),
    "answers": (gettext_lazy("Accepted reports on tasks"), _answers),
    "agencies": (gettext_lazy("Agencies and localities"), _agencies),
    "reports": (gettext_lazy("Consolidated reports"), _reports),
}
