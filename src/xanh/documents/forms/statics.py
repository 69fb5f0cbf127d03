"""What a form says by itself, cell by cell: headings, questions and last year's answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from xanh.basis.text import collapse
from xanh.documents.forms import layout, wording
from xanh.documents.forms.decimals import in_words, vietnamese
from xanh.documents.forms.layout import Place
from xanh.documents.forms.model import Form, IndicatorAnswer, IndicatorQuestion, MoneyAnswer, TaskAnswer, TaskQuestion
from xanh.documents.forms.vocabulary import Vocabulary


@dataclass(frozen=True)
class Static:
    """A cell the agency does not write. A `fixed` one identifies its row or column: read back, its first line is
    compared. The others (guidance, deadline, last year) may differ by the time a form comes back."""

    place: Place
    value: str | Decimal | None
    fixed: bool = False


type Statics = Iterator[Static]


def static_cells(form: Form, words: Vocabulary) -> tuple[Static, ...]:
    """Return every cell of the four visible sheets that is not an answer."""
    parts = (_guide(form), _heads(form), _headings(form, words), _tasks(form, words), _money(form, words))
    return tuple(static for part in (*parts, _indicators(form, words)) for static in part)


def _guide(form: Form) -> Statics:
    def line(row: int, label: str, text: str, *, fixed: bool = False) -> Statics:
        yield Static(Place(wording.GUIDE_SHEET, row, 1), label, fixed=True)
        yield Static(Place(wording.GUIDE_SHEET, row, 2), collapse(text), fixed=fixed)

    yield Static(Place(wording.GUIDE_SHEET, 1, 1), wording.GUIDE_TITLE.format(year=form.year))
    yield Static(Place(wording.GUIDE_SHEET, 2, 1), wording.ILLUSTRATIVE if form.illustrative else None)
    yield from line(3, wording.FORM_ID, form.form_id, fixed=True)
    yield from line(4, wording.ROUND, form.round_title)
    yield from line(5, wording.AGENCY, f"{form.agency_name} ({form.agency_code})")
    yield from line(6, wording.DEADLINE, form.deadline_text)
    contents = wording.CONTENTS_TEXT.format(tasks=len(form.tasks), indicators=len(form.indicators))
    yield from line(7, wording.CONTENTS, contents)
    for field, label in zip(layout.GUIDE_FIELDS, (wording.FILLED_BY, wording.FILLED_ON), strict=True):
        yield Static(layout.guide_place(field).right(-1), label, fixed=True)
    yield Static(Place(wording.GUIDE_SHEET, layout.GUIDE_HOW_ROW, 1), wording.HOW_TITLE)
    for number, sentence in enumerate(wording.HOW, start=1):
        row = layout.GUIDE_HOW_ROW + number
        yield Static(Place(wording.GUIDE_SHEET, row, 1), f"{number}.")
        yield Static(Place(wording.GUIDE_SHEET, row, 2), sentence)


def _heads(form: Form) -> Statics:
    mark = f" – {wording.ILLUSTRATIVE}" if form.illustrative else ""
    subtitle = wording.SUBTITLE.format(
        agency=collapse(form.agency_name), round=collapse(form.round_title), deadline=collapse(form.deadline_text)
    )
    for sheet, title, note in (
        (wording.TASK_SHEET, wording.TASK_TITLE, wording.TASK_NOTE),
        (wording.MONEY_SHEET, wording.MONEY_TITLE, wording.MONEY_NOTE),
        (wording.INDICATOR_SHEET, wording.INDICATOR_TITLE, wording.INDICATOR_NOTE),
    ):
        yield Static(Place(sheet, layout.TITLE_ROW, 1), title.format(year=form.year) + mark)
        yield Static(Place(sheet, layout.SUBTITLE_ROW, 1), subtitle)
        yield Static(Place(sheet, layout.NOTE_ROW, 1), note)


def _headings(form: Form, words: Vocabulary) -> Statics:
    this_year = wording.THIS_YEAR.format(year=form.year)
    yield from _heading_row(wording.TASK_SHEET, (wording.NUMBER, wording.TASK_CONTENT, wording.LAST_YEAR, this_year))
    stages = [
        text.format(stage=label, year=form.year, unit=wording.MONEY_UNIT)
        for label in words.stages.values()
        for text in (wording.STAGE_LAST_YEAR, wording.STAGE_THIS_YEAR)
    ]
    yield from _heading_row(wording.MONEY_SHEET, (wording.NUMBER, wording.SOURCE, *stages))
    value = wording.VALUE_THIS_YEAR.format(year=form.year)
    question = (wording.INDICATOR_CODE, wording.INDICATOR_NAME, wording.UNIT, wording.PERIOD, wording.LAST_YEAR)
    yield from _heading_row(
        wording.INDICATOR_SHEET, (*question, value, wording.MISSING, wording.NOTE, wording.EVIDENCE)
    )


def _heading_row(sheet: str, texts: tuple[str, ...]) -> Statics:
    for column, text in enumerate(texts, start=1):
        yield Static(Place(sheet, layout.HEADING_ROW, column), text, fixed=True)


def _tasks(form: Form, words: Vocabulary) -> Statics:
    if not form.tasks:
        yield Static(layout.task_title(0), wording.NO_TASKS, fixed=True)
    for index, task in enumerate(form.tasks):
        title = layout.task_title(index)
        yield Static(title, collapse(task.number), fixed=True)
        yield Static(title.right(1), collapse(task.title), fixed=True)
        yield Static(Place(title.sheet, title.row + 1, 2), _about(task))
        last = _last_year_of_task(task.last_year, words)
        for field, label in wording.TASK_LABELS.items():
            place = layout.task_place(index, field)
            yield Static(place.right(-2), label, fixed=True)
            yield Static(place.right(-1), last[field])


def _about(task: TaskQuestion) -> str:
    return wording.TASK_ABOUT.format(
        period=collapse(task.period) or wording.UNSTATED, funding=", ".join(task.funding) or wording.UNSTATED
    )


def _last_year_of_task(answer: TaskAnswer | None, words: Vocabulary) -> dict[str, str]:
    if answer is None:
        return dict.fromkeys(layout.TASK_FIELDS, wording.NO_LAST_YEAR)
    texts = {
        "status": words.statuses.get(answer.status, answer.status),
        "percentage": "" if answer.percentage is None else vietnamese(answer.percentage),
        "result": answer.result,
        "evidence": "\n".join(answer.evidence),
        "difficulties": answer.difficulties,
        "proposals": answer.proposals,
    }
    return {field: text or wording.NO_LAST_YEAR for field, text in texts.items()}


def _money(form: Form, words: Vocabulary) -> Statics:
    if not form.tasks:
        yield Static(layout.money_title(0, len(words.sources)), wording.NO_TASKS, fixed=True)
    for index, task in enumerate(form.tasks):
        title = layout.money_title(index, len(words.sources))
        yield Static(title, collapse(task.number), fixed=True)
        yield Static(title.right(1), collapse(task.title), fixed=True)
        last = {money.source: money for money in task.last_year.money} if task.last_year else {}
        for row, (code, label) in enumerate(words.sources.items()):
            place = Place(title.sheet, title.row + 1 + row, 2)
            text = wording.PLANNED_SOURCE if code in task.funding else wording.OTHER_SOURCE
            yield Static(place.right(-1), code, fixed=True)
            yield Static(place, text.format(code=code, label=label))
            yield from _last_money(index, row, last.get(code), words)


def _last_money(task: int, source: int, money: MoneyAnswer | None, words: Vocabulary) -> Statics:
    for stage, name in enumerate(words.stages):
        place = layout.money_place(task, source, stage, len(words.sources)).right(-1)
        figure: Decimal | None = getattr(money, name) if money else None
        yield Static(place, wording.NO_LAST_YEAR if figure is None else figure)


def _indicators(form: Form, words: Vocabulary) -> Statics:
    if not form.indicators:
        yield Static(layout.indicator_place(0, "value").right(-5), wording.NO_INDICATORS, fixed=True)
    for index, indicator in enumerate(form.indicators):
        first = layout.indicator_place(index, "value").right(-5)
        yield Static(first, collapse(indicator.code), fixed=True)
        yield Static(first.right(1), _question(indicator), fixed=True)
        yield Static(first.right(2), collapse(indicator.unit), fixed=True)
        yield Static(first.right(3), collapse(indicator.period), fixed=True)
        yield Static(first.right(4), _last_year_of_indicator(indicator.last_year, words))


def _question(indicator: IndicatorQuestion) -> str:
    lines = [collapse(indicator.name)]
    if accepted := in_words(indicator.low, indicator.high):
        lines.append(wording.ACCEPTED.format(limits=accepted))
    if indicator.guidance:
        lines.append(wording.GUIDANCE.format(guidance=collapse(indicator.guidance)))
    return "\n".join(lines)


def _last_year_of_indicator(answer: IndicatorAnswer | None, words: Vocabulary) -> str:
    if answer is None:
        return wording.NO_LAST_YEAR
    missing = words.reasons.get(answer.missing or "", answer.missing or wording.NO_LAST_YEAR)
    lines = [missing if answer.value is None else vietnamese(answer.value)]
    if answer.note:
        lines.append(wording.LAST_NOTE.format(note=answer.note))
    lines += [wording.LAST_EVIDENCE.format(evidence=name) for name in answer.evidence]
    return "\n".join(lines)
