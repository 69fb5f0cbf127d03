"""An illustrative proposal that awaits a decision: what the districts led goes to the wards and communes."""

from collections.abc import Iterator
from datetime import date, datetime

from xanh.plans.amendment import Change
from xanh.plans.amendment.parts import items_of, value_of
from xanh_web.agencies.querysets import explain_set
from xanh_web.amendments.actions import draft_proposal, give_opinion, submit_proposal, write_lines
from xanh_web.amendments.models import Proposal
from xanh_web.base.actions import operator
from xanh_web.plans.edition_content import plan_of
from xanh_web.plans.models import Edition

MARK = "(Minh họa)"
COMMUNES = {"text": "UBND các xã, phường", "code": None, "rule": "communes"}


def propose(edition: Edition, agency_code: str, at: datetime) -> Proposal | None:
    """Propose it as the coordinating agency, with the coordinator's opinion; None where no lead is gone."""
    changes = list(_changes(edition, at.date()))
    if not changes:
        return None
    proposal = draft_proposal(
        plan=edition.plan,
        title=f"{MARK} Giao nhiệm vụ của cấp huyện cho Ủy ban nhân dân các xã, phường",
        reason=f"{MARK} Cấp huyện đã kết thúc hoạt động; các nhiệm vụ nêu dưới đây không còn cơ quan chủ trì.",
        agency_code=agency_code,
        illustrative=True,
        by=operator(),
        at=at,
    )
    for change in changes:
        write_lines(proposal=proposal, section="tasks", key=change.key, changes=[change], by=operator(), at=at)
    submit_proposal(proposal=proposal, by=operator(), at=at)
    give_opinion(proposal=proposal, stance="support", text=f"{MARK} Phù hợp với mô hình hai cấp.", by=operator(), at=at)
    return proposal


def _changes(edition: Edition, on: date) -> Iterator[Change]:
    for key, task in items_of(plan_of(edition), "tasks").items():
        old = value_of(task, "leads") or []
        new = [COMMUNES if party["rule"] and explain_set(party["rule"], on) else party for party in old]
        if new != old:
            yield Change(
                section="tasks",
                kind="change",
                key=key,
                field="leads",
                old=old,
                new=new,
                reason=f"{MARK} Sắp xếp năm 2025",
            )
