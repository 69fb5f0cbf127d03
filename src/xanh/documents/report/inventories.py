"""Kiểm kê khí nhà kính: the latest published inventory, what was recalculated, and the intensity on its way."""

from dataclasses import replace

from xanh.documents.report.blocks import body, bullet, cell, header, joined, note
from xanh.documents.report.content import (
    InventorySection,
    InventoryYear,
    KeyCategory,
    Recalculation,
    ReportContent,
)
from xanh.documents.report.intensity import intensity_blocks
from xanh.documents.report.phrases import day
from xanh.documents.report.setting import Setting
from xanh.documents.report.wording import (
    INTENSITY_TITLE,
    INVENTORY_ABOUT,
    INVENTORY_CLOSED,
    INVENTORY_ILLUSTRATIVE,
    INVENTORY_PARTIAL,
    INVENTORY_SUMS,
    INVENTORY_TOTALS,
    KEY_HEADER,
    KEY_TABLE,
    NO_INVENTORY,
    NO_RECALCULATIONS,
    NO_UNCERTAINTY,
    RECALCULATION,
    RECALCULATION_CLOSED,
    RECALCULATION_PART,
    RECALCULATION_PARTS,
    RECALCULATION_SAME,
    RECALCULATIONS_TITLE,
    SECTOR_HEADER,
    SECTOR_TABLE,
    SECTOR_TOTAL,
    UNCERTAINTY,
    UNCERTAINTY_BOUND,
    UNCERTAINTY_TREND,
)
from xanh.documents.word.model import Block, Heading, Paragraph, Run, Runs, Table, TableCell, Text

SECTOR_WIDTHS = (30.0, 90.0, 40.0)
KEY_WIDTHS = (10.0, 60.0, 16.0, 16.0, 18.0, 40.0)


def inventory_blocks(content: ReportContent, setting: Setting) -> tuple[Block, ...]:
    """Return the blocks of the section, without its heading; one sentence where nothing was published."""
    section = content.inventories
    if section is None or section.latest is None:
        return (body(NO_INVENTORY),)
    if section.latest.illustrative and not setting.illustrative:
        setting = replace(setting, illustrative=True)
    blocks: list[Block] = [*_year(section.latest, setting), *_recalculations(section, setting)]
    if section.intensity is not None:
        blocks.append(Heading(2, INTENSITY_TITLE.format(place=3)))
        blocks += intensity_blocks(section.intensity, setting)
    return tuple(blocks)


def _year(found: InventoryYear, setting: Setting) -> list[Block]:
    about = INVENTORY_ABOUT.format(
        year=found.year,
        code=found.code,
        version=found.version,
        issued=day(found.issued_on),
        boundary=day(found.boundary_on),
        gwp=found.gwp,
    )
    sums = setting.say(INVENTORY_SUMS, with_land=found.with_land, without_land=found.without_land)
    blocks: list[Block] = [Heading(2, INVENTORY_TOTALS.format(year=found.year)), body(about)]
    if found.illustrative:
        blocks.append(body(INVENTORY_ILLUSTRATIVE))
    blocks.append(Paragraph(sums))
    if found.partial:
        blocks.append(body(INVENTORY_PARTIAL.format(sentence=found.partial)))
    blocks.append(_sectors(found, setting))
    if found.closed:
        blocks.append(note(Text(INVENTORY_CLOSED)))
    blocks.append(Paragraph(_uncertainty(found, setting)))
    if found.keys:
        rows = tuple(_key(place, one, setting) for place, one in enumerate(found.keys, start=1))
        caption = setting.caption(KEY_TABLE.format(year=found.year))
        blocks.append(Table(KEY_WIDTHS, header(*KEY_HEADER), rows, caption=caption))
    return blocks


def _sectors(found: InventoryYear, setting: Setting) -> Table:
    rows = tuple((cell(one.code, "center"), cell(one.name), setting.figure_cell(one.amount)) for one in found.sectors)
    total = (TableCell((Text(SECTOR_TOTAL),), columns=2), setting.figure_cell(found.with_land))
    caption = setting.caption(SECTOR_TABLE.format(year=found.year, gwp=found.gwp))
    return Table(SECTOR_WIDTHS, header(*SECTOR_HEADER), (*rows, total), caption=caption, total=True)


def _uncertainty(found: InventoryYear, setting: Setting) -> Runs:
    if found.uncertainty is None:
        return (Text(NO_UNCERTAINTY),)
    runs: list[Run] = list(setting.say(UNCERTAINTY, level=found.uncertainty))
    if found.uncertainty_trend is not None:
        runs += setting.say(UNCERTAINTY_TREND, trend=found.uncertainty_trend)
    if found.without_uncertainty is not None:
        runs += setting.say(UNCERTAINTY_BOUND, count=found.without_uncertainty)
    return joined((*runs, Text(".")))


def _key(place: int, one: KeyCategory, setting: Setting) -> tuple[TableCell, ...]:
    return (
        cell(str(place), "center"),
        cell(one.name),
        cell(one.gas, "center"),
        setting.figure_cell(one.level),
        setting.figure_cell(one.trend),
        cell(one.by),
    )


def _recalculations(section: InventorySection, setting: Setting) -> list[Block]:
    blocks: list[Block] = [Heading(2, RECALCULATIONS_TITLE.format(place=2))]
    if not section.recalculations:
        return [*blocks, body(NO_RECALCULATIONS)]
    return [*blocks, *(bullet(*_recalculation(one, setting)) for one in section.recalculations)]


def _recalculation(one: Recalculation, setting: Setting) -> Runs:
    runs: list[Run] = list(
        setting.say(
            RECALCULATION if one.gwp_before != one.gwp_after else RECALCULATION_SAME,
            year=one.year,
            version=one.version,
            issued=day(one.issued_on),
            gwp_before=one.gwp_before,
            gwp_after=one.gwp_after,
            before=one.before,
            after=one.after,
            reason=one.reason.strip().rstrip("."),
        )
    )
    runs.append(Text(RECALCULATION_PARTS if one.parts else RECALCULATION_CLOSED))
    for place, part in enumerate(one.parts):
        runs.append(Text("; " if place else ""))
        runs += setting.say(RECALCULATION_PART, cause=part.cause, amount=part.amount)
    return joined((*runs, Text(".")))
