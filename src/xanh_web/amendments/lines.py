"""The lines of a proposal as changes of the pure root, and back."""

from collections.abc import Collection, Iterable

from xanh.plans.amendment import Change, apply_changes
from xanh.plans.model import Plan
from xanh_web.amendments.models import Proposal, ProposedChange
from xanh_web.plans.edition_content import plan_of
from xanh_web.plans.models import Edition


def change_of(line: ProposedChange) -> Change:
    """Return a line as a change."""
    return Change.model_validate(
        {
            "section": line.section,
            "kind": line.kind,
            "key": line.key,
            "field": line.field or None,
            "old": line.old,
            "new": line.new,
            "after": line.after or None,
            "reason": line.reason,
        }
    )


def changes_of(proposal: Proposal, positions: Collection[int] | None = None) -> list[Change]:
    """Return the lines of a proposal in order; with `positions` only those."""
    return [change_of(line) for line in proposal.lines.all() if positions is None or line.position in positions]


def line_of(proposal: Proposal, position: int, change: Change) -> ProposedChange:
    """Return a change as a line, unsaved."""
    return ProposedChange(
        proposal=proposal,
        position=position,
        section=change.section,
        kind=change.kind,
        key=change.key,
        field=change.field or "",
        old=change.old,
        new=change.new,
        after=change.after or "",
        reason=change.reason,
    )


def newest_edition(proposal: Proposal) -> Edition:
    """Return the newest edition of the proposal's plan: what is approved is applied to it."""
    plan = proposal.against.plan
    return Edition.objects.filter(plan=plan).select_related("plan").order_by("-number")[0]


def amended(proposal: Proposal, changes: Iterable[Change]) -> Plan:
    """Return the newest edition with `changes` applied; Refusal, naming the line, where one does not fit it."""
    return apply_changes(plan_of(newest_edition(proposal)), changes)
