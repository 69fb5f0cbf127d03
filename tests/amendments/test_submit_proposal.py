"""Submitting a proposal and withdrawing it."""

from types import SimpleNamespace

from tests.amendments.conftest import NOW
from tests.refusals import NO_ROLE, refused

from xanh_web.amendments.actions import draft_proposal, submit_proposal, withdraw_proposal
from xanh_web.amendments.models import Proposal
from xanh_web.base.models import Event
from xanh_web.plans.models import Edition


def test_it_then_awaits_a_decision(draft: Proposal, cast: SimpleNamespace) -> None:
    submitted = submit_proposal(proposal=draft, by=cast.minh, at=NOW)
    assert (submitted.state, submitted.submitted_at) == ("submitted", NOW)
    assert list(Proposal.objects.awaiting_decision(submitted.submitted_at)) == [submitted]
    assert Event.objects.filter(action="submit_proposal").count() == 1


def test_one_without_lines_changes_nothing(plan: Edition, cast: SimpleNamespace) -> None:
    empty = draft_proposal(plan=plan.plan, title="x", reason="y", agency_code="STNMT", by=cast.minh, at=NOW)
    with refused("changes nothing yet"):
        submit_proposal(proposal=empty, by=cast.minh, at=NOW)


def test_once_and_by_those_who_propose(submitted: Proposal, cast: SimpleNamespace) -> None:
    with refused("has been submitted"):
        submit_proposal(proposal=submitted, by=cast.minh, at=NOW)
    with refused(NO_ROLE):
        submit_proposal(proposal=submitted, by=cast.tuan, at=NOW)


def test_it_may_be_withdrawn_until_it_is_decided(submitted: Proposal, cast: SimpleNamespace) -> None:
    withdrawn = withdraw_proposal(proposal=submitted, by=cast.hoa, at=NOW)
    assert withdrawn.state == "withdrawn" and withdrawn.lines.count() == 3
    with refused("awaits a decision"):
        withdraw_proposal(proposal=submitted, by=cast.hoa, at=NOW)
