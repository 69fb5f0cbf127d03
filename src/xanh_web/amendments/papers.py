"""The papers of a proposal: the annex of old and new, and the draft submission to the committee."""

from xanh.documents.amendment import annex_document, draft_submission
from xanh.documents.amendment.content import AmendedPlan, AmendmentContent, Paper
from xanh.documents.word import write_word
from xanh.plans.amendment import Change
from xanh.plans.amendment.parts import items_of
from xanh_web.agencies.city import current_city
from xanh_web.agencies.models import Agency
from xanh_web.amendments.lines import changes_of
from xanh_web.amendments.models import AmendmentDecision, Proposal
from xanh_web.plans.edition_content import plan_of


def annex_of(proposal: Proposal) -> bytes:
    """Return the two-column annex as .docx: a draft until it is decided, then of what was approved, under the decision.

    The same proposal gives the same bytes.
    """
    return write_word(annex_document(_content(proposal, _decision_paper(proposal))))


def submission_of(proposal: Proposal) -> bytes:
    """Return the draft submission (tờ trình) of the proposing agency to the committee, with the annex, as .docx."""
    return write_word(draft_submission(_content(proposal, _agency_paper(proposal))))


def _content(proposal: Proposal, paper: Paper) -> AmendmentContent:
    decision = _decision(proposal)
    plan = proposal.against.plan
    opinion = proposal.opinions.last()
    return AmendmentContent(
        plan=AmendedPlan(
            number=plan.number,
            issued_on=plan.issued_on,
            issuer=plan.issuer,
            title=plan.title,
            amended_by=proposal.against.decision,
        ),
        paper=paper,
        title=proposal.title,
        reason=proposal.reason,
        proposed_by=proposal.agency_name,
        changes=tuple(changes_of(proposal, decision.lines if decision and decision.edition_id else None)),
        names=names_of(proposal),
        opinion=opinion.text if opinion else "",
        draft=decision is None,
        illustrative=proposal.illustrative,
    )


def names_of(proposal: Proposal) -> dict[tuple[str, str], str]:
    """Return the name of each item the lines touch, as the edition says it that they were made against."""
    plan = plan_of(proposal.against)
    lines: list[Change] = changes_of(proposal)
    names: dict[tuple[str, str], str] = {}
    for section in {line.section for line in lines}:
        items = items_of(plan, section)
        for line in lines:
            if line.section == section and (item := items.get(line.key)):
                names[section, line.key] = getattr(item, "title", "") or getattr(item, "text", "")
    return names


def _decision(proposal: Proposal) -> AmendmentDecision | None:
    return AmendmentDecision.objects.filter(proposal=proposal).first()


def _decision_paper(proposal: Proposal) -> Paper:
    city, decision = current_city(), _decision(proposal)
    number, _, symbol = decision.number.partition("/") if decision else ("", "", "")
    return Paper(
        parent_issuer="",
        issuer=city.committee,
        symbol=symbol or "QĐ-UBND",
        place=city.place,
        number=number,
        date=decision.dated if decision else None,
        year=decision.dated.year if decision else proposal.created_at.year,
    )


def _agency_paper(proposal: Proposal) -> Paper:
    city = current_city()
    head = Agency.objects.filter(code=proposal.agency_code).values_list("head_title", flat=True).first()
    return Paper(
        parent_issuer=city.parent_issuer,
        issuer=proposal.agency_name,
        symbol=f"TTr-{proposal.agency_code}",
        place=city.place,
        year=proposal.created_at.year,
        signature_lines=(head.upper(),) if head else (),
        addressed_to=city.committee,
    )
