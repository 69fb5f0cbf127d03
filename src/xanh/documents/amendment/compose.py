"""The papers as official documents in Vietnamese; the same content gives the same document."""

from collections import Counter

from xanh.basis.language import speaking
from xanh.documents.amendment.annex import annex
from xanh.documents.amendment.content import AmendmentContent
from xanh.documents.amendment.wording import (
    CLOSING,
    DECISION,
    DRAFT,
    FILING,
    ILLUSTRATIVE,
    ILLUSTRATIVE_SENTENCE,
    KINDS,
    NEED,
    OPENING,
    OPINION,
    PROPOSED_BY,
    RECIPIENTS,
    SUBJECT,
    SUBMISSION,
    WHAT,
    WHAT_TEXT,
)
from xanh.documents.report.blocks import body
from xanh.documents.report.phrases import day, listed, plan_kind, plan_name, sentence, short_plan_name
from xanh.documents.word.model import Appendix, Block, Heading, OfficialDocument, Signature


def annex_document(content: AmendmentContent) -> OfficialDocument:
    """Return the annex alone, as it goes with the decision under whose number and date `content.paper` stands."""
    return _document(content, DECISION, (), appendices_only=True)


def draft_submission(content: AmendmentContent) -> OfficialDocument:
    """Return the draft submission (tờ trình) of the agency of `content.paper`, with the annex."""
    plan, paper = content.plan, content.paper
    counted = Counter(change.kind for change in content.changes)
    kinds = listed([text.format(count=counted[kind]) for kind, text in KINDS.items() if counted[kind]])  # type: ignore[index]
    opening = OPENING.format(
        kind=plan_kind(plan.number),
        number=plan.number,
        date=f" {day(plan.issued_on)}" if plan.issued_on else "",
        issuer=plan.issuer,
        title=plan_name(plan.title),
        by=paper.issuer,
        addressee=paper.addressed_to,
    )
    blocks: list[Block] = [body(opening)]
    blocks += [body(ILLUSTRATIVE_SENTENCE)] if content.illustrative else []
    blocks += [Heading(2, NEED), body(sentence(content.reason)), body(PROPOSED_BY.format(name=content.proposed_by))]
    blocks += [Heading(2, WHAT), body(WHAT_TEXT.format(count=len(content.changes), kinds=kinds))]
    blocks += [Heading(2, OPINION), body(sentence(content.opinion))] if content.opinion else []
    blocks.append(body(CLOSING.format(by=paper.issuer, addressee=paper.addressed_to)))
    return _document(content, SUBMISSION, tuple(blocks), appendices_only=False)


def _document(
    content: AmendmentContent, kind: str, blocks: tuple[Block, ...], *, appendices_only: bool
) -> OfficialDocument:
    paper = content.paper
    subject = SUBJECT.format(plan=short_plan_name(content.plan.title))
    marks = (mark for mark, holds in ((DRAFT, content.draft), (ILLUSTRATIVE, content.illustrative)) if holds)
    return OfficialDocument(
        parent_issuer=paper.parent_issuer.upper(),
        issuer=paper.issuer.upper(),
        issuer_name=paper.issuer,
        number=paper.number,
        symbol=paper.symbol,
        place=paper.place,
        date=paper.date,
        year=paper.year,
        kind=kind,
        subject=subject,
        addressed_to=(paper.addressed_to,) if paper.addressed_to else (),
        blocks=blocks,
        recipients=tuple(line.format(by=paper.issuer) for line in RECIPIENTS),
        filing=FILING,
        signature=Signature(paper.signature_lines),
        appendices=(_annex(content),),
        appendices_only=appendices_only,
        watermark=" - ".join(marks),
        properties={"title": f"{kind.capitalize()}: {subject}", "author": paper.issuer},
    )


def _annex(content: AmendmentContent) -> Appendix:
    with speaking("vi"):  # the paper is Vietnamese whoever asks for it
        return annex(content)
