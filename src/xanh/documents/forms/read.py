"""Read a filled form back: whole, or not at all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from xanh.basis.errors import Refusal
from xanh.basis.text import collapse
from xanh.documents.forms import identity, layout, prompts, values, wording
from xanh.documents.forms.answers import indicator_answer, money_field, task_answer
from xanh.documents.forms.grid import Found, Grid, read_grids
from xanh.documents.forms.layout import Place
from xanh.documents.forms.model import CellError, FilledForm, Form
from xanh.documents.forms.statics import Static, static_cells
from xanh.documents.forms.vocabulary import Vocabulary, vocabulary

_OUTSIDE_LIMIT = 100  # stray cells of one sheet that are still worth naming one by one


def is_signed_with(content: bytes, signing_key: bytes) -> bool:
    """Return whether the form in the file was signed with this key; Refusal where it is no intact form."""
    hidden = read_grids(content)[wording.HIDDEN_SHEET]
    return identity.is_signed({place: str(found.value) for place, found in hidden.items()}, signing_key)


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
    tasks = tuple(
        task_answer(_task_cells(reading, index, words), task, words) for index, task in enumerate(expected.tasks)
    )
    indicators = tuple(
        indicator_answer(_indicator_cells(reading, index), one, words) for index, one in enumerate(expected.indicators)
    )
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


@dataclass(frozen=True)
class _Cells:
    """The answer cells of one question, by field."""

    reading: _Reading
    places: Mapping[str, Place]

    def take[T](self, field: str, parse: Callable[[Found | None], T], *, otherwise: T) -> T:
        return self.reading.take(self.places[field], parse, otherwise=otherwise)

    def has(self, field: str) -> bool:
        return self.reading.has(self.places[field])

    def object(self, field: str, message: str) -> None:
        self.reading.object(self.places[field], message)

    def name(self, field: str) -> str:
        return self.places[field].address


def _task_cells(reading: _Reading, index: int, words: Vocabulary) -> _Cells:
    places = {name: layout.task_place(index, name) for name in layout.TASK_FIELDS}
    for row, source in enumerate(words.sources):
        for column, stage in enumerate(words.stages):
            places[money_field(source, stage)] = layout.money_place(index, row, column, len(words.sources))
    return _Cells(reading, places)


def _indicator_cells(reading: _Reading, index: int) -> _Cells:
    return _Cells(reading, {name: layout.indicator_place(index, name) for name in layout.INDICATOR_FIELDS})


def _in_order(error: CellError) -> tuple[int, int, int, str]:
    letters = error.cell.rstrip("0123456789")
    return layout.SHEETS.index(error.sheet), int(error.cell[len(letters) :]), len(letters), letters
