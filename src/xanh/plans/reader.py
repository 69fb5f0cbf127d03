"""From a Source to a Plan: the one door. Nothing is guessed; what cannot be read is said."""

from itertools import zip_longest

from xanh.basis.language import gettext
from xanh.plans import model
from xanh.plans.closing import read_closing
from xanh.plans.duties import read_duties
from xanh.plans.header import read_header
from xanh.plans.objectives import read_objectives
from xanh.plans.outline import Outline, outline
from xanh.plans.references import listed_items
from xanh.plans.source.model import Paragraph, Source, Table
from xanh.plans.tables import divide
from xanh.plans.target_tables import part_target_tables
from xanh.plans.tasks import Tasks, heads_groups, read_tasks


def read_plan(source: Source) -> model.Plan:
    """Return the plan a document holds: head, objectives, targets, groups, tasks, duties, addressees, and problems.

    Every part has the span of `source.text` it came from. A document in which nothing is found gives a plan of which
    `is_empty` is true.
    """
    tables, rest = divide(source)
    target_tables, blocks = part_target_tables(source, rest)
    text = outline(source, blocks)
    closing = read_closing(text.lines)
    body = text.lines[: closing.start]
    head = read_header(text.lines, signed_for_committee=closing.signed_for_committee)
    head.header.signer, head.header.attachments = closing.signer, closing.attachments
    aims = read_objectives(body, target_tables)
    work = read_tasks(tables)
    listed = [reference for line in body[head.end :] for reference in listed_items(line.whole)]
    problems = [model.Problem(message=message, span=_place(span.start, span.end)) for message, span in source.problems]
    problems += _unread_tables(blocks)
    problems += [*head.problems, *aims.problems, *work.problems, *_table_doubts(work), *closing.problems]
    return model.Plan(
        document=head.header,
        objectives=aims.objectives,
        targets=aims.targets,
        groups=work.groups,
        tasks=work.tasks,
        duties=read_duties(body),
        addressees=closing.addressees,
        references=listed,
        footnotes=_footnotes(text),
        problems=[*problems, *_unmatched(listed, work.tasks)],
    )


def is_empty(plan: model.Plan) -> bool:
    """Return whether nothing at all was read: no objective, no target, no task."""
    return not (plan.objectives or plan.targets or plan.tasks)


def _footnotes(text: Outline) -> list[model.Footnote]:
    return [model.Footnote(mark=mark, text=note.text, span=note.place()) for mark, note in text.notes]


def _table_doubts(work: Tasks) -> list[model.Problem]:
    if not work.tasks:
        return [
            model.Problem(
                message=gettext("No table of tasks was found: none has headings for tasks and for who leads.")
            )
        ]
    used = {task.group for task in work.tasks}
    message = gettext("Group {number} has no tasks and names nobody responsible.")
    return [
        model.Problem(message=message.format(number=group.number), span=group.span)
        for group, below in zip_longest(work.groups, work.groups[1:])
        if group.number not in used and not (below and heads_groups(group.number, below.number))
    ]


def _unread_tables(blocks: list[Paragraph | Table]) -> list[model.Problem]:
    """Return a problem for every table of data that is no task table, so that none is passed over in silence."""
    message = gettext("This table is not a table of tasks and was not read; see whether it holds targets.")
    unread = [one for one in blocks if isinstance(one, Table) and len(one.rows) >= 3 and len(one.rows[0]) >= 3]
    return [model.Problem(message=message, span=_place(one.span.start, one.span.end)) for one in unread]


def _unmatched(listed: list[model.Reference], tasks: list[model.Task]) -> list[model.Problem]:
    """Return a problem for every item the running text takes up and no task cites."""
    cited = {(reference.document, reference.item) for task in tasks for reference in task.references}
    if not cited:
        return []
    message = gettext("Item {item} of {document} is named in the text, but no task cites it.")
    return [
        model.Problem(message=message.format(item=one.item, document=one.document), span=one.span)
        for one in listed
        if (one.document, one.item) not in cited and any(one.document == document for document, _ in cited)
    ]


def _place(start: int, end: int) -> model.Span:
    return model.Span(start=start, end=max(start, end))
