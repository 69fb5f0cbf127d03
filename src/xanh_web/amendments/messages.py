"""Who is told of a decision, in Vietnamese as all official messages are."""

from datetime import datetime

from django.utils import timezone

from xanh_web.agencies.querysets import answerable
from xanh_web.amendments.models import AmendmentDecision, Outcome
from xanh_web.base.models import Message
from xanh_web.base.outbox.actions import announce
from xanh_web.base.outbox.recipients import coordinators, people_of

SUBJECTS = {
    Outcome.APPROVED: "Đề xuất điều chỉnh, bổ sung kế hoạch đã được chấp thuận",
    Outcome.IN_PART: "Đề xuất điều chỉnh, bổ sung kế hoạch được chấp thuận một phần",
    Outcome.REJECTED: "Đề xuất điều chỉnh, bổ sung kế hoạch không được chấp thuận",
}
ILLUSTRATIVE = " (minh họa)"


def announce_decision(decision: AmendmentDecision, at: datetime) -> list[Message]:
    """Tell the proposing agency's people and the coordinators what was decided."""
    proposal = decision.proposal
    now = answerable(proposal.agency_code, timezone.localtime(at).date()).code or proposal.agency_code
    told = {person.pk: person for person in (*people_of(now, at), *coordinators(at))}
    return announce(
        kind="amendment_decided",
        matter=f"amendment:{proposal.pk}",
        to=told.values(),
        subject=SUBJECTS[Outcome(decision.outcome)] + (ILLUSTRATIVE if proposal.illustrative else ""),
        body=_body(decision),
        link=f"/desk/amendments/{proposal.pk}/",
        at=at,
    )


def _body(decision: AmendmentDecision) -> str:
    lines = [
        f"Đề xuất: {decision.proposal.title}.",
        f"Quyết định: {decision.number} ngày {decision.dated:%d/%m/%Y}.",
    ]
    if decision.edition and decision.in_force_from:
        lines.append(
            f"Phiên bản {decision.edition.number} của kế hoạch có hiệu lực từ ngày {decision.in_force_from:%d/%m/%Y}."
        )
    if decision.note:
        lines.append(decision.note)
    return "\n".join(lines)
