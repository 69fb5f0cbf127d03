"""Who leads and who coordinates a task: the plan's words, and who they are on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xanh_web.agencies.models import Agency
from xanh_web.agencies.open_sets import kinds_of_rule
from xanh_web.agencies.querysets import load_register
from xanh_web.agencies.register import Register
from xanh_web.agencies.succeed import follow
from xanh_web.plans.models import Task, TaskParty
from xanh_web.portal.words import set_words


@dataclass(frozen=True)
class PartyLine:
    """A party in the plan's words. `now` names today's agency where it is another; an open set has `members`.

    `reports` is False for a set of those who never report, such as business."""

    text: str
    now: str = ""
    path: tuple[str, ...] = ()
    reason: str = ""
    is_set: bool = False
    meaning: str = ""
    members: tuple[str, ...] = ()
    reports: bool = True


def party_lines(task: Task, on: date) -> dict[str, list[PartyLine]]:
    """Return the parties of a task by role ("lead", "coordinator"), open sets expanded on `on`."""
    register, agencies = load_register(), list(Agency.objects.on(on))
    found: dict[str, list[PartyLine]] = {"lead": [], "coordinator": []}
    for party in task.parties.all():
        found[party.role].append(_line(party, task, on, register, agencies))
    return found


def _line(party: TaskParty, task: Task, on: date, register: Register, agencies: list[Agency]) -> PartyLine:
    if party.rule:
        kinds = kinds_of_rule(party.rule)
        members = tuple(agency.name for agency in agencies if agency.kind in kinds)
        return PartyLine(party.text, is_set=True, meaning=set_words(party.rule), members=members, reports=bool(kinds))
    if not party.agency_code:
        return PartyLine(party.text)
    answer = follow(register, party.agency_code, on, f"task:{task.number}")
    moved = answer.code is not None and answer.code != party.agency_code
    return PartyLine(party.text, now=answer.name if moved else "", path=answer.path, reason=answer.reason)


@dataclass(frozen=True)
class LeadFilter:
    """The lead agencies to choose from, (code, name), and for every task's key the codes that find it."""

    choices: tuple[tuple[str, str], ...]
    keys: dict[int, set[str]]


def lead_filter(tasks: Iterable[Task], on: date) -> LeadFilter:
    """Return how tasks are found by lead: by the agency the plan names, by today's, and by open set."""
    register = load_register()
    keys: dict[int, set[str]] = {}
    names: dict[str, str] = {}
    for task in tasks:
        keys[task.pk] = set()
        for party in task.parties.all():
            if party.role == TaskParty.Role.LEAD:
                found = _names(party, task, on, register)
                names |= found
                keys[task.pk] |= set(found)
    return LeadFilter(tuple(sorted(names.items(), key=lambda item: item[1])), keys)


def _names(party: TaskParty, task: Task, on: date, register: Register) -> dict[str, str]:
    if party.rule:
        return {party.rule: _("open set: {set}").format(set=set_words(party.rule))}
    if party.agency_code not in register.bodies:
        return {}
    answer = follow(register, party.agency_code, on, f"task:{task.number}")
    found = {party.agency_code: register.bodies[party.agency_code].name}
    return found | ({answer.code: answer.name} if answer.code else {})
