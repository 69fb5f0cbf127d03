"""The whole plan as it is to be, written by a person: its difference is the amendment."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from tests.amendments.conftest import NOW
from tests.refusals import NO_ROLE, refused

from xanh.plans import model as read
from xanh_web.amendments.from_plan import amend_from_plan
from xanh_web.base.models import Event
from xanh_web.plans.edition_content import plan_of
from xanh_web.plans.models import Edition, Target

SAID = {"agency_code": "SKHDT", "number": "15/QĐ-UBND", "dated": date(2024, 6, 1), "in_force_from": date(2024, 7, 1)}


def changed(plan: Edition) -> read.Plan:
    """The plan without codes of targets, as a person would write it: one task renamed, one target more."""
    content = plan_of(plan)
    targets = [target.model_copy(update={"code": None}) for target in content.targets]
    more = targets[1].model_copy(update={"horizon": 2050, "text": "Đạt 100% vào năm 2050", "value": Decimal(100)})
    tasks = [task.model_copy(update={"title": "Quan trắc tự động"}) for task in content.tasks[:1]] + content.tasks[1:]
    return content.model_copy(update={"targets": [*targets, more], "tasks": tasks})


def test_old_targets_keep_their_codes_and_a_new_one_gets_a_free_code(plan: Edition, cast: SimpleNamespace) -> None:
    decision = amend_from_plan(content=changed(plan), by=cast.lan, at=NOW, **SAID)  # type: ignore[arg-type]
    assert decision.outcome == "approved" and len(decision.lines) == 2
    before = set(Target.objects.filter(objective__edition=plan).values_list("code", flat=True))
    after = set(Target.objects.filter(objective__edition=decision.edition).values_list("code", flat=True))
    assert before < after and len(after - before) == 1
    steps = Event.objects.filter(subject=f"amendment:{decision.proposal_id}").values_list("action", flat=True)
    assert set(steps) == {"draft_proposal", "write_lines", "submit_proposal", "give_opinion", "decide_amendment"}


def test_the_same_plan_again_is_nothing_to_amend(plan: Edition, cast: SimpleNamespace) -> None:
    with refused("nothing to amend"):
        amend_from_plan(content=plan_of(plan), by=cast.lan, at=NOW, **SAID)  # type: ignore[arg-type]


def test_another_plan_and_another_person_are_refused_whole(plan: Edition, cast: SimpleNamespace) -> None:
    other = changed(plan)
    with refused("has not been loaded"):
        amend_from_plan(
            content=other.model_copy(update={"document": read.Header(number="8/KH-UBND")}), by=cast.lan, at=NOW, **SAID
        )  # type: ignore[arg-type]
    with refused(NO_ROLE):
        amend_from_plan(content=other, by=cast.tuan, at=NOW, **SAID)  # type: ignore[arg-type]
