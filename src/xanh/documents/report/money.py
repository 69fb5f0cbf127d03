"""IV. Kinh phí: sources by stages, what is missing said, what is reported twice said."""

from xanh.basis.parameter import parameter
from xanh.documents.report.blocks import body, cell, header, note
from xanh.documents.report.content import Figure, MoneyRow, ReportContent
from xanh.documents.report.phrases import in_sentence, listed, sentence
from xanh.documents.report.setting import Setting
from xanh.documents.report.ties import tied
from xanh.documents.report.wording import (
    MONEY_NAME,
    MONEY_PARTIAL,
    MONEY_SOURCE,
    MONEY_SUMMARY,
    MONEY_TABLE,
    MONEY_TOTAL,
    MONEY_UNREPORTED,
    MONEY_UNREPORTED_SOME,
    NO_MONEY,
)
from xanh.documents.word.model import Block, Paragraph, Table, TableCell, Text

WIDTHS = (16.0, 51.0, 31.0, 31.0, 31.0)
STAGES = ("planned", "allocated", "disbursed")


def money_blocks(content: ReportContent, setting: Setting) -> tuple[Block, ...]:
    """Return the blocks of section IV, without its heading. Amounts are in million đồng."""
    if not content.money:
        return (body(NO_MONEY),)
    names: dict[str, str] = parameter("money_stages", setting.on).values
    summary = setting.say(
        MONEY_SUMMARY,
        year=content.year,
        **{f"{stage}_name": in_sentence(names[stage]) for stage in STAGES},
        **{stage: getattr(content.money_total, stage) for stage in STAGES},
    )
    rows = tuple(_row(row, setting) for row in content.money)
    total = _row(content.money_total, setting, name=MONEY_TOTAL)
    titles = header(MONEY_SOURCE, MONEY_NAME, *(names[stage] for stage in STAGES))
    table = Table(WIDTHS, titles, (*rows, total), caption=setting.caption(MONEY_TABLE), total=True)
    return (Paragraph(summary), table, *_notes(content, setting))


def amounts(row: MoneyRow) -> tuple[Figure, ...]:
    """Return the figures of a row, stage by stage."""
    return (row.planned, row.allocated, row.disbursed)


def _row(row: MoneyRow, setting: Setting, name: str = "") -> tuple[TableCell, ...]:
    cells = tuple(setting.figure_cell(figure) for figure in amounts(row))
    if name:
        return (TableCell((Text(name),), columns=2), *cells)
    return (cell(row.source, "center"), cell(row.name), *cells)


def _notes(content: ReportContent, setting: Setting) -> list[Block]:
    notes: list[Block] = []
    silent = [row for row in content.money if row.unreported]
    for row in silent:
        if (count := row.unreported_figure) is not None:
            notes.append(note(*setting.say(MONEY_UNREPORTED, source=row.source, name=row.name, count=count)))
    if uncounted := [row.source for row in silent if row.unreported_figure is None]:
        notes.append(note(Text(MONEY_UNREPORTED_SOME.format(sources=listed(uncounted)))))
    if notes or any(figure.value is None for row in content.money for figure in amounts(row)):
        notes.insert(0, note(Text(MONEY_PARTIAL)))
    return [*notes, *(Paragraph(tied(sentence(text), content.money_noted)) for text in content.money_notes)]
