"""Reading agencies and areas at a date, in the field's words."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext as _

from xanh_web.agencies.open_sets import kinds_of_rule
from xanh_web.agencies.register import Answer, Body, Change, Chosen, Register
from xanh_web.agencies.succeed import follow
from xanh_web.agencies.validity import holds_on, in_force_on
from xanh_web.base.statements import Prepared

if TYPE_CHECKING:
    from xanh_web.agencies.models import Agency, Area  # noqa: F401 - named in the type of a queryset

__all__ = [
    "AgencyQuerySet",
    "Answer",
    "AreaQuerySet",
    "answerable",
    "expand_set",
    "explain_set",
    "load_register",
    "one_register",
]


_answers: ContextVar[dict[tuple[str, date, str], Answer] | None] = ContextVar("answers", default=None)


class AgencyQuerySet(models.QuerySet["Agency"]):
    def on(self, day: date) -> Self:
        """Return the agencies that exist on `day`."""
        return self.filter(in_force_on(day), start_unknown=False)

    def of_kinds(self, kinds: Iterable[str]) -> Self:
        """Return the agencies of any of `kinds`."""
        return self.filter(kind__in=list(kinds))


class AreaQuerySet(models.QuerySet["Area"]):
    def on(self, day: date) -> Self:
        """Return the areas in force on `day`: one at most for each code."""
        return self.filter(in_force_on(day))

    def within(self, code: str, day: date) -> Self:
        """Return the areas on `day` whose parent is `code`."""
        return self.on(day).filter(parent_code=code)


def load_register() -> Register:
    """Return all bodies, successions and standing choices, in three queries: load once, follow many."""
    # The models are built on the querysets above, so they are only there when this runs.
    from xanh_web.agencies.models import Agency, Succession, SuccessorChoice

    bodies = {agency.code: _body(agency) for agency in Agency.objects.order_by("sort_key", "code")}
    changes: dict[str, list[Change]] = defaultdict(list)
    for row in Succession.objects.select_related("predecessor", "successor").order_by("successor__sort_key", "id"):
        code = row.predecessor.code
        successor = row.successor.code if row.successor else None
        verified = row.status == "verified"
        changes[code].append(Change(code, successor, row.kind, row.effective_from, row.legal_basis, verified))
    choices = {
        (choice.predecessor.code, choice.scope): Chosen(choice.successor.code, choice.decision_number, choice.reason)
        for choice in SuccessorChoice.objects.select_related("predecessor", "successor").order_by("id")
    }
    return Register(bodies, {code: tuple(rows) for code, rows in changes.items()}, choices)


def answerable(code: str, on: date, scope: str = "") -> Answer:
    """Return who answers on `on` for the agency `code` in the matter `scope` ("task:8.1", "indicator:…", "" = all).

    For many codes, load the register once and call `follow(register, code, on, scope)`.
    """
    known = _answers.get()
    if known is None:
        return follow(_unchanged(code, on) or load_register(), code, on, scope)
    if (code, on, scope) not in known:
        known[code, on, scope] = follow(_unchanged(code, on) or load_register(), code, on, scope)
    return known[code, on, scope]


@contextmanager
def one_register() -> Iterator[None]:
    """Let `answerable` ask once for each body as long as this lasts: a request, during which nothing is reorganised."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def _unchanged(code: str, on: date) -> Register | None:
    """Return the register of a body alone where it is in force and nothing has happened to it: one query, not three."""
    agency = _without_successor.first(code)
    if agency is None or agency.start_unknown or not holds_on(on, agency.valid_from, agency.valid_to):
        return None
    return Register({code: _body(agency)})


def _without_succession(code: str) -> "models.QuerySet[Agency]":
    from xanh_web.agencies.models import Agency, Succession

    follows = Succession.objects.filter(predecessor=models.OuterRef("pk"))
    return Agency.objects.order_by().filter(~models.Exists(follows), code=code)


_without_successor = Prepared(_without_succession)


def _body(agency: "Agency") -> Body:
    return Body(agency.code, agency.name, agency.valid_from, agency.valid_to, agency.start_unknown)


def expand_set(rule: str, on: date) -> list["Agency"]:
    """Return the agencies that the open set `rule` takes in on `on`, in order; none where it names nobody who reports.

    Refusal if the rule names a set that is not in `open_sets.KINDS_OF_SET`.
    """
    from xanh_web.agencies.models import Agency

    kinds = kinds_of_rule(rule)
    return list(Agency.objects.on(on).of_kinds(kinds)) if kinds else []


def explain_set(rule: str, on: date) -> str:
    """Return "" if `rule` has members on `on` or never has any; else the sentence that its bodies are gone."""
    if not kinds_of_rule(rule) or expand_set(rule, on):
        return ""
    return _("on {day} none of these bodies exists any more: say who takes their place.").format(day=f"{on:%d/%m/%Y}")
