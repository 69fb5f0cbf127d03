"""The decision, and the edition that comes of it."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from tests.amendments.conftest import NOW, RAISE
from tests.refusals import NO_ROLE, refused

from xanh.basis.errors import Refusal
from xanh.plans.amendment import differences
from xanh_web.amendments.actions import decide_amendment, draft_proposal, give_opinion, submit_proposal, write_lines
from xanh_web.amendments.lines import changes_of
from xanh_web.amendments.models import AmendmentDecision, Proposal
from xanh_web.base.actions import seal_rows
from xanh_web.base.models import Event, Message, Person
from xanh_web.base.seals import broken_seals
from xanh_web.plans.edition_content import plan_of
from xanh_web.plans.models import Edition, Target

ALL = (1, 2, 3)


def decide(proposal: Proposal, by: Person, lines: tuple[int, ...] = ALL, **changed: Any) -> AmendmentDecision:
    said = {"number": "15/QĐ-UBND", "dated": date(2024, 6, 1), "in_force_from": date(2024, 7, 1)} | changed
    return decide_amendment(proposal=proposal, lines=lines, by=by, at=NOW, **said)


def test_what_is_approved_is_the_next_edition_and_the_first_stays(
    judged: Proposal, plan: Edition, cast: SimpleNamespace
) -> None:
    before = plan_of(plan)
    decision = decide(judged, cast.lan, signer="Nguyễn Văn A")
    new = decision.edition
    assert new is not None
    assert (new.number, new.in_force_from, new.decision) == (2, date(2024, 7, 1), "15/QĐ-UBND, 01/06/2024")
    assert decision.outcome == "approved"
    said = [line.model_copy(update={"reason": ""}) for line in changes_of(judged)]
    assert differences(before, plan_of(new)) == said
    assert plan_of(Edition.objects.get(pk=plan.pk)) == before
    assert Event.objects.filter(action="decide_amendment").count() == 1


def test_a_target_keeps_its_code_and_its_indicator(judged: Proposal, plan: Edition, cast: SimpleNamespace) -> None:
    new = decide(judged, cast.lan).edition
    codes = [list(Target.objects.filter(objective__edition=e).values_list("code", "indicator_id")) for e in (plan, new)]
    assert codes[0] == codes[1]


def test_part_of_it_may_be_approved_by_a_leader(judged: Proposal, cast: SimpleNamespace) -> None:
    decision = decide(judged, cast.nga, lines=(3,))
    assert (decision.outcome, decision.lines) == ("in_part", [3])
    assert decision.edition is not None
    assert not decision.edition.tasks.filter(number="1.4").exists()
    assert Target.objects.get(objective__edition=decision.edition, code="2.2030.2").value == 95


def test_a_rejection_makes_no_edition(judged: Proposal, cast: SimpleNamespace) -> None:
    decision = decide(judged, cast.lan, lines=())
    assert (decision.outcome, decision.edition, decision.in_force_from) == ("rejected", None, None)
    assert Edition.objects.count() == 1


def test_the_agency_and_the_coordinators_are_told(judged: Proposal, cast: SimpleNamespace) -> None:
    decide(judged, cast.nga)
    told = Message.objects.filter(kind="amendment_decided")
    assert {message.to.username for message in told} == {"minh", "hoa", "lan"}
    assert "15/QĐ-UBND" in told[0].body and told[0].link == f"/desk/amendments/{judged.pk}/"


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"number": " "}, "Give the number of the decision"),
        ({"dated": date(2024, 6, 4)}, "dated in the future"),
        ({"in_force_from": date(2022, 9, 21)}, "cannot begin earlier"),
        ({"in_force_from": None}, "from which day"),
        ({"lines": (1, 9)}, "has no line"),
    ],
)
def test_what_a_decision_must_say(
    judged: Proposal, cast: SimpleNamespace, changed: dict[str, Any], sentence: str
) -> None:
    with refused(sentence):
        decide(judged, cast.lan, **changed)


def test_an_opinion_comes_first_and_a_decision_once(submitted: Proposal, cast: SimpleNamespace) -> None:
    with refused("has given no opinion yet"):
        decide(submitted, cast.lan)
    give_opinion(proposal=submitted, stance="against", text="Chưa đủ căn cứ", by=cast.lan, at=NOW)
    decide(submitted, cast.lan)
    with refused("awaits no decision"):
        decide(submitted, cast.lan, number="16/QĐ-UBND")


def test_who_may_not(judged: Proposal, cast: SimpleNamespace) -> None:
    for name in ("minh", "hoa", "tuan", "an", "khach"):
        with refused(NO_ROLE):
            decide(judged, getattr(cast, name))


def test_a_proposal_made_stale_by_another_is_refused_by_its_line(
    judged: Proposal, plan: Edition, cast: SimpleNamespace
) -> None:
    other = draft_proposal(plan=plan.plan, title="Khác", reason="Khác", agency_code="STNMT", by=cast.lan, at=NOW)
    higher = RAISE.model_copy(update={"new": 99})
    write_lines(proposal=other, section="targets", key="2.2030.2", changes=[higher], by=cast.lan, at=NOW)
    submit_proposal(proposal=other, by=cast.lan, at=NOW)
    give_opinion(proposal=other, stance="support", text="x", by=cast.lan, at=NOW)
    decide(judged, cast.lan)
    with pytest.raises(Refusal, match=r"target 2\.2030\.2, value: .* the plan now says “98”"):
        decide(other, cast.lan, number="16/QĐ-UBND", lines=(1,))
    assert Edition.objects.count() == 2


def test_a_decision_is_never_changed_and_is_sealed(judged: Proposal, cast: SimpleNamespace) -> None:
    decision = decide(judged, cast.lan)
    with pytest.raises(DatabaseError), transaction.atomic():
        AmendmentDecision.objects.filter(pk=decision.pk).update(number="99/QĐ-UBND")
    with pytest.raises(DatabaseError), transaction.atomic():
        decision.delete()
    seal_rows(at=NOW)
    assert list(broken_seals()) == []
