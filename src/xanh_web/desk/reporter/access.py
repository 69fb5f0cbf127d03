"""Whose report may be opened: that of the agencies a person reports for today, and of the bodies those follow."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from xanh_web.agencies.querysets import answerable, load_register
from xanh_web.agencies.register import Answer
from xanh_web.agencies.succeed import follow
from xanh_web.base.models import Person
from xanh_web.base.models.person import Role
from xanh_web.reporting.models import Obligation, Round


@dataclass(frozen=True)
class Own:
    """An agency of the plan's day for which a person reports: who answers for it today, and whether they head that."""

    agency_code: str
    now_code: str
    now_name: str
    is_head: bool


@dataclass(frozen=True)
class OwnReport:
    """One report a person may open: a round, and the agency that owes it under the name it owes it by."""

    round: Round
    own: Own
    agency_name: str


def person_of(request: HttpRequest) -> Person:
    """Return the person who is signed in."""
    if not isinstance(request.user, Person) or not request.user.is_authenticated:
        raise PermissionDenied
    return request.user


def own_agencies(person: Person, at: datetime) -> dict[str, Own]:
    """Return, by code, every agency with obligations in any round for which `person` reports at `at`; 5 queries."""
    mine = _appointments(person, at)
    if not mine:
        return {}
    day, register = timezone.localtime(at).date(), load_register()
    owing = Obligation.objects.order_by().values_list("agency_code", flat=True).distinct()
    found = {code: _own(follow(register, code, day), code, mine) for code in owing}
    return {code: own for code, own in found.items() if own}


def open_report(request: HttpRequest, round_code: str, agency_code: str) -> OwnReport:
    """Return the report under an address; a 404 where there is none, or it is not the visitor's."""
    now = timezone.now()
    mine = _appointments(person_of(request), now)
    owed = Obligation.objects.filter(round__code=round_code, agency_code=agency_code)
    first = owed.select_related("round__edition__plan").first()
    own = _own(answerable(agency_code, timezone.localtime(now).date()), agency_code, mine) if first else None
    if first is None or own is None:
        raise Http404(_("There is no such report among yours. “My agency's report” lists all you may open."))
    return OwnReport(first.round, own, first.agency_name)


def open_obligation(report: OwnReport, pk: int) -> Obligation:
    """Return one obligation of a report; a 404 where it is not part of it."""
    owed = Obligation.objects.filter(pk=pk, round=report.round, agency_code=report.own.agency_code)
    item = owed.select_related("round__edition__plan", "task__group", "indicator").first()
    if item is None:
        raise Http404(_("This report does not ask that. The page of the report shows all it asks."))
    return item


def _appointments(person: Person, at: datetime) -> dict[str, bool]:
    """Return the agencies a person reports for, each with whether as its head."""
    found: dict[str, bool] = {}
    for held in person.held_on(timezone.localtime(at).date()):
        if held.role in {Role.REPORTER, Role.AGENCY_HEAD}:
            found[held.agency_code] = found.get(held.agency_code, False) or held.role == Role.AGENCY_HEAD
    return found


def _own(answer: Answer, code: str, mine: dict[str, bool]) -> Own | None:
    now = answer.code or code
    return Own(code, now, answer.name or code, mine[now]) if now in mine else None
