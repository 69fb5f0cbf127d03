"""Fill a blank form as a person would: values into answer cells, nothing else touched."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from xanh.basis.errors import Refusal
from xanh.documents.forms import identity, layout, wording
from xanh.documents.forms.decimals import fits_excel
from xanh.documents.forms.layout import Place
from xanh.documents.forms.look import cell_at, put
from xanh.documents.forms.model import IndicatorAnswer, TaskAnswer
from xanh.documents.forms.save import saved
from xanh.documents.forms.sheet import fit_row
from xanh.documents.forms.strings import tidy, unwanted
from xanh.documents.forms.vocabulary import Vocabulary, vocabulary


def fill_form(
    blank: bytes,
    tasks: Sequence[TaskAnswer],
    indicators: Sequence[IndicatorAnswer],
    *,
    filled_by: str = "",
    filled_on: date | None = None,
) -> bytes:
    """Return the form `blank`, made by `write_form`, with the answers in it.

    Refuses an answer to something the form does not ask, text with control characters, and a number of more than 15
    significant digits: Excel could not hold it. Codes without a label are written as they are.
    """
    workbook = load_workbook(BytesIO(blank))
    hidden = workbook[wording.HIDDEN_SHEET]
    cells = {(cell.row, cell.column): str(cell.value) for row in hidden.iter_rows() for cell in row if cell.value}
    words = vocabulary(int(identity.value_of(cells, "year")))
    asked = identity.obligations_in(cells)
    _type(workbook, layout.guide_place("filled_by"), filled_by)
    if filled_on:
        cell_at(workbook[wording.GUIDE_SHEET], layout.guide_place("filled_on")).value = filled_on
    for task in tasks:
        _type_task(workbook, _position(asked, identity.TASK, task.obligation), task, words)
    for indicator in indicators:
        position = _position(asked, identity.INDICATOR, indicator.obligation)
        _type_indicator(workbook, position, indicator, words)
    return saved(workbook)


def _position(asked: list[tuple[str, str, str]], kind: str, obligation: str) -> int:
    codes = [code for found, code, _unit in asked if found == kind]
    if obligation not in codes:
        raise Refusal(wording.UNKNOWN_ANSWER, obligation=obligation)
    return codes.index(obligation)


def _type_task(workbook: Workbook, task: int, answer: TaskAnswer, words: Vocabulary) -> None:
    _type(workbook, layout.task_place(task, "status"), words.statuses.get(answer.status, answer.status))
    _type(workbook, layout.task_place(task, "percentage"), answer.percentage)
    _type(workbook, layout.task_place(task, "result"), answer.result)
    _type(workbook, layout.task_place(task, "evidence"), "\n".join(answer.evidence))
    _type(workbook, layout.task_place(task, "difficulties"), answer.difficulties)
    _type(workbook, layout.task_place(task, "proposals"), answer.proposals)
    sources = list(words.sources)
    for money in answer.money:
        if money.source not in sources:
            raise Refusal(wording.UNKNOWN_ANSWER, obligation=f"{answer.obligation} {money.source}")
        for stage, name in enumerate(words.stages):
            place = layout.money_place(task, sources.index(money.source), stage, len(sources))
            _type(workbook, place, getattr(money, name))


def _type_indicator(workbook: Workbook, indicator: int, answer: IndicatorAnswer, words: Vocabulary) -> None:
    reason = words.reasons.get(answer.missing, answer.missing) if answer.missing else ""
    _type(workbook, layout.indicator_place(indicator, "value"), answer.value)
    _type(workbook, layout.indicator_place(indicator, "missing"), reason)
    _type(workbook, layout.indicator_place(indicator, "note"), answer.note)
    _type(workbook, layout.indicator_place(indicator, "evidence"), "\n".join(answer.evidence))


def _type(workbook: Workbook, place: Place, value: str | Decimal | None) -> None:
    sheet: Worksheet = workbook[place.sheet]
    why = ""
    if isinstance(value, Decimal) and not fits_excel(value):
        why = wording.TOO_MANY_DIGITS
    elif isinstance(value, str) and unwanted(tidy(value)):
        why = wording.UNPRINTABLE
    if why:
        raise Refusal(wording.CANNOT_TYPE, cell=place.address, sheet=place.sheet, why=why)
    cell = cell_at(sheet, place)
    put(cell, value)
    height = sheet.row_dimensions[place.row].height or 0
    fit_row(sheet, place.row, (place.column,))
    sheet.row_dimensions[place.row].height = max(height, sheet.row_dimensions[place.row].height or 0)
