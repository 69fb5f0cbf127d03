"""The consolidated report as an official document."""

from collections.abc import Callable
from dataclasses import replace

from xanh.documents.report.annexes import reporters_annex, sources_annex, task_results_annex
from xanh.documents.report.blocks import body, note
from xanh.documents.report.content import ReportContent, Rewritten
from xanh.documents.report.figures import figures_of
from xanh.documents.report.inventories import inventory_blocks
from xanh.documents.report.money import money_blocks
from xanh.documents.report.objectives import objective_blocks
from xanh.documents.report.overview import overview_blocks
from xanh.documents.report.phrases import day, plan_kind, plan_name, short_plan_name
from xanh.documents.report.rewriting import rewritten, unplaced
from xanh.documents.report.said import difficulty_blocks, direction_blocks, proposal_blocks
from xanh.documents.report.sections import section_titles
from xanh.documents.report.setting import Setting, setting_of
from xanh.documents.report.tasks import task_blocks
from xanh.documents.report.wording import (
    CHART_CAPTION,
    CLOSING,
    DRAFT,
    ILLUSTRATIVE,
    ILLUSTRATIVE_SENTENCE,
    KIND,
    OPENING,
    SUBJECT,
    TABLE_CAPTION,
    UNVERIFIED,
    WHERE,
)
from xanh.documents.word.model import Block, Chart, Heading, OfficialDocument, Signature, Table, Text

SECTION_BLOCKS: dict[str, Callable[[ReportContent, Setting], tuple[Block, ...]]] = {
    "overview": overview_blocks,
    "objectives": objective_blocks,
    "inventories": inventory_blocks,
    "tasks": task_blocks,
    "money": money_blocks,
    "difficulties": difficulty_blocks,
    "proposals": proposal_blocks,
    "directions": direction_blocks,
}


def compose_report(content: ReportContent) -> OfficialDocument:
    """Return the report of `content` as an official document in Vietnamese; the same content gives the same document.

    Refusal where one id stands for two figures. It does not ask whether the report may be issued: see `orphan_figures`.
    """
    figures_of(content)
    setting = setting_of(content)
    head, subject = content.head, _subject(content)
    return OfficialDocument(
        parent_issuer=head.parent_issuer.upper(),
        issuer=head.issuer.upper(),
        issuer_name=setting.reporter,
        number=head.number,
        symbol=head.symbol,
        place=head.place,
        date=head.issued_on,
        year=content.year,
        kind=KIND,
        subject=subject,
        addressed_to=head.addressed_to,
        blocks=_numbered(_blocks(content, setting)),
        recipients=head.recipients,
        filing=head.filing,
        signature=Signature(head.signature_lines, head.signer),
        appendices=(
            reporters_annex(content, setting),
            task_results_annex(content, setting),
            sources_annex(content, setting),
        ),
        watermark=" - ".join(mark for mark, holds in _marks(content) if holds),
        properties={"title": f"{KIND.capitalize()} {subject[:1].lower()}{subject[1:]}", "author": setting.reporter},
    )


def section_blocks(content: ReportContent, section: str) -> tuple[Block, ...]:
    """Return the blocks of a section (a key of SECTION_BLOCKS) as the system writes them, before anyone edits them."""
    return SECTION_BLOCKS[section](content, setting_of(content))


def without_place(content: ReportContent) -> tuple[Rewritten, ...]:
    """Return the edited paragraphs whose place in the report is gone, since what they stood for has changed."""
    return tuple(one for key in SECTION_BLOCKS for one in unplaced(key, section_blocks(content, key), content))


def _marks(content: ReportContent) -> tuple[tuple[str, bool], ...]:
    return ((DRAFT, content.draft), (ILLUSTRATIVE, content.illustrative))


def _subject(content: ReportContent) -> str:
    plan = short_plan_name(content.plan_title)
    named_already = not content.area_name or content.area_name.casefold() in plan.casefold()
    where = "" if named_already else WHERE.format(area=content.area_name)
    return SUBJECT.format(plan=plan, where=where, year=content.year)


def _blocks(content: ReportContent, setting: Setting) -> tuple[Block, ...]:
    blocks: list[Block] = [body(_opening(content, setting))]
    if content.illustrative:
        blocks.append(body(ILLUSTRATIVE_SENTENCE))
    for section, title in section_titles(content).items():
        blocks.append(Heading(1, title))
        blocks += rewritten(section, SECTION_BLOCKS[section](content, setting), content)
    if content.unverified:
        blocks.append(note(Text(UNVERIFIED.format(facts="; ".join(fact.strip(" .;") for fact in content.unverified)))))
    closing = CLOSING.format(
        plan=short_plan_name(content.plan_title),
        year=content.year,
        reporter=setting.reporter,
        addressee=setting.addressee,
    )
    return (*blocks, body(f"{closing}./."))


def _opening(content: ReportContent, setting: Setting) -> str:
    return OPENING.format(
        kind=plan_kind(content.plan_number),
        number=content.plan_number,
        date=f" {day(content.plan_date)}" if content.plan_date else "",
        issuer=content.plan_issuer,
        title=plan_name(content.plan_title),
        reporter=setting.reporter,
        addressee=setting.addressee,
        year=content.year,
    )


def _numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` with tables and charts numbered in their order: "Bảng 1. …", "Hình 1. …"."""
    result: list[Block] = []
    tables = charts = 0
    for block in blocks:
        if isinstance(block, Table):
            tables += 1
            result.append(replace(block, caption=TABLE_CAPTION.format(place=tables, caption=block.caption)))
        elif isinstance(block, Chart):
            charts += 1
            result.append(replace(block, title=CHART_CAPTION.format(place=charts, caption=block.title)))
        else:
            result.append(block)
    return tuple(result)
