"""The section of objectives: the general one, the specific ones, and the targets under each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from xanh.basis.language import gettext
from xanh.plans import model
from xanh.plans.clauses import label, measured
from xanh.plans.outline import BULLET, ITEM, Line, distinct, section
from xanh.plans.passage import Passage, join
from xanh.plans.target_tables import TargetTable, read_target_table
from xanh.plans.targets import Context, read_targets

_SECTION = re.compile(r"(?:quan diem,? )?(?:cac )?(?:muc dich,? yeu cau,? )?(?:muc tieu|chi tieu)\b|.{0,60}\bmuc tieu$")
_GENERAL = re.compile(r"muc tieu (?:chung|tong quat)\b")
_SPECIFIC = re.compile(r"(?:cac )?(?:muc tieu|chi tieu) (?:cu the|chu yeu)\b|(?:cac )?chi tieu\b")
_NO_OBJECTIVE = re.compile(r"(?:cac )?(?:quan diem|muc dich|yeu cau|nguyen tac)\b")
_BARE = re.compile(r"(?:cac )?(?:muc tieu|chi tieu)(?:,? chi tieu)?")
_LONGEST_TITLE = 200


@dataclass
class _Draft:
    """An objective while its lines are being read."""

    line: Line
    code: str
    title: Passage
    general: bool
    texts: list[Passage] = field(default_factory=list)
    lines: list[Passage] = field(default_factory=list)

    def finished(self) -> model.Objective:
        text = join(self.texts, "\n").text or self.title.text
        span = join([self.line.whole, *self.lines]).place()
        return model.Objective(code=self.code, title=self.title.text, general=self.general, text=text, span=span)


@dataclass
class Objectives:
    """What the section of objectives yields."""

    objectives: list[model.Objective] = field(default_factory=list)
    targets: list[model.Target] = field(default_factory=list)
    problems: list[model.Problem] = field(default_factory=list)


def read_objectives(lines: list[Line], tables: Sequence[TargetTable] = ()) -> Objectives:
    """Return the objectives and targets of every section headed "Mục tiêu"; a problem where there is none.

    The targets of a table belong to the objective it stands under.
    """
    found = Objectives()
    index = 0
    while index < len(lines):
        if lines[index].rank < ITEM + 2 and _SECTION.match(_heading(lines[index])):
            below = section(lines, index)
            _read_section(lines[index], below, found)
            index += len(below)
        index += 1
    _read_tables(tables, found)
    if not found.objectives:
        found.problems.append(model.Problem(message=gettext("No section of objectives (Mục tiêu) was found.")))
    elif not found.targets:
        found.problems.append(model.Problem(message=gettext("No target was found under the objectives.")))
    return found


def _read_tables(tables: Sequence[TargetTable], found: Objectives) -> None:
    for table in tables:
        above = [one for one in found.objectives if one.span and one.span.start < table.start]
        if not above:
            message = gettext("This table of targets stands under no objective and was not read.")
            span = model.Span(start=table.start, end=table.table.span.end)
            found.problems.append(model.Problem(message=message, span=span))
            continue
        targets, problems = read_target_table(table, above[-1].code)
        found.targets += targets
        found.problems += problems


def _heading(line: Line) -> str:
    return line.body.flat[:_LONGEST_TITLE].partition(":")[0].strip(" .")


def _read_section(heading: Line, lines: list[Line], found: Objectives) -> None:
    taken = dict.fromkeys((objective.code for objective in found.objectives), 1)
    current = _open(heading, taken)
    context = _context(current, None)
    # The year a heading announces holds for the headings below it.
    announced = [(heading.rank, context)]
    drafts = [current]
    depth, aside = 99, False
    for line in lines:
        if line.is_numbered and (line.rank <= depth or not label(line.body)):
            depth = line.rank if not _SPECIFIC.match(line.body.flat) else 99
            aside = _NO_OBJECTIVE.match(line.body.flat) is not None
            if aside:
                continue
            current = _open(line, taken)
            drafts.append(current)
            announced = [(rank, above) for rank, above in announced if rank < line.rank]
            context = _context(current, announced[-1][1] if announced else None)
            announced.append((line.rank, context))
            body = line.body.part(len(current.title.text)).strip(" :.")
        elif aside:
            continue
        else:
            body = line.body
            current.lines.append(line.whole)
        if body.text:
            context = _read_line(body, line, current, context, found)
    numbers = {target.objective for target in found.targets}
    for draft in drafts:
        says_something = draft.texts or draft.code in numbers
        bare = draft.line is heading or _SPECIFIC.match(draft.line.body.flat) or _BARE.fullmatch(draft.title.flat)
        if says_something or len(drafts) == 1 or not bare:
            found.objectives.append(draft.finished())


def _open(line: Line, taken: dict[str, int]) -> _Draft:
    """Return the objective a numbered line opens. Its title ends at a colon, or is the whole line.

    A letter that came before in the plan gets a "'", so that targets name one objective.
    """
    code = distinct(line.code, taken)
    head, colon, _ = line.body.text.partition(":")
    inline = bool(colon) and len(head) <= _LONGEST_TITLE and not measured(head)
    title = line.body.part(0, len(head)) if inline else line.body
    return _Draft(line, code, title.strip(" .;"), general=_GENERAL.match(line.body.flat) is not None)


def _context(draft: _Draft, above: Context | None) -> Context:
    """Return the context an objective opens: the year its title announces, else the year announced above it."""
    year = label(draft.title)
    words = re.search(r"(?:den|vao|trong) nam (\d{4})$", draft.title.flat)
    horizon = year.horizon if year else int(words[1]) if words else None
    if horizon is None and above:
        return Context(draft.code, above.horizon, above.start)
    return Context(draft.code, horizon, year.start if year else None, announced=horizon is not None)


def _read_line(body: Passage, line: Line, current: _Draft, context: Context, found: Objectives) -> Context:
    """Read one paragraph below an objective: targets where it announces a year or states a level, else description."""
    opening = label(body)
    if current.general and not (opening and measured(body.text)):
        current.texts.append(body)
        return context
    promises = opening is not None or (context.announced and line.rank >= BULLET) or line.rank in {BULLET, BULLET + 1}
    if not promises and not measured(body.text):
        current.texts.append(body)
        return context
    reading = read_targets(body, context)
    if not reading.targets and (opening is None or opening.rest.text):
        current.texts.append(body)
    found.targets += reading.targets
    found.problems += reading.problems
    return reading.context
