"""A filled workbook read back: whole, or not at all and with every wrong cell named."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext, speaking
from xanh.basis.text import normalise
from xanh.documents.facilities.entry import About, Entry, read_entries
from xanh.documents.facilities.layout import (
    FIRST_ROW,
    HIDDEN,
    LAYOUT,
    MOST_ROWS,
    TEXTS,
    columns,
    kinds_of_sheets,
)
from xanh.documents.facilities.words import choice_label, quantity_label
from xanh.documents.forms.archive import check_archive
from xanh.documents.forms.decimals import certain, from_excel
from xanh.documents.forms.mark import mark_errors
from xanh.documents.forms.model import CellError
from xanh.documents.forms.strings import from_file
from xanh.ghg.facilities.law import ReportForm, SourceKind, source_kind


@dataclass(frozen=True)
class FilledBook:
    """A workbook read back: (kind, text by field) of each line, texts by item; `errors` where it is not to be used."""

    lines: tuple[tuple[str, Mapping[str, str]], ...]
    texts: Mapping[str, str]
    errors: tuple[CellError, ...] = ()


@dataclass(frozen=True)
class _Place:
    sheet: str
    row: int
    letters: Mapping[str, str]


def read_report_book(content: bytes, about: About, due_year: int, form: ReportForm) -> FilledBook:
    """Return what a workbook says; with any error at a cell, `errors` names them all, in Vietnamese.

    Refusal for what is no workbook of this report: another file, another facility, another year.
    """
    check_archive(content)
    try:
        workbook = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        sheets = {normalise(sheet.title): sheet for sheet in workbook.worksheets}
        cells = {name: _cells(sheet) for name, sheet in sheets.items()}
    except Exception as error:  # a damaged workbook fails in openpyxl in too many ways to name
        raise Refusal("The workbook cannot be opened: save it anew in Excel and send it again.") from error
    _check_identity(cells.get(HIDDEN, {}), about.facility, due_year)
    lines: list[tuple[str, Mapping[str, str]]] = []
    places: list[_Place] = []
    for name, kind in kinds_of_sheets().items():
        found = list(_lines_in(cells.get(name, {}), kind))
        lines += [(kind, written) for _row, written in found]
        letters = {field: get_column_letter(n) for n, (field, _, _) in enumerate(columns(source_kind(kind)), start=1)}
        places += [_Place(name, row, letters) for row, _written in found]
    with speaking("vi"):
        entries = read_entries(lines, about)
        errors = [error for entry, place in zip(entries, places, strict=True) for error in _errors(entry, place)]
    texts = {item.code: cells.get(TEXTS, {}).get((row, 3), "") for row, item in enumerate(form.texts, start=FIRST_ROW)}
    return FilledBook(tuple(lines), texts, tuple(errors))


def marked_copy(content: bytes, errors: tuple[CellError, ...]) -> bytes:
    """Return a copy of the workbook in which every wrong cell is marked, with a first sheet that lists them."""
    return mark_errors(content, errors)


def _check_identity(cells: Mapping[tuple[int, int], str], facility: str, due_year: int) -> None:
    said = {cells.get((row, 1), ""): cells.get((row, 2), "") for row in range(1, 4)}
    if said.get("layout") != LAYOUT or "facility" not in said:
        raise Refusal("This is not the workbook of a facility's report: download it from the report's page.")
    if said["facility"] != facility or said.get("due_year") != str(due_year):
        raise Refusal(
            "This workbook is of {found}, due in {year}: download that of this report.",
            found=said["facility"][:40],
            year=said.get("due_year", "")[:10],
        )


def _lines_in(cells: Mapping[tuple[int, int], str], kind: str) -> list[tuple[int, dict[str, str]]]:
    found = []
    shape = source_kind(kind)
    names = [name for name, _, _ in columns(shape)]
    codes = _codes(shape)
    for row in range(FIRST_ROW, FIRST_ROW + MOST_ROWS):
        named = {name: cells.get((row, place), "") for place, name in enumerate(names, start=1)}
        written = {name: text for name, text in named.items() if text.strip()}
        if written:
            if "category" in written:  # the cell has the name after the code
                written["category"] = written["category"].split(" ")[0]
            for name, known in codes.items():
                if name in written:
                    written[name] = known.get(written[name].casefold(), written[name])
            found.append((row, written))
    return found


def _codes(kind: SourceKind) -> dict[str, dict[str, str]]:
    """Return, for each field with a list, the code by the Vietnamese word in the cell: a draft keeps codes."""
    with speaking("vi"):
        own = {quantity_label(one["quantity"]).casefold(): one["quantity"] for one in kind.own}
        asked = {name: {choice_label(one).casefold(): one for one in choices} for name, choices in kind.ask.items()}
    return asked | {"own_quantity": own}


def _errors(entry: Entry, place: _Place) -> list[CellError]:
    first = next(iter(place.letters.values()))
    return [
        CellError(place.sheet, f"{place.letters.get(name, first)}{place.row}", message)
        for name, message in entry.errors.items()
    ]


def _cells(sheet: Any) -> dict[tuple[int, int], str]:
    cells: dict[tuple[int, int], str] = {}
    for row in sheet.iter_rows(min_row=1, max_row=FIRST_ROW + MOST_ROWS, max_col=40):
        for cell in row:
            if cell.value is not None:
                cells[cell.row, cell.column] = _text(cell.value, cell.data_type)
    return cells


def _text(value: object, kind: str) -> str:
    """Return what stands in a cell as a person would type it, so that pages and workbooks are read alike."""
    if kind == "f":
        return gettext("a formula")
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        exact = from_excel(value)
        return str(value) if exact is None else certain(exact)
    if isinstance(value, date | datetime):
        return f"{value:%d/%m/%Y}"
    return from_file(str(value)).strip()
