"""The four visible sheets of a form: how they look, what they ask, what they refuse to take."""

from decimal import Decimal

from openpyxl.worksheet.worksheet import Worksheet

from xanh.basis.text import collapse
from xanh.documents.forms import layout, look, prompts, wording
from xanh.documents.forms.decimals import in_words
from xanh.documents.forms.layout import Place
from xanh.documents.forms.look import cell_at
from xanh.documents.forms.model import Form, IndicatorQuestion
from xanh.documents.forms.sheet import across, fit_row, group_thousands, head, hint, prepare
from xanh.documents.forms.vocabulary import Vocabulary

_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_ANSWERS = {"status": look.ANSWER_CHOICE, "percentage": look.ANSWER_NUMBER}
_LINES = {"result": 4, "evidence": 2, "difficulties": 2, "proposals": 2}
_INDICATOR_ANSWERS = {"value": look.ANSWER_NUMBER, "missing": look.ANSWER_CHOICE}


def guide_page(sheet: Worksheet, form: Form) -> None:
    """Format the guide: what, who, until when, how."""
    prepare(sheet, form, freeze="A3")
    for row, one in ((1, look.TITLE), (2, look.MARK)):
        across(sheet, Place(sheet.title, row, 1), 2)
        one.apply(sheet.cell(row, 1))
        sheet.row_dimensions[row].height = 26
    for row in range(3, layout.guide_place("filled_by").row + len(layout.GUIDE_FIELDS)):
        look.LABEL.apply(sheet.cell(row, 1))
        look.LABEL.apply(sheet.cell(row, 2))
        fit_row(sheet, row, (1, 2))
    by, on = (layout.guide_place(field) for field in layout.GUIDE_FIELDS)
    look.ANSWER_TEXT.apply(cell_at(sheet, by))
    look.ANSWER_DAY.apply(cell_at(sheet, on))
    prompts.ask_text(sheet, [by], wording.PROMPTS["filled_by"], prompts.NAME_LIMIT)
    prompts.ask_day(sheet, on, wording.PROMPTS["filled_on"])
    look.BLOCK.apply(sheet.cell(layout.GUIDE_HOW_ROW, 1))
    look.BLOCK.apply(sheet.cell(layout.GUIDE_HOW_ROW, 2))
    across(sheet, Place(sheet.title, layout.GUIDE_HOW_ROW, 1), 2)
    for row in range(layout.GUIDE_HOW_ROW + 1, layout.GUIDE_HOW_ROW + 1 + len(wording.HOW)):
        look.Look(horizontal="right").apply(sheet.cell(row, 1))
        look.Look().apply(sheet.cell(row, 2))
        fit_row(sheet, row, (2,))


def task_page(sheet: Worksheet, form: Form, words: Vocabulary) -> None:
    """Format the tasks: one block each, last year's answers left of this year's."""
    prepare(sheet, form, freeze=f"C{layout.FIRST_ROW}")
    head(sheet, form)
    tasks = range(len(form.tasks))
    for task in tasks:
        _task_block(sheet, task)
    places = {field: [layout.task_place(task, field) for task in tasks] for field in layout.TASK_FIELDS}
    prompts.ask_choice(sheet, places["status"], prompts.STATUS_LIST, wording.PROMPTS["status"])
    between = in_words(_ZERO, _HUNDRED)
    prompts.ask_number(sheet, places["percentage"], wording.PROMPTS["percentage"], _ZERO, _HUNDRED, between)
    for field in ("result", "evidence", "difficulties", "proposals"):
        prompts.ask_text(sheet, places[field], wording.PROMPTS[field])
    if form.tasks:
        status, result = places["status"][0].address, places["result"][0].address
        hint(sheet, places["status"], f"LEN(TRIM({status}))=0")
        idle = words.statuses["not_started"].replace('"', '""')
        hint(sheet, places["result"], f'AND(LEN(TRIM({result}))=0,LEN(TRIM({status}))>0,{status}<>"{idle}")')


def _task_block(sheet: Worksheet, task: int) -> None:
    title = layout.task_title(task)
    width = len(layout.WIDTHS[sheet.title])
    for offset, one in ((0, look.BLOCK), (1, look.ABOUT)):
        row = Place(sheet.title, title.row + offset, 1)
        for column in range(width):
            one.apply(cell_at(sheet, row.right(column)))
        across(sheet, row.right(1), width - 1)
    text = str(cell_at(sheet, title.right(1)).value or "")
    room = float(sum(layout.WIDTHS[sheet.title][1:]))
    sheet.row_dimensions[title.row].height = look.height_of({room: text})
    for field in layout.TASK_FIELDS:
        place = layout.task_place(task, field)
        look.LABEL.apply(cell_at(sheet, place.right(-3)))
        look.LABEL.apply(cell_at(sheet, place.right(-2)))
        look.LAST_YEAR.apply(cell_at(sheet, place.right(-1)))
        _ANSWERS.get(field, look.ANSWER_TEXT).apply(cell_at(sheet, place))
        fit_row(sheet, place.row, (2, 3), at_least=_LINES.get(field, 1))


def money_page(sheet: Worksheet, form: Form, words: Vocabulary) -> None:
    """Format the money: per task one row per source, three figures in million đồng."""
    prepare(sheet, form, freeze=f"C{layout.FIRST_ROW}")
    head(sheet, form)
    count = len(words.sources)
    answers: list[Place] = []
    for task in range(len(form.tasks)):
        title = layout.money_title(task, count)
        width = len(layout.WIDTHS[sheet.title])
        for column in range(width):
            look.BLOCK.apply(cell_at(sheet, title.right(column)))
        across(sheet, title.right(1), width - 1)
        text = str(cell_at(sheet, title.right(1)).value or "")
        room = float(sum(layout.WIDTHS[sheet.title][1:]))
        sheet.row_dimensions[title.row].height = look.height_of({room: text})
        for source in range(count):
            answers += _money_row(sheet, task, source, words)
    at_least_zero = in_words(_ZERO, None)
    prompts.ask_number(sheet, answers, wording.PROMPTS["money"], _ZERO, None, at_least_zero)
    group_thousands(sheet, [place.right(side) for place in answers for side in (-1, 0)])


def _money_row(sheet: Worksheet, task: int, source: int, words: Vocabulary) -> list[Place]:
    places = [layout.money_place(task, source, stage, len(words.sources)) for stage in range(len(words.stages))]
    look.LABEL.apply(cell_at(sheet, places[0].right(-3)))
    look.LABEL.apply(cell_at(sheet, places[0].right(-2)))
    for place in places:
        look.LAST_FIGURE.apply(cell_at(sheet, place.right(-1)))
        look.ANSWER_NUMBER.apply(cell_at(sheet, place))
    fit_row(sheet, places[0].row, (2,))
    return places


def indicator_page(sheet: Worksheet, form: Form) -> None:
    """Format the indicators: one row each, a value or a reason."""
    prepare(sheet, form, freeze=f"C{layout.FIRST_ROW}")
    head(sheet, form)
    for index, indicator in enumerate(form.indicators):
        _indicator_row(sheet, index, indicator)
    rows = range(len(form.indicators))
    places = {field: [layout.indicator_place(row, field) for row in rows] for field in layout.INDICATOR_FIELDS}
    prompts.ask_choice(sheet, places["missing"], prompts.REASON_LIST, wording.PROMPTS["missing"])
    prompts.ask_text(sheet, places["note"], wording.PROMPTS["note"])
    prompts.ask_text(sheet, places["evidence"], wording.PROMPTS["evidence"])
    group_thousands(sheet, places["value"])
    if form.indicators:
        value, missing = places["value"][0].address, places["missing"][0].address
        both = [place for pair in zip(places["value"], places["missing"], strict=True) for place in pair]
        hint(sheet, both, f"AND(LEN(TRIM(${value}))=0,LEN(TRIM(${missing}))=0)")


def _indicator_row(sheet: Worksheet, index: int, indicator: IndicatorQuestion) -> None:
    value = layout.indicator_place(index, "value")
    for column in (-5, -4, -3, -2):
        look.LABEL.apply(cell_at(sheet, value.right(column)))
    look.LAST_YEAR.apply(cell_at(sheet, value.right(-1)))
    for field in layout.INDICATOR_FIELDS:
        answer = _INDICATOR_ANSWERS.get(field, look.ANSWER_TEXT)
        answer.apply(cell_at(sheet, layout.indicator_place(index, field)))
    fit_row(sheet, value.row, (2, 3, 5), at_least=2)
    accepted = in_words(indicator.low, indicator.high)
    sentence = wording.ACCEPTED.format(limits=accepted) + " " if accepted else ""
    prompt = wording.VALUE_PROMPT.format(
        unit=collapse(indicator.unit), limits=sentence, guidance=collapse(indicator.guidance)
    )
    prompts.ask_number(sheet, [value], prompt, indicator.low, indicator.high, accepted)
