"""The annex: what the plan says beside what it is to say, item by item, readable in black and white."""

from collections.abc import Iterator
from itertools import groupby

from xanh.documents.amendment.content import AmendmentContent
from xanh.documents.amendment.wording import (
    ADDED,
    AMENDED,
    COLUMNS,
    DROPPED,
    FIELD,
    HOW_TO_READ,
    ITEMS,
    NO_LINES,
    NOT_IN_PLAN,
    NOTHING,
    SECTIONS,
    TITLE,
)
from xanh.documents.report.blocks import body, header, joined, note, spanning
from xanh.documents.report.phrases import capital, in_sentence, plan_kind, whole_title
from xanh.documents.word.appendices import roman
from xanh.documents.word.model import Appendix, Run, Runs, Table, TableCell, Text
from xanh.plans.amendment import Change
from xanh.plans.amendment.change import field_words
from xanh.plans.amendment.marking import marked
from xanh.plans.amendment.parts import FIELDS
from xanh.plans.amendment.words import value_words

WIDTHS = (10.0, 93.0, 93.0, 51.0)
# What the text of a target says in numbers: where the text changes too, the reader needs it once.
_SAID_IN_TEXT = {"kind", "value", "low", "high", "unit", "base_year", "start_year", "end_year", "horizon"}

type Columns = tuple[Runs, Runs]


def annex(content: AmendmentContent) -> Appendix:
    """Return the annex, on landscape pages."""
    plan = content.plan
    kind = plan_kind(plan.number)
    title = TITLE.format(kind=kind, number=plan.number)
    if not content.changes:
        return Appendix(title, (body(NO_LINES),), landscape=True)
    amended = AMENDED.format(decision=plan.amended_by) if plan.amended_by else ""
    columns = [column.format(kind=kind, number=plan.number, amended=amended) for column in COLUMNS]
    rows = tuple(_rows(content))
    return Appendix(title, (Table(WIDTHS, header(*columns), rows), note(Text(HOW_TO_READ))), landscape=True)


def _rows(content: AmendmentContent) -> Iterator[tuple[TableCell, ...]]:
    place = 0
    sections = [section for section in FIELDS if any(change.section == section for change in content.changes)]
    for number, section in enumerate(sections, start=1):
        yield spanning(f"{roman(number)}. {SECTIONS[section].upper()}", len(WIDTHS))
        lines = [change for change in content.changes if change.section == section]
        order = list(dict.fromkeys(change.key for change in lines))
        for _key, found in groupby(sorted(lines, key=lambda line: order.index(line.key)), key=lambda line: line.key):
            place += 1
            yield _row(place, list(found), content)


def _row(place: int, lines: list[Change], content: AmendmentContent) -> tuple[TableCell, ...]:
    columns = list(map(_line, _needed(lines)))
    first = lines[0]
    name = whole_title(content.names.get((first.section, first.key), ""))
    item = ITEMS[first.section].format(key=first.key) + (f": {name}" if name and first.kind == "change" else "")
    if first.kind == "add":
        left: Runs = (Text(NOT_IN_PLAN, italic=True),)
        right: Runs = (Text(ADDED.format(item=in_sentence(item)), bold=True), *columns[0][1])
    elif first.kind == "drop":
        left = (Text(item, italic=True), *columns[0][0])
        right = (Text(DROPPED.format(item=in_sentence(item)), bold=True),)
    else:
        left = (Text(item, italic=True), *(run for column in columns for run in column[0]))
        right = (Text(item, italic=True), *(run for column in columns for run in column[1]))
    reasons = "\n".join(dict.fromkeys(line.reason.strip() for line in lines if line.reason.strip()))
    return (
        TableCell((Text(str(place)),), align="center"),
        TableCell(joined(left)),
        TableCell(joined(right)),
        TableCell((Text(reasons),) if reasons else ()),
    )


def _needed(lines: list[Change]) -> list[Change]:
    texts = {line.field for line in lines}
    if lines[0].section != "targets" or "text" not in texts:
        return lines
    return [line for line in lines if line.field not in _SAID_IN_TEXT]


def _line(change: Change) -> Columns:
    if change.kind == "add":
        return (), _content(change.new, bold=True)
    if change.kind == "drop":
        return _content(change.old, strike=True), ()
    field = change.field or ""
    before, after = value_words(field, change.old), value_words(field, change.new)
    label = Text("\n" + FIELD.format(field=capital(field_words()[field])))
    gap = Text("\n") if "\n" in before + after else Text("")
    old, new = marked(before, after)
    left: list[Run] = [Text(piece.text, strike=piece.changed) for piece in old] or [Text(NOTHING, italic=True)]
    right: list[Run] = [Text(piece.text, bold=piece.changed) for piece in new] or [Text(NOTHING, italic=True)]
    return (label, gap, *left), (label, gap, *right)


def _content(content: dict[str, object], *, bold: bool = False, strike: bool = False) -> Runs:
    skipped = _SAID_IN_TEXT if content.get("text") and content.get("indicator_text") else set()
    runs: list[Run] = []
    for field, value in content.items():
        if field in skipped or field == "general" or not (said := value_words(field, value)):
            continue
        runs.append(Text("\n" + FIELD.format(field=capital(field_words()[field]))))
        runs.append(Text(("\n" if "\n" in said else "") + said, bold=bold, strike=strike))
    return tuple(runs)
