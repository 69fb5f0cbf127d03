"""Read a filled form back: whole, or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from xanh.basis.errors import Refusal
from xanh.basis.text import collapse
from xanh.documents.forms import identity, layout, prompts, values, wording
from xanh.documents.forms.grid import Found, Grid, read_grids
from xanh.documents.forms.layout import Place
from xanh.documents.forms.model import (
    CellError,
    FilledForm,
    Form,
    IndicatorAnswer,
    IndicatorQuestion,
    MoneyAnswer,
    TaskAnswer,
    TaskQuestion,
)
from xanh.documents.forms.statics import Static, static_cells
from xanh.documents.forms.vocabulary import Vocabulary, vocabulary

_ZERO, _HUNDRED = Decimal(0), Decimal(100)
_OUTSIDE_LIMIT = 100  # stray cells of one sheet that are still worth naming one by one


def read_form(content: bytes, expected: Form, signing_key: bytes) -> FilledForm:
    """Return the answers in the file, or every cell error and no answers.

    `expected` is the form as it was issued to this agency for this round. Refusal where the file as a whole is not
    that form: no intact .xlsx, forged, another's, or with rows, columns or sheets changed.

    Texts come back in NFC, with line feeds and without blanks at the ends; numbers as the shortest decimal that Excel's
    binary number stands for. A source of money with no figure at all is left out; in a source that has some, an empty
    cell is None.
    """
    grids = read_grids(content)
    hidden = {place: str(found.value) for place, found in grids[wording.HIDDEN_SHEET].items()}
    identity.check_identity(hidden, expected, signing_key)
    words = vocabulary(expected.year)
    statics = static_cells(expected, words)
    _check_layout(grids, statics)
    reading = _Reading(grids)
    tasks = tuple(_task(reading, index, task, words) for index, task in enumerate(expected.tasks))
    indicators = tuple(_indicator(reading, index, one, words) for index, one in enumerate(expected.indicators))
    filled_by = reading.take(
        layout.guide_place("filled_by"), lambda found: values.text(found, prompts.NAME_LIMIT), otherwise=""
    )
    filled_on = reading.take(layout.guide_place("filled_on"), values.day, otherwise=None)
    reading.refuse_the_rest(statics)
    form = (expected.form_id, expected.round_code, expected.agency_code)
    if reading.errors:
        return FilledForm(*form, errors=tuple(sorted(reading.errors, key=_in_order)))
    return FilledForm(*form, tasks=tasks, indicators=indicators, filled_by=filled_by, filled_on=filled_on)


@dataclass
class _Reading:
    """The cells of a form, which of them were read, and what was wrong with them."""

    grids: Mapping[str, Grid]
    errors: list[CellError] = field(default_factory=list)
    answers: set[Place] = field(default_factory=set)

    def take[T](self, place: Place, parse: Callable[[Found | None], T], *, otherwise: T) -> T:
        """Return what `parse` makes of a cell; where it objects, note the error and return `otherwise`."""
        self.answers.add(place)
        try:
            return parse(self.grids[place.sheet].get((place.row, place.column)))
        except values.WrongCellError as wrong:
            self.object(place, str(wrong))
            return otherwise

    def object(self, place: Place, message: str) -> None:
        """Note an error at a cell."""
        self.errors.append(CellError(place.sheet, place.address, message))

    def has(self, place: Place) -> bool:
        """Return whether anything stands in a cell, right or wrong."""
        return (place.row, place.column) in self.grids[place.sheet]

    def refuse_the_rest(self, statics: tuple[Static, ...]) -> None:
        """Note every filled cell that is neither an answer nor part of the form; Refusal where there are too many."""
        known = self.answers | {static.place for static in statics}
        for sheet in layout.SHEETS[:-1]:
            strays = [at for at in sorted(self.grids[sheet]) if Place(sheet, *at) not in known]
            if len(strays) > _OUTSIDE_LIMIT:
                raise Refusal(wording.TOO_MUCH_OUTSIDE, sheet=sheet)
            for at in strays:
                found = self.grids[sheet][at].shown()
                self.object(Place(sheet, *at), wording.OUTSIDE_ANSWERS.format(found=found))


def _check_layout(grids: Mapping[str, Grid], statics: tuple[Static, ...]) -> None:
    for static in statics:
        if not static.fixed:
            continue
        place = static.place
        found = grids[place.sheet].get((place.row, place.column))
        expected = _first_line(str(static.value))
        if _first_line(str(found.value) if found else "") != expected:
            shown = found.shown() if found else ""
            raise Refusal(wording.LAYOUT_CHANGED, cell=place.address, sheet=place.sheet, expected=expected, found=shown)


def _first_line(text: str) -> str:
    return collapse(text.strip().split("\n")[0])


def _task(reading: _Reading, index: int, task: TaskQuestion, words: Vocabulary) -> TaskAnswer:
    place = {name: layout.task_place(index, name) for name in layout.TASK_FIELDS}
    status = reading.take(place["status"], lambda found: values.choice(found, words.statuses), otherwise=None)
    result = reading.take(place["result"], values.text, otherwise="")
    if not reading.has(place["status"]):
        reading.object(place["status"], wording.STATUS_MISSING)
    if status not in (None, "not_started") and not reading.has(place["result"]):
        reading.object(place["result"], wording.RESULT_MISSING.format(status=words.statuses[status or ""]))
    return TaskAnswer(
        obligation=task.obligation,
        status=status or "",
        percentage=reading.take(
            place["percentage"], lambda found: values.number(found, _ZERO, _HUNDRED), otherwise=None
        ),
        result=result,
        evidence=reading.take(place["evidence"], values.evidence, otherwise=()),
        money=_money(reading, index, words),
        difficulties=reading.take(place["difficulties"], values.text, otherwise=""),
        proposals=reading.take(place["proposals"], values.text, otherwise=""),
    )


def _money(reading: _Reading, task: int, words: Vocabulary) -> tuple[MoneyAnswer, ...]:
    answers = []
    for row, source in enumerate(words.sources):
        places = [layout.money_place(task, row, stage, len(words.sources)) for stage in range(len(words.stages))]
        figures = [
            reading.take(place, lambda found: values.number(found, low=_ZERO), otherwise=None) for place in places
        ]
        if any(figure is not None for figure in figures):
            answers.append(MoneyAnswer(source, **dict(zip(words.stages, figures, strict=True))))
    return tuple(answers)


def _indicator(reading: _Reading, index: int, asked: IndicatorQuestion, words: Vocabulary) -> IndicatorAnswer:
    place = {name: layout.indicator_place(index, name) for name in layout.INDICATOR_FIELDS}
    value = reading.take(place["value"], lambda found: values.number(found, asked.low, asked.high), otherwise=None)
    missing = reading.take(place["missing"], lambda found: values.choice(found, words.reasons), otherwise=None)
    has_value, has_reason = reading.has(place["value"]), reading.has(place["missing"])
    if has_value and has_reason:
        reading.object(place["missing"], wording.VALUE_AND_REASON.format(cell=place["value"].address))
    if not has_value and not has_reason:
        reading.object(place["value"], wording.VALUE_OR_REASON.format(cell=place["missing"].address))
    return IndicatorAnswer(
        obligation=asked.obligation,
        value=value,
        missing=missing,
        note=reading.take(place["note"], values.text, otherwise=""),
        evidence=reading.take(place["evidence"], values.evidence, otherwise=()),
    )


def _in_order(error: CellError) -> tuple[int, int, int, str]:
    letters = error.cell.rstrip("0123456789")
    return layout.SHEETS.index(error.sheet), int(error.cell[len(letters) :]), len(letters), letters
