"""Who waits for whom in a round: one agency's report is sent or judged by one at a time, and agencies never wait.

What is locked are the obligations: rows that never change, of the agency alone. Closing a round locks all of them, so
that nothing is sent past it.
"""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from xanh_web.base.statements import Prepared
from xanh_web.reporting.models import Exemption, Obligation, Round


def lock_agency(round_: Round, agency_code: str) -> list[Obligation]:
    """Return what the agency owes in the round, locked until the transaction ends."""
    return _locked(round_.pk, agency_code)


def _with_lock(round_: int, agency_code: str) -> QuerySet[Obligation]:
    return Obligation.objects.select_for_update().filter(round=round_, agency_code=agency_code).order_by("pk")


_locked = Prepared(_with_lock)


def as_it_stands(round_: Round, agency_code: str) -> tuple[Round, bool]:
    """Return the round as it stands once the agency is locked, and whether the agency is exempt from it.

    A question of its own, after the lock: PostgreSQL answers one that waited as of when it began to wait.
    """
    found: Any = _standing(round_.pk, agency_code)[0]
    return found, found.exempt


def _with_exemption(round_: int, agency_code: str) -> QuerySet[Round]:
    exempt = Exists(Exemption.objects.filter(round=OuterRef("pk"), agency_code=agency_code))
    return Round.objects.order_by().filter(pk=round_).annotate(exempt=exempt)


_standing = Prepared(_with_exemption)


def lock_round(round_: Round) -> Round:
    """Return the round as it now stands, locked with everything that is owed in it."""
    found = Round.objects.select_for_update().get(pk=round_.pk)
    list(Obligation.objects.select_for_update().filter(round=found).order_by("pk").values_list("pk"))
    return found
