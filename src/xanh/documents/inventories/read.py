"""A filled workbook of an inventory read back: whole, or not at all and with every wrong cell named."""

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
from xanh.documents.forms.archive import check_archive
from xanh.documents.forms.decimals import certain, from_excel
from xanh.documents.forms.model import CellError
from xanh.documents.forms.strings import from_file
from xanh.documents.inventories import layout
from xanh.documents.inventories.entry import About, Entry, read_entries
from xanh.ghg.city_sources import CitySource, city_source, city_sources, source_word

type Cells = Mapping[tuple[int, int], str]


@dataclass(frozen=True)
class FilledInventory:
    """A workbook read back: (kind, text by field) of each line and its row; `errors` where it is not to be used."""

    lines: tuple[tuple[str, Mapping[str, str]], ...]
    errors: tuple[CellError, ...] = ()
    rows: tuple[int, ...] = ()


def read_inventory_book(content: bytes, code: str, about: About) -> FilledInventory:
    """Return what a workbook says; with any error at a cell, `errors` names them all, in Vietnamese.

    Refusal for what is no workbook of this inventory.
    """
    check_archive(content)
    try:
        workbook = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        cells = {normalise(sheet.title): _cells(sheet) for sheet in workbook.worksheets}
    except Exception as error:  # a damaged workbook fails in openpyxl in too many ways to name
        raise Refusal("The workbook does not open: save it once more in Excel, then import it.") from error
    _check_identity(cells.get(layout.HIDDEN, {}), code)
    found = [
        (kind, row, written)
        for kind in city_sources()
        for row, written in _lines_in(cells.get(layout.sheet_of(kind), {}), city_source(kind))
    ]
    with speaking("vi"):
        entries = read_entries([(kind, written) for kind, _row, written in found], about)
        errors = [
            error
            for entry, (kind, row, _written) in zip(entries, found, strict=True)
            for error in _errors(entry, city_source(kind), row)
        ]
    lines = tuple((kind, written) for kind, _row, written in found)
    return FilledInventory(lines, tuple(errors), tuple(row for _kind, row, _written in found))


def cell_of(kind_code: str, row: int, field: str) -> tuple[str, str]:
    """Return sheet and address of a field of a line; of the line's first cell where it has no such column."""
    kind = city_source(kind_code)
    letters = {name: get_column_letter(place) for place, (name, _, _) in enumerate(layout.columns(kind), start=1)}
    return layout.sheet_of(kind_code), f"{letters.get(field, 'A')}{row}"


def _check_identity(cells: Cells, code: str) -> None:
    said = {cells.get((row, 1), ""): cells.get((row, 2), "") for row in range(1, 4)}
    if said.get("layout") != layout.LAYOUT or "inventory" not in said:
        raise Refusal("This is not the workbook of an inventory: export it first, and fill that one.")
    if said["inventory"] != code:
        raise Refusal(
            "This workbook is of the inventory {found}, not of {code}.", found=said["inventory"][:60], code=code
        )


def _lines_in(cells: Cells, kind: CitySource) -> list[tuple[int, dict[str, str]]]:
    with speaking("vi"):
        quantities = {source_word(one["quantity"]).casefold(): one["quantity"] for one in kind.own}
    found = []
    for row in range(layout.FIRST_ROW, layout.FIRST_ROW + layout.MOST_ROWS):
        named = {name: cells.get((row, place), "") for place, (name, _, _) in enumerate(layout.columns(kind), start=1)}
        written = {name: text for name, text in named.items() if text.strip()}
        for name in ("category", "where"):
            if name in written:  # the cell has the name after the code
                written[name] = written[name].split(" ")[0]
        if own := written.get("own_quantity"):
            written["own_quantity"] = quantities.get(own.casefold(), own)
        if written:
            found.append((row, written))
    return found


def _errors(entry: Entry, kind: CitySource, row: int) -> list[CellError]:
    return [CellError(*cell_of(kind.code, row, name), said) for name, said in entry.errors.items()]


def _cells(sheet: Any) -> Cells:
    last = layout.FIRST_ROW + layout.MOST_ROWS
    return {
        (cell.row, cell.column): _text(cell.value, cell.data_type)
        for row in sheet.iter_rows(min_row=1, max_row=last, max_col=40)
        for cell in row
        if cell.value is not None
    }


def _text(value: object, kind: str) -> str:
    """Return what stands in a cell as a person would type it, so that pages and workbooks are read alike."""
    if kind == "f":
        return gettext("a formula where a number belongs")
    if isinstance(value, int | float) and not isinstance(value, bool):
        exact = from_excel(value)
        return str(value) if exact is None else certain(exact)
    if isinstance(value, date | datetime):
        return f"{value:%d/%m/%Y}"
    return from_file(str(value)).strip()
