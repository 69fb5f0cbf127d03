"""From promises to obligations: what each agency owes on the day a round opens."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from xanh.basis.errors import Refusal
from xanh_web.agencies.models import Agency
from xanh_web.agencies.querysets import expand_set, explain_set, load_register
from xanh_web.agencies.register import Register
from xanh_web.agencies.succeed import follow
from xanh_web.plans.models import Edition, Indicator, Task, TaskParty


@dataclass(frozen=True)
class Owed:
    """One obligation before it is written: who, what, and on which basis."""

    agency_code: str
    agency_name: str
    task: Task | None
    indicator: Indicator | None
    basis: str

    @property
    def code(self) -> str:
        """The obligation's code, unique in its round."""
        what = f"task:{self.task.number}" if self.task else f"indicator:{self.indicator.code if self.indicator else ''}"
        return f"{self.agency_code}:{what}"


def expand(edition: Edition, year: int, on: date, coordinator: str) -> list[Owed]:
    """Return what every agency owes for `year`, as the agencies stand on the day `on`; each thing once per agency.

    A task that runs in the year is owed by each of its leads: named agencies by whoever answers for them that day,
    open sets by all their members. What nobody in the city answers for falls to the coordinator, and says so.
    """
    names = {agency.code: agency.name for agency in Agency.objects.on(on)}
    if coordinator not in names:
        raise Refusal(
            "Agency {agency} does not exist on {day}, so it cannot coordinate the round.",
            agency=coordinator,
            day=f"{on:%d/%m/%Y}",
        )
    register = load_register()
    owed: dict[str, Owed] = {}
    tasks = edition.tasks.prefetch_related("parties").select_related("group")
    for task in (task for task in tasks if task.runs_in(year)):
        found = [(code, basis) for code, basis in _leads(task, on, register) if code in names]
        for code, basis in found or [(coordinator, _("no lead in the city: the coordinator reports"))]:
            item = Owed(code, names[code], task, None, basis[:250])
            owed.setdefault(item.code, item)
    for indicator in Indicator.objects.filter(targets__objective__edition=edition).distinct():
        owner = follow(register, indicator.owner_code, on, f"indicator:{indicator.code}").code
        code = owner or coordinator
        basis = _("agency assigned to the indicator") if owner else _("no agency assigned: the coordinator reports")
        item = Owed(code, names[code], None, indicator, basis[:250])
        owed.setdefault(item.code, item)
    return list(owed.values())


def gaps(edition: Edition, year: int, on: date) -> list[str]:
    """Return a sentence for every lead of a running task that names bodies which are gone on `on`: nobody is asked."""
    parties = TaskParty.objects.filter(task__edition=edition, role=TaskParty.Role.LEAD).exclude(rule="")
    return [
        _("Task {number}, “{text}”: {gap}").format(number=party.task.number, text=party.text, gap=gap)
        for party in parties.select_related("task").order_by("task__position", "position")
        if party.task.runs_in(year) and (gap := explain_set(party.rule, on))
    ]


def _leads(task: Task, on: date, register: Register) -> Iterator[tuple[str, str]]:
    for party in task.parties.all():
        if party.role != TaskParty.Role.LEAD:
            continue
        if party.agency_code:
            answer = follow(register, party.agency_code, on, f"task:{task.number}")
            if answer.code:
                yield answer.code, party.text
        elif party.rule:
            for agency in expand_set(party.rule, on):
                yield agency.code, party.text
