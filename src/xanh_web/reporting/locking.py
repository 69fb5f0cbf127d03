"""Who waits for whom in a round: one agency's report is sent or judged by one at a time, and agencies never wait.

What is locked are the obligations: rows that never change, of the agency alone. Closing a round locks all of them, so
that nothing is sent past it.
"""

from xanh_web.reporting.models import Obligation, Round


def lock_agency(round_: Round, agency_code: str) -> list[Obligation]:
    """Return what the agency owes in the round, locked until the transaction ends; each with the round as it stands."""
    owed = Obligation.objects.select_for_update(of=("self",)).select_related("round__edition__plan")
    return list(owed.filter(round=round_, agency_code=agency_code).order_by("pk"))


def lock_round(round_: Round) -> Round:
    """Return the round as it now stands, locked with everything that is owed in it."""
    found = Round.objects.select_for_update().get(pk=round_.pk)
    list(Obligation.objects.select_for_update().filter(round=found).order_by("pk").values_list("pk"))
    return found
