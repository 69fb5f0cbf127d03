"""May this be done? Predicates that answer with a reason: a Refusal, or None."""

from datetime import date

from xanh.basis.errors import Refusal
from xanh_web.amendments.lines import amended, changes_of, newest_edition
from xanh_web.amendments.models import AmendmentDecision, Proposal, ProposalState


def may_write(proposal: Proposal) -> Refusal | None:
    """Only a draft is written on."""
    if proposal.state != ProposalState.DRAFT:
        return Refusal("The proposal has been submitted: withdraw it and write a new one to change it.")
    return None


def may_submit(proposal: Proposal) -> Refusal | None:
    """A draft with at least one line, all of which fit the plan as it now stands."""
    if refusal := may_write(proposal):
        return refusal
    if not proposal.lines.exists():
        return Refusal("The proposal changes nothing yet: add a line first.")
    return why_not_apply(proposal)


def may_withdraw(proposal: Proposal) -> Refusal | None:
    """Only while a decision is awaited."""
    if proposal.state != ProposalState.SUBMITTED:
        return Refusal("Only a proposal that awaits a decision can be withdrawn.")
    return None


def may_judge(proposal: Proposal) -> Refusal | None:
    """An opinion is given while a decision is awaited."""
    if proposal.state != ProposalState.SUBMITTED:
        return Refusal("This proposal awaits no decision.")
    return None


def may_decide(proposal: Proposal, number: str, dated: date, in_force_from: date | None, today: date) -> Refusal | None:
    """After the coordinator's opinion, under a number and date used once, for a day not before the edition before."""
    if refusal := may_judge(proposal):
        return refusal
    if not proposal.opinions.exists():
        return Refusal("The coordinator has given no opinion yet: it comes before the decision.")
    if not number.strip():
        return Refusal("Give the number of the decision.")
    if dated > today:
        return Refusal("The decision is dated in the future: enter it on the day it is signed.")
    if AmendmentDecision.objects.filter(number=number.strip(), dated=dated).exists():
        return Refusal("Decision {number} of this day has been recorded already.", number=number.strip())
    before = newest_edition(proposal)
    if in_force_from is not None and in_force_from < before.in_force_from:
        return Refusal(
            "The edition before is in force from {day}: the new one cannot begin earlier.",
            day=f"{before.in_force_from:%d/%m/%Y}",
        )
    return None


def why_not_apply(proposal: Proposal) -> Refusal | None:
    """Return why the lines no longer fit the plan as it now stands, None where they do."""
    try:
        amended(proposal, changes_of(proposal))
    except Refusal as refusal:
        return refusal
    return None
