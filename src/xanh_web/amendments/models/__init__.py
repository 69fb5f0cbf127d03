from xanh_web.amendments.models.decision import AmendmentDecision, Opinion, Outcome, Stance
from xanh_web.amendments.models.proposal import Proposal, ProposalState, ProposedChange

__all__ = [
    "AmendmentDecision",
    "Opinion",
    "Outcome",
    "Proposal",
    "ProposalState",
    "ProposedChange",
    "Stance",
]
