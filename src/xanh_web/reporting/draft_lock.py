"""Who may change a draft, and when: asked by every action on drafts before it writes."""

from datetime import datetime
from typing import Any, cast

from django.db.models import QuerySet
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh_web.agencies.querysets import answerable
from xanh_web.base.models import Person
from xanh_web.base.models.person import Role
from xanh_web.base.permissions import require
from xanh_web.base.statements import Prepared, insert
from xanh_web.reporting.models import Draft, Round
from xanh_web.reporting.models.draft import DraftState
from xanh_web.reporting.rules import may_follow, standing_of_owed, takes_reports, with_standing


def sender_of(agency_code: str, at: datetime) -> str:
    """Return the code of the body that answers at `at` for what `agency_code` owes."""
    return answerable(agency_code, timezone.localtime(at).date()).code or agency_code


def lock_draft(*, round_: Round, agency_code: str, by: Person, at: datetime) -> Draft:
    """Return the agency's draft, made where there is none, locked for this transaction.

    Refusal where `by` does not report for the agency, or the round takes no report from it any more.
    """
    require(by, "submit_report", agency_code=sender_of(agency_code, at), at=at)
    draft: Any = _drafted.first(round_.pk, agency_code) or _begun(round_, agency_code, at)
    if refusal := takes_reports(round_, agency_code, at, exempt=draft.exempt):
        raise refusal
    if refusal := may_follow(draft.decision, round_, agency_code):
        raise refusal
    return cast("Draft", draft)


def _with_lock(round_: int, agency_code: str) -> QuerySet[Draft]:
    drafts = Draft.objects.select_for_update(of=("self",)).order_by()
    return with_standing(drafts.filter(round=round_, agency_code=agency_code))


_drafted = Prepared(_with_lock)


def _begun(round_: Round, agency_code: str, at: datetime) -> Any:
    """Return the agency's draft, made now, as `_drafted` gives it; Refusal where it owes nothing."""
    owed: Any = standing_of_owed.first(round_.pk, agency_code)
    if refusal := takes_reports(round_, agency_code, at, exempt=owed.exempt if owed else None):
        raise refusal
    draft: Any = Draft(round=round_, agency_code=agency_code)
    # Two people may begin at once: one of them makes it, the other then waits for the same row.
    if not insert(draft, unless_there=True):
        return _drafted(round_.pk, agency_code)[0]
    draft.exempt, draft.decision = owed.exempt, owed.decision
    return draft


def lock_for_writing(*, round_: Round, agency_code: str, by: Person, at: datetime) -> Draft:
    """Return the locked draft; Refusal also where it has been handed over."""
    draft = lock_draft(round_=round_, agency_code=agency_code, by=by, at=at)
    if draft.state == DraftState.HANDED_OVER:
        raise Refusal("The report is with the head of the agency: take it back to change it.")
    return draft


def require_head(*, agency_code: str, by: Person, at: datetime) -> None:
    """Refuse anyone but the head of the body that answers at `at` for what `agency_code` owes."""
    sender = sender_of(agency_code, at)
    require(by, "submit_report", agency_code=sender, at=at)
    held = {(item.role, item.agency_code) for item in by.held_on(timezone.localtime(at).date())}
    if (Role.AGENCY_HEAD, sender) not in held:
        raise Refusal("Only the head of the agency sends the report: hand it over to them.")
