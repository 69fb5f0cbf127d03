"""A loaded plan, its people, and a proposal on it."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.utils import translation
from tests.world import city, edition, people, vn

from xanh.basis.language import speaking
from xanh.plans.amendment import Change
from xanh_web.amendments.actions import draft_proposal, give_opinion, submit_proposal, write_lines
from xanh_web.amendments.models import Proposal
from xanh_web.base.actions import appoint_person, operator
from xanh_web.plans.models import Edition

NOW = vn(2024, 6, 3)
RAISE = Change(section="targets", kind="change", key="2.2030.2", field="value", old=95, new=98, reason="Đã đạt 95%")
WORDS = Change(
    section="targets", kind="change", key="2.2030.2", field="text", old="Đạt ít nhất 95%", new="Đạt ít nhất 98%"
)
DROP = Change(
    section="tasks",
    kind="drop",
    key="1.4",
    old={
        "group": "1",
        "title": "Khung pháp lý",
        "leads": [{"text": "Bộ", "code": None, "rule": "central_ministries"}],
    },
    reason="Bộ đã ban hành",
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"), speaking("en"):
        yield


@pytest.fixture
def plan(db: None) -> Edition:
    city()
    return edition()


@pytest.fixture
def cast(plan: Edition) -> SimpleNamespace:
    """The standing cast, and a leader: Nga."""
    found = people()
    held = appoint_person(
        username="nga", full_name="Nga", role="leader", agency_code="", valid_from=vn(2021, 1, 1).date(),
        by=operator(), at=NOW,
    )  # fmt: skip
    found.nga = held.person
    return found


@pytest.fixture
def draft(plan: Edition, cast: SimpleNamespace) -> Proposal:
    """A draft of Sở TNMT with three lines on two items."""
    proposal = draft_proposal(
        plan=plan.plan,
        title="Nâng chỉ tiêu chất thải",
        reason="Kết quả đã vượt",
        agency_code="STNMT",
        by=cast.minh,
        at=NOW,
    )
    write_lines(proposal=proposal, section="targets", key="2.2030.2", changes=[RAISE, WORDS], by=cast.minh, at=NOW)
    write_lines(proposal=proposal, section="tasks", key="1.4", changes=[DROP], by=cast.minh, at=NOW)
    return proposal


@pytest.fixture
def submitted(draft: Proposal, cast: SimpleNamespace) -> Proposal:
    return submit_proposal(proposal=draft, by=cast.hoa, at=NOW)


@pytest.fixture
def judged(submitted: Proposal, cast: SimpleNamespace) -> Proposal:
    """A proposal with the coordinator's opinion."""
    give_opinion(proposal=submitted, stance="support", text="Phù hợp thực tế", by=cast.lan, at=NOW)
    return submitted
