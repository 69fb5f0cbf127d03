"""Beginning a proposal and throwing it away."""

from types import SimpleNamespace

import pytest
from tests.amendments.conftest import NOW
from tests.refusals import NO_ROLE, refused

from xanh_web.amendments.actions import discard_draft, draft_proposal
from xanh_web.amendments.models import Proposal
from xanh_web.base.models import Event, Person
from xanh_web.plans.models import Edition


def begin(plan: Edition, by: Person, **changed: str) -> Proposal:
    said = {"title": "Nâng chỉ tiêu", "reason": "Đã vượt", "agency_code": "STNMT"} | changed
    return draft_proposal(plan=plan.plan, by=by, at=NOW, **said)  # type: ignore[arg-type]


def test_it_stands_against_the_newest_edition_under_the_agencys_name(plan: Edition, cast: SimpleNamespace) -> None:
    proposal = begin(plan, cast.minh, source="submission:3")
    assert (proposal.against, proposal.state, proposal.source) == (plan, "draft", "submission:3")
    assert proposal.agency_name == "Sở Tài nguyên và Môi trường"
    (event,) = Event.objects.filter(action="draft_proposal")
    assert (event.subject, event.agency_code) == (f"amendment:{proposal.pk}", "STNMT")


@pytest.mark.parametrize("name", ["tuan", "an", "binh", "khach", "nga"])
def test_only_its_own_agency_and_the_coordinator_propose(plan: Edition, cast: SimpleNamespace, name: str) -> None:
    with refused(NO_ROLE):
        begin(plan, getattr(cast, name))


def test_it_says_what_and_why(plan: Edition, cast: SimpleNamespace) -> None:
    for empty in ({"title": " "}, {"reason": ""}):
        with refused("Say what is to change and why"):
            begin(plan, cast.lan, **empty)


def test_a_draft_is_thrown_away_and_a_submitted_one_is_not(
    draft: Proposal, cast: SimpleNamespace, plan: Edition
) -> None:
    discard_draft(proposal=draft, by=cast.minh, at=NOW)
    assert not Proposal.objects.exists()
    assert Event.objects.get(action="discard_draft").details["title"] == "Nâng chỉ tiêu chất thải"


def test_what_is_submitted_stays(submitted: Proposal, cast: SimpleNamespace) -> None:
    with refused("has been submitted"):
        discard_draft(proposal=submitted, by=cast.minh, at=NOW)
