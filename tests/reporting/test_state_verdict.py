"""A person's verdict in place of the computed one: with a reason, beside it everywhere, and never silently."""

from typing import Any

import pytest
from tests.refusals import NO_ROLE, refused
from tests.reporting.judged import a_target
from tests.world import REVIEWED, city, events, opened_round, people, vn

from xanh_web.base.actions import operator
from xanh_web.reporting.actions import state_verdict, withdraw_verdict
from xanh_web.reporting.brief import judged_to
from xanh_web.reporting.judgements import Judgement, judge_targets
from xanh_web.reporting.models import Round, StatedVerdict
from xanh_web.reporting.report_head import draft_content
from xanh_web.reporting.verdict_lineage import explain_verdict

pytestmark = pytest.mark.django_db
REASON = "Dự án đã hoàn thành; số liệu thống kê công bố chậm một năm."


@pytest.fixture
def round_() -> Round:
    city()
    return opened_round()


def state(round_: Round, **changes: Any) -> StatedVerdict:
    values = {"course": "on_course", "reason": REASON, "by": operator(), "at": REVIEWED}
    return state_verdict(target=a_target(round_), **values | changes)


def judged(round_: Round, at: Any) -> Judgement:
    target = a_target(round_)
    return judge_targets([target], round_.edition.plan.area_code, at, at.date())[0]


def test_it_stands_beside_the_computed_one_from_then_on(round_: Round) -> None:
    state(round_)
    before, after = judged(round_, vn(2024, 1, 2)), judged(round_, vn(2024, 12, 1))
    assert (before.course, before.stated) == ("cannot_say", None)
    assert (after.course, after.computed, after.has_moved) == ("on_course", "cannot_say", False)
    assert after.stated is not None and after.stated.reason == REASON
    assert len(events("state_verdict")) == 1


def test_it_is_in_the_report_and_on_the_leader_s_page_with_its_reason(round_: Round) -> None:
    state(round_)
    at, code = vn(2024, 12, 1), a_target(round_).code
    lines = {line.code: line for section in draft_content(round_, at).objectives for line in section.targets}
    assert (lines[code].course, lines[code].overridden) == ("on_course", REASON)
    assert all(line.overridden == "" for other, line in lines.items() if other != code)
    assert {target.code: course for target, course in judged_to(round_.edition, at, 2050)}[code] == "on_course"


def test_the_way_of_the_verdict_tells_it(round_: Round) -> None:
    state(round_)
    code = a_target(round_).code
    told = "\n".join(explain_verdict(code, vn(2024, 12, 1)))
    assert REASON in told and "25/11/2024" in told
    assert REASON not in "\n".join(explain_verdict(code, vn(2024, 10, 1)))


def test_withdrawn_the_computed_one_stands_again_and_what_was_said_stays(round_: Round) -> None:
    state(round_)
    withdraw_verdict(target=a_target(round_), reason="Số liệu đã có", by=operator(), at=vn(2024, 12, 3))
    assert judged(round_, vn(2024, 12, 4)).course == "cannot_say"
    assert judged(round_, vn(2024, 12, 2)).course == "on_course"
    assert StatedVerdict.objects.count() == 2 and len(events("withdraw_verdict")) == 1


def test_the_last_one_stated_holds(round_: Round) -> None:
    state(round_)
    state(round_, course="behind", at=vn(2024, 12, 2))
    assert judged(round_, vn(2024, 12, 3)).course == "behind"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reason": "  "}, "Give the reason"),
        ({"course": "fine"}, "is not a verdict"),
        ({"course": ""}, "is not a verdict"),
        ({"course": "cannot_say"}, "says so already"),
    ],
)
def test_refused(round_: Round, changes: dict[str, Any], words: str) -> None:
    with refused(words):
        state(round_, **changes)


def test_the_same_again_and_a_withdrawal_of_nothing_are_refused(round_: Round) -> None:
    with refused("none to withdraw"):
        withdraw_verdict(target=a_target(round_), reason=REASON, by=operator(), at=REVIEWED)
    state(round_)
    with refused("stands already"):
        state(round_, reason=f" {REASON} ")


def test_only_the_coordinator_may(round_: Round) -> None:
    cast = people()
    for person in (cast.minh, cast.hoa, cast.an, cast.binh, cast.khach):
        with refused(NO_ROLE):
            state(round_, by=person)
