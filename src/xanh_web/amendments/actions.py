"""Changes of proposals, opinions and decisions, and the editions that come of them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.plans.amendment import Change
from xanh_web.agencies.querysets import answerable
from xanh_web.amendments.lines import amended, changes_of, line_of, newest_edition
from xanh_web.amendments.messages import announce_decision
from xanh_web.amendments.models import (
    AmendmentDecision,
    Opinion,
    Outcome,
    Proposal,
    ProposalState,
    Stance,
)
from xanh_web.amendments.rules import may_decide, may_judge, may_submit, may_withdraw, may_write
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.plans.models import Edition, Plan
from xanh_web.plans.writing import write_edition


@transaction.atomic
def draft_proposal(
    *,
    plan: Plan,
    title: str,
    reason: str,
    agency_code: str,
    by: Person,
    at: datetime,
    source: str = "",
    illustrative: bool = False,
) -> Proposal:
    """Begin a proposal of an agency against the newest edition of `plan`."""
    require(by, "propose_amendment", agency_code=agency_code, at=at)
    if not title.strip() or not reason.strip():
        raise Refusal("Say what is to change and why.")
    against = Edition.objects.filter(plan=plan).order_by("-number").first()
    if against is None:
        raise Refusal("There is no edition of the plan yet.")
    proposal = Proposal.objects.create(
        against=against,
        title=title.strip()[:250],
        reason=reason.strip(),
        agency_code=agency_code,
        agency_name=answerable(agency_code, timezone.localtime(at).date()).name,
        source=source,
        illustrative=illustrative,
        created_at=at,
        created_by=by,
    )
    _audit("draft_proposal", proposal, by, at)
    return proposal


@transaction.atomic
def write_lines(
    *, proposal: Proposal, section: str, key: str, changes: Sequence[Change], by: Person, at: datetime
) -> None:
    """Let `changes` be all the proposal says of one item; none takes the item out of it.

    Refusal, and the lines as they were, where they do not fit the plan together with the others.
    """
    proposal = _lock(proposal, "propose_amendment", by, at)
    _raise(may_write(proposal))
    if any((change.section, change.key) != (section, key) for change in changes):
        raise Refusal("A line belongs to another item than the one it is written for.")
    proposal.lines.filter(section=section, key=key).delete()
    last = proposal.lines.order_by("-position").values_list("position", flat=True).first() or 0
    for position, change in enumerate(changes, start=last + 1):
        line_of(proposal, position, change).save()
    amended(proposal, changes_of(proposal))
    _audit("write_lines", proposal, by, at, section=section, key=key, lines=len(changes))


@transaction.atomic
def submit_proposal(*, proposal: Proposal, by: Person, at: datetime) -> Proposal:
    """Submit a draft to the coordinator; from then on its lines stay as they are."""
    proposal = _lock(proposal, "propose_amendment", by, at)
    _raise(may_submit(proposal))
    return _move(proposal, ProposalState.SUBMITTED, "submit_proposal", by, at)


@transaction.atomic
def withdraw_proposal(*, proposal: Proposal, by: Person, at: datetime) -> Proposal:
    """Withdraw a proposal that awaits a decision; it stays readable."""
    proposal = _lock(proposal, "propose_amendment", by, at)
    _raise(may_withdraw(proposal))
    return _move(proposal, ProposalState.WITHDRAWN, "withdraw_proposal", by, at)


@transaction.atomic
def discard_draft(*, proposal: Proposal, by: Person, at: datetime) -> None:
    """Throw a draft away."""
    proposal = _lock(proposal, "propose_amendment", by, at)
    _raise(may_write(proposal))
    _audit("discard_draft", proposal, by, at, title=proposal.title)
    proposal.delete()


@transaction.atomic
def give_opinion(*, proposal: Proposal, stance: str, text: str, by: Person, at: datetime) -> Opinion:
    """Give the coordinator's opinion on a submitted proposal."""
    proposal = _lock(proposal, "give_opinion", by, at)
    _raise(may_judge(proposal))
    if stance not in Stance.values:
        raise Refusal("Choose whether the coordinator supports the proposal.")
    if not text.strip():
        raise Refusal("Give the reasons of the opinion.")
    opinion = Opinion.objects.create(proposal=proposal, stance=stance, text=text.strip(), given_at=at, given_by=by)
    _audit("give_opinion", proposal, by, at, stance=stance)
    return opinion


@transaction.atomic
def decide_amendment(
    *,
    proposal: Proposal,
    lines: Collection[int],
    number: str,
    dated: date,
    in_force_from: date | None,
    by: Person,
    at: datetime,
    signer: str = "",
    note: str = "",
) -> AmendmentDecision:
    """Record the decision: the lines at these positions are approved, and become the next edition; none is a rejection.

    Refusal where a line no longer fits the newest edition, or what is left would be no plan.
    """
    proposal = _lock(proposal, "decide_amendment", by, at)
    _raise(may_decide(proposal, number, dated, in_force_from, timezone.localtime(at).date()))
    known = list(proposal.lines.values_list("position", flat=True))
    if strange := set(lines) - set(known):
        raise Refusal("The proposal has no line {position}.", position=min(strange))
    edition = None
    if lines:
        if in_force_from is None:
            raise Refusal("Say from which day the amendment is in force.")
        edition = _next_edition(proposal, lines, number, dated, in_force_from)
    decision = AmendmentDecision.objects.create(
        proposal=proposal,
        outcome=_outcome(lines, known),
        number=number.strip(),
        dated=dated,
        signer=signer.strip(),
        in_force_from=in_force_from if lines else None,
        lines=sorted(lines),
        note=note.strip(),
        edition=edition,
        recorded_at=at,
        recorded_by=by,
    )
    proposal.state = ProposalState.DECIDED
    proposal.save(update_fields=["state"])
    _audit("decide_amendment", proposal, by, at, outcome=decision.outcome, number=decision.number)
    announce_decision(decision, at)
    return decision


def _next_edition(proposal: Proposal, lines: Collection[int], number: str, dated: date, in_force_from: date) -> Edition:
    before = newest_edition(proposal)
    Plan.objects.select_for_update().get(pk=before.plan_id)
    return write_edition(
        plan=before.plan,
        content=amended(proposal, changes_of(proposal, lines)),
        number=before.number + 1,
        in_force_from=in_force_from,
        decision=f"{number.strip()}, {dated:%d/%m/%Y}"[:120],
        before=before,
    )


def _outcome(lines: Collection[int], known: Collection[int]) -> str:
    if not lines:
        return Outcome.REJECTED
    return Outcome.APPROVED if set(lines) == set(known) else Outcome.IN_PART


def _lock(proposal: Proposal, action: str, by: Person, at: datetime) -> Proposal:
    found = Proposal.objects.select_for_update(of=("self",)).select_related("against__plan").get(pk=proposal.pk)
    require(by, action, agency_code=found.agency_code, at=at)
    return found


def _raise(refusal: Refusal | None) -> None:
    if refusal:
        raise refusal


def _move(proposal: Proposal, state: ProposalState, action: str, by: Person, at: datetime) -> Proposal:
    proposal.state = state
    if state == ProposalState.SUBMITTED:
        proposal.submitted_at = at
    proposal.save(update_fields=["state", "submitted_at"])
    _audit(action, proposal, by, at)
    return proposal


def _audit(action: str, proposal: Proposal, by: Person, at: datetime, **details: object) -> None:
    subject = f"amendment:{proposal.pk}"
    record_event(action=action, subject=subject, by=by, at=at, agency_code=proposal.agency_code, **details)
