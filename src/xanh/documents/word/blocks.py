"""The content: headings, paragraphs, tables and charts, one after the other."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from xanh.documents.word.charts import drawing
from xanh.documents.word.composition import Composition
from xanh.documents.word.markup import paragraph, run
from xanh.documents.word.model import Block, Chart, Heading, Paragraph, Table, Text
from xanh.documents.word.tables import table
from xanh.documents.word.wording import DASH, END_MARK

_STYLES = {"body": "BodyText", "bullet": "ListDash", "note": "Note", "caption": "Caption"}
_KEEP, _KEEP_NOT = "<w:keepNext/>", '<w:keepNext w:val="0"/>'
SEPARATOR = paragraph("Separator", "")
KEPT_SEPARATOR = paragraph("Separator", "", _KEEP)


def set_blocks(
    blocks: tuple[Block, ...], composition: Composition, *, landscape: bool = False, keep_last: bool = False
) -> str:
    """Return the XML of `blocks`; where `keep_last`, the last one stays on the page of what follows it."""
    parts: list[str] = []
    for place, block in enumerate(blocks):
        if isinstance(block, Table):
            if place and isinstance(blocks[place - 1], Table) and not block.caption:
                parts.append(SEPARATOR)  # two tables without a paragraph between them become one
            last = place == len(blocks) - 1
            parts.append(table(block, composition, landscape=landscape, keep_last=keep_last and last))
            continue
        after_table = bool(place) and isinstance(blocks[place - 1], Table)
        keep = keep_last and place == len(blocks) - 1
        parts.append(_SETTERS[type(block)](block, composition, keep=keep, after_table=after_table, landscape=landscape))
    return "".join(parts)


def with_end_mark(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks` with "./." after the last paragraph, as in Mẫu 1.4 and 2.1; as given where they end otherwise."""
    if not blocks or not isinstance(last := blocks[-1], Paragraph) or last.style not in ("body", "bullet"):
        return blocks
    text = "".join(part.text for part in last.runs).rstrip()
    if not text or text.endswith(END_MARK):
        return blocks
    mark = END_MARK.removeprefix(".") if text.endswith(".") else END_MARK
    ending = replace(last.runs[-1], text=last.runs[-1].text.rstrip())
    return (*blocks[:-1], replace(last, runs=(*last.runs[:-1], ending, Text(mark))))


def _heading(block: Heading, composition: Composition, *, after_table: bool, **_: Any) -> str:
    text = block.text.upper() if block.level == 1 else block.text
    return paragraph(f"Heading{block.level}", run(text), _gap(composition, after_table=after_table))


def _paragraph(block: Paragraph, composition: Composition, *, keep: bool, after_table: bool, **_: Any) -> str:
    dash = run(DASH) if block.style == "bullet" else ""
    properties = (_KEEP if keep else "") + _gap(composition, after_table=after_table)
    return paragraph(_STYLES[block.style], dash + composition.runs(block.runs), properties)


def _chart(block: Chart, composition: Composition, *, keep: bool, after_table: bool, landscape: bool) -> str:
    composition.charts.append(block)
    picture = paragraph("Figure", drawing(composition, landscape=landscape))
    gap = composition.layout.twips("paragraph_gap_pt")
    spacing = f'<w:spacing w:before="{gap // 2}" w:after="{gap}"/>'
    return picture + paragraph("Caption", run(block.title), (_KEEP if keep else _KEEP_NOT) + spacing)


def _gap(composition: Composition, *, after_table: bool) -> str:
    return f'<w:spacing w:before="{composition.layout.twips("table_gap_pt")}"/>' if after_table else ""


_SETTERS: dict[type, Callable[..., str]] = {Heading: _heading, Paragraph: _paragraph, Chart: _chart}
