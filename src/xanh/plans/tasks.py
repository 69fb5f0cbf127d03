"""From the rows of task tables to groups and tasks."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from xanh.basis.language import gettext
from xanh.plans import model
from xanh.plans.funding import read_funding
from xanh.plans.outline import distinct, without_note_marks
from xanh.plans.parties import read_parties
from xanh.plans.passage import Passage, join
from xanh.plans.periods import is_understood, read_period
from xanh.plans.references import read_references
from xanh.plans.source.model import Span
from xanh.plans.tables import Row, TaskTable

_HIGH = re.compile(r"\s*\(\s*cao\s*\)")
_BULLET = re.compile(r"[-–•+*]\s*(?=\S)")
_NEXT_BULLET = re.compile(r"(?<=[.;:)])\s+[-–•]\s+(?=\S)")
_LABELLED = re.compile(r"(?:don vi |co quan )?(?:(chu tri)|(phoi hop))\s*(?:thuc hien)?\s*:\s*")


@dataclass
class Tasks:
    """What the task tables of a document yield."""

    groups: list[model.Group] = field(default_factory=list)
    tasks: list[model.Task] = field(default_factory=list)
    problems: list[model.Problem] = field(default_factory=list)
    group_numbers: dict[str, int] = field(default_factory=dict)
    task_numbers: dict[str, int] = field(default_factory=dict)


def read_tasks(tables: list[TaskTable]) -> Tasks:
    """Return the groups and tasks of all task tables. Rows without responsibilities are groups; the others are tasks.

    Where numbered rows head other rows, a numbered row that carries responsibilities itself is both. Rows without a
    number are counted within their group ("1.2"); a number printed twice in the plan gets a "'" the second time.
    """
    found = Tasks()
    for table in tables:
        _read_table(table, found)
        for cell in table.unknown:
            message = gettext("The column “{heading}” is not one that is read; see whether something is lost.")
            found.problems.append(_problem(message.format(heading=cell.text), cell.span))
    return found


def _read_table(table: TaskTable, found: Tasks) -> None:
    heading_styles = _heading_styles(table.rows)
    group: model.Group | None = None
    count = 0
    for row in table.rows:
        if not row.has_details:
            group, count = _group(row, found), 0
            continue
        heads = bool(row.number) and _style(row.number) in heading_styles
        if heads:
            group, count = _group(row, found), 0
        count += 1
        number = row.number or (f"{group.number}.{count}" if group else str(count))
        task = _task(row, distinct(number, found.task_numbers), group, found)
        if heads and group:
            # What the row says is said once: of the task, not also of its heading.
            group.priority = None
        found.tasks.append(task)


def _heading_styles(rows: list[Row]) -> set[str]:
    """Return the styles of number used by rows that head others ("1" over rows without a number, "I" over "1")."""
    return {
        _style(row.number)
        for row, below in pairwise(rows)
        if row.number and not row.has_details and (below.has_details and _style(below.number) != _style(row.number))
    }


def heads_groups(number: str, below: str) -> bool:
    """Return whether a group can head the group that follows it: they are numbered in different styles."""
    return _style(number) != _style(below)


def _style(number: str) -> str:
    if not number:
        return ""
    if re.fullmatch(r"[IVXLC]+", number):
        return "roman"
    return f"decimal{number.count('.')}" if number[0].isdigit() else "capital" if number.isupper() else "letter"


def _group(row: Row, found: Tasks) -> model.Group:
    title, _, is_high = _title(row.cell("title"))
    number = distinct(row.number or str(len(found.groups) + 1), found.group_numbers)
    group = model.Group(
        number=number,
        title=title,
        priority="high" if is_high else None,
        span=_span(row.span()),
    )
    found.groups.append(group)
    return group


def _task(row: Row, number: str, group: model.Group | None, found: Tasks) -> model.Task:
    title, activities, is_high = _title(row.cell("title"))
    is_high = is_high or row.cell("priority").flat.strip() == "cao"
    leads, coordinators = _responsible(row)
    funding, funding_text = read_funding(row.cell("funding"))
    period = read_period(row.cell("period"))
    notes = without_note_marks(row.cell("notes"))
    task = model.Task(
        number=number,
        group=group.number if group else None,
        title=title,
        activities=activities,
        priority="high" if is_high else None,
        period=period,
        leads=leads,
        coordinators=coordinators,
        funding=funding,
        funding_text=funding_text,
        references=read_references(notes),
        product=row.cell("product").collapsed().text or None,
        notes=notes.text or None,
        span=_span(row.span()),
    )
    found.problems.extend(_doubts(row, task))
    return task


def _title(cell: Passage) -> tuple[str, list[model.Activity], bool]:
    """Return the title, the bullets and the priority of a title cell; without a title, the first bullet is it."""
    head: list[Passage] = []
    activities: list[model.Activity] = []
    highest = False
    for line in _bulleted(cell):
        text, is_high = _without_priority(without_note_marks(line))
        highest = highest or is_high
        bullet = _BULLET.match(text.text)
        if bullet:
            body = text.part(bullet.end())
            activities.append(model.Activity(text=body.text, priority="high" if is_high else None, span=body.place()))
        elif activities and not head:
            last = activities[-1]
            last.text = f"{last.text} {text.text}"
        else:
            head.append(text)
    title = join(head).strip(".;:").text or (activities[0].text.strip(" .;:") if activities else "")
    return title, activities, highest


def _bulleted(cell: Passage) -> list[Passage]:
    """Return the lines of a cell; bullets that stand in one line are parted where a sentence ends before a capital."""
    lines: list[Passage] = []
    for line in cell.lines():
        if not _BULLET.match(line.text):
            lines.append(line)
            continue
        start = 0
        for gap in _NEXT_BULLET.finditer(line.text):
            if line.text[gap.end()].isupper():
                lines.append(line.part(start, gap.start()))
                start = gap.start() + len(gap[0]) - len(gap[0].lstrip())
        lines.append(line.part(start))
    return lines


def _without_priority(text: Passage) -> tuple[Passage, bool]:
    return text.without(_HIGH).collapsed(), _HIGH.search(text.flat) is not None


def _responsible(row: Row) -> tuple[list[model.Party], list[model.Party]]:
    """Return leads and coordinators; one column for both is parted at "Chủ trì:" and "Phối hợp:"."""
    leads, coordinators = row.cell("leads"), row.cell("coordinators")
    if "coordinators" in row.cells and "leads" in row.cells:
        return read_parties(leads), read_parties(coordinators)
    both = leads if leads.text else coordinators
    labels = list(_LABELLED.finditer(both.flat))
    if not labels:
        return read_parties(leads), read_parties(coordinators)
    found: dict[bool, list[model.Party]] = {True: read_parties(both.part(0, labels[0].start())), False: []}
    ends = [label.start() for label in labels[1:]] + [len(both.text)]
    for label, end in zip(labels, ends, strict=True):
        found[label[1] is not None] += read_parties(both.part(label.end(), end))
    return found[True], found[False]


def _doubts(row: Row, task: model.Task) -> list[model.Problem]:
    sentences = []
    if not task.title:
        sentences.append(gettext("Task {number} has no title.").format(number=task.number))
    if not task.leads:
        sentences.append(gettext("Task {number} names no lead agency.").format(number=task.number))
    if task.period and not is_understood(task.period):
        message = gettext("Task {number}: no year could be read from the period “{text}”.")
        sentences.append(message.format(number=task.number, text=task.period.text))
    if task.funding_text:
        message = gettext("Task {number}: the funding “{text}” is not in the list of sources I to IV.")
        sentences.append(message.format(number=task.number, text=task.funding_text))
    problems = [_problem(sentence, row.span()) for sentence in sentences]
    for party in [*task.leads, *task.coordinators]:
        if party.open_set and not party.rule:
            message = gettext("Task {number}: no rule is known for the set “{text}”.")
        elif not party.open_set and not party.code:
            message = gettext("Task {number}: “{text}” is not in the list of types of agencies.")
        else:
            continue
        problems.append(model.Problem(message=message.format(number=task.number, text=party.text), span=party.span))
    return problems


def _span(span: Span) -> model.Span:
    return model.Span(start=span.start, end=span.end)


def _problem(message: str, span: Span) -> model.Problem:
    return model.Problem(message=message, span=_span(span))
