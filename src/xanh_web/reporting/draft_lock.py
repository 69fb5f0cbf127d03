"""Who may change a draft, and when: asked by every action on drafts before it writes."""

from datetime import datetime
from typing import cast

from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh_web.agencies.querysets import answerable
from xanh_web.base.models import Person
from xanh_web.base.models.person import Role
from xanh_web.base.permissions import require
from xanh_web.reporting.models import Draft, Round
from xanh_web.reporting.models.draft import DraftState
from xanh_web.reporting.rules import may_follow, takes_reports, with_standing


def sender_of(agency_code: str, at: datetime) -> str:
    """Return the code of the body that answers at `at` for what `agency_code` owes."""
    return answerable(agency_code, timezone.localtime(at).date()).code or agency_code


def lock_draft(*, round_: Round, agency_code: str, by: Person, at: datetime) -> Draft:
    """Return the agency's draft, made where there is none, locked for this transaction.

    Refusal where `by` does not report for the agency, or the round takes no report from it any more.
    """
    require(by, "submit_report", agency_code=sender_of(agency_code, at), at=at)
    drafts = Draft.objects.select_for_update(of=("self",)).filter(round=round_, agency_code=agency_code)
    found = with_standing(drafts.order_by())
    draft = found.first()
    if draft is None:
        _begin(round_, agency_code, at)
        draft = found.get()
    if refusal := takes_reports(round_, agency_code, at, exempt=draft.exempt):
        raise refusal
    if refusal := may_follow(draft.decision, round_, agency_code):
        raise refusal
    return cast("Draft", draft)


def _begin(round_: Round, agency_code: str, at: datetime) -> None:
    """Make the agency's draft; Refusal where it owes nothing."""
    owes = round_.obligations.filter(agency_code=agency_code).exists()
    if refusal := takes_reports(round_, agency_code, at, exempt=False if owes else None):
        raise refusal
    # Two people may begin at once: one of them makes it, both then wait for the same row.
    Draft.objects.bulk_create([Draft(round=round_, agency_code=agency_code)], ignore_conflicts=True)


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
