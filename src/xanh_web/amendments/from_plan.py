"""An amendment from a plan file: a person wrote the whole plan as it is to be, and the lines are found."""

from datetime import date, datetime

from django.db import transaction

from xanh.basis.errors import Refusal
from xanh.plans.amendment import differences
from xanh.plans.model import Plan as ReadPlan
from xanh_web.amendments.actions import (
    decide_amendment,
    draft_proposal,
    give_opinion,
    submit_proposal,
    write_lines,
)
from xanh_web.amendments.models import AmendmentDecision, Stance
from xanh_web.base.models import Person
from xanh_web.plans.edition_content import codes_ever, plan_of
from xanh_web.plans.models import Edition


@transaction.atomic
def amend_from_plan(
    *, content: ReadPlan, agency_code: str, number: str, dated: date, in_force_from: date, by: Person, at: datetime
) -> AmendmentDecision:
    """Record a decision that has been taken: the next edition says what `content` says.

    It goes the whole way of a proposal, each step with its own event. Refusal where nothing differs, or where the plan
    of this number has not been loaded.
    """
    newest = Edition.objects.filter(plan__number=content.document.number or "").order_by("-number").first()
    if newest is None:
        raise Refusal("Plan {number} has not been loaded.", number=content.document.number or "–")
    changes = differences(plan_of(newest), content, codes_ever(newest))
    if not changes:
        raise Refusal("The file says what the newest edition says: there is nothing to amend.")
    said = f"Theo Quyết định số {number}"
    proposal = draft_proposal(
        plan=newest.plan, title=said, reason=said, agency_code=agency_code, source="plan_file", by=by, at=at
    )
    for section, key in dict.fromkeys((change.section, change.key) for change in changes):
        of_item = [change for change in changes if (change.section, change.key) == (section, key)]
        write_lines(proposal=proposal, section=section, key=key, changes=of_item, by=by, at=at)
    submit_proposal(proposal=proposal, by=by, at=at)
    give_opinion(proposal=proposal, stance=Stance.SUPPORT, text=said, by=by, at=at)
    positions = set(proposal.lines.values_list("position", flat=True))
    return decide_amendment(
        proposal=proposal, lines=positions, number=number, dated=dated, in_force_from=in_force_from, by=by, at=at
    )
