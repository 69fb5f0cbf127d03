"""Whose report a person may write: that of the agencies they report for today, and of the bodies those follow."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from xanh_web.agencies.querysets import answerable, load_register
from xanh_web.agencies.register import Answer
from xanh_web.agencies.succeed import follow
from xanh_web.base.models import Person
from xanh_web.base.models.person import Role
from xanh_web.base.statements import Prepared
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
    """One report a person may open: a round, and the agency that owes it under the name it owes it by.

    `owed` is all it asks, in order; empty in a list of reports, which asks for none of it.
    """

    round: Round
    own: Own
    agency_name: str
    owed: tuple[Obligation, ...] = ()


def own_agencies(person: Person, at: datetime) -> dict[str, Own]:
    """Return, by code, every agency with obligations in any round for which `person` reports at `at`; 5 queries."""
    mine = _appointments(person, at)
    if not mine:
        return {}
    day, register = timezone.localtime(at).date(), load_register()
    owing = Obligation.objects.order_by().values_list("agency_code", flat=True).distinct()
    found = {code: _own(follow(register, code, day), code, mine) for code in owing}
    return {code: own for code, own in found.items() if own}


def open_reports(own: dict[str, Own]) -> list[OwnReport]:
    """Return the reports of `own` agencies in the rounds that are open, the next deadline first; 2 queries."""
    rounds = Round.objects.filter(closed_at=None).select_related("edition__plan").order_by("deadline")
    owing = Obligation.objects.filter(round__closed_at=None, agency_code__in=own).order_by("agency_code")
    names = {(pk, code): name for pk, code, name in owing.values_list("round_id", "agency_code", "agency_name")}
    return [
        OwnReport(round_, own[code], name) for round_ in rounds for (pk, code), name in names.items() if pk == round_.pk
    ]


def own_report(person: Person, round_code: str, agency_code: str, at: datetime) -> OwnReport | None:
    """Return the report of an agency in a round; None where there is none, or it is not this person's."""
    mine = _appointments(person, at)
    owed = _sharing_round(_owed_in_round(agency_code, round_code))
    own = _own(answerable(agency_code, timezone.localtime(at).date()), agency_code, mine) if owed else None
    return OwnReport(owed[0].round, own, owed[0].agency_name, owed) if own else None


def owed_by(agency_code: str, round_: Round) -> tuple[Obligation, ...]:
    """Return all an agency owes in a round, in order, sharing one round; one query."""
    return _sharing_round(_owed_in_round(agency_code, round_.code))


def _owed(agency_code: str, round_code: str) -> QuerySet[Obligation]:
    rows = Obligation.objects.filter(agency_code=agency_code, round__code=round_code).order_by("position")
    return rows.select_related("round", "task__group", "indicator")


_owed_in_round = Prepared(_owed)


def _sharing_round(owed: list[Obligation]) -> tuple[Obligation, ...]:
    for item in owed:
        item.round = owed[0].round
    return tuple(owed)


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
