"""The cells of a CSV file or workbook, row by row, before anything is made of them."""

import csv
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from openpyxl import load_workbook

from xanh.basis.errors import Refusal
from xanh.basis.text import fold
from xanh.documents.forms.archive import check_archive
from xanh.documents.forms.decimals import from_excel
from xanh.documents.forms.strings import from_file, tidy
from xanh.documents.forms.wording import ERROR_SHEET
from xanh.documents.observations.model import COLUMNS, MOST_ROWS, REQUIRED

LARGEST = 10 * 1024 * 1024
_MARKS = (",", ";", "\t")
_HEAD = 20  # the headings stand in one of the first rows
_MOST_COLUMNS = 60


@dataclass(frozen=True)
class Cell:
    """A cell as it is shown, and what a workbook says it holds: text, number, formula, error, truth or day."""

    text: str = ""
    kind: str = "text"
    number: Decimal | None = None
    percent: bool = False


EMPTY = Cell()
type Rows = list[tuple[int, list[Cell]]]


@dataclass(frozen=True)
class Table:
    """The rows below the headings, the place (from 0) of each column by its key, the headings as they stand."""

    rows: Rows
    places: dict[str, int]
    headings: tuple[str, ...]
    sheet: str = ""


def read_table(content: bytes, name: str) -> Table:
    """Return the table of a .csv or .xlsx file; Refusal with a sentence for every other content."""
    if not content.strip():
        raise Refusal("{file} is empty: choose the file that holds the figures.", file=name)
    if len(content) > LARGEST:
        raise Refusal("{file} is larger than 10 MB: send it in parts.", file=name)
    if content.startswith(b"PK") or name.lower().endswith((".xlsx", ".xls", ".xlsm")):
        found = list(_sheets(content, name))
    else:
        found = [("", rows) for rows in _csv_readings(decoded(content, name), name)]
    tables = [table for sheet, rows in found if (table := _table(rows, sheet, name)) is not None]
    if not tables:
        wanted = ", ".join(COLUMNS[key][0] for key in REQUIRED)
        raise Refusal("{file} has no row with the headings “{columns}”.", file=name, columns=wanted)
    return tables[0]


def _table(rows: Rows, sheet: str, name: str) -> Table | None:
    for index, (_row, cells) in enumerate(rows[:_HEAD]):
        headings = tuple(cell.text for cell in cells)
        keys = [_key(heading) for heading in headings]
        if not all(key in keys for key in REQUIRED):
            continue
        if strange := next((text for text, key in zip(headings, keys, strict=True) if text and not key), ""):
            raise Refusal("{file} has a column “{column}” that nobody reads: take it out.", file=name, column=strange)
        named = [key for key in keys if key]
        if twice := next((key for key in named if named.count(key) > 1), None):
            raise Refusal("{file} has the column “{column}” twice.", file=name, column=COLUMNS[twice][0])
        return Table(rows[index + 1 :], {key: keys.index(key) for key in named}, headings, sheet)
    return None


_KEYS = {fold(word): key for key, words in COLUMNS.items() for word in (key, *words)}


def _key(heading: str) -> str:
    return _KEYS.get(fold(heading.rstrip("*: ")), "")


def decoded(content: bytes, name: str) -> str:
    """Return the text of a CSV file in UTF-8; Refusal with a sentence for any other content."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Refusal("{file} is written in UTF-16: save it as “CSV UTF-8”.", file=name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(
            "{file} is not written in UTF-8 (perhaps in Windows-1258, whose letters would be read wrongly): save it as "
            "“CSV UTF-8”.",
            file=name,
        ) from error
    if "\0" in text:
        raise Refusal("{file} is not a CSV file of text: choose a .csv or .xlsx file.", file=name)
    return text


def _csv_readings(text: str, name: str) -> Iterator[Rows]:
    """Yield the rows as each mark between the cells gives them; the headings tell which of them was meant."""
    failed = None
    for mark in _MARKS:
        if not any(mark in line for line in text.splitlines()[:_HEAD]):
            continue
        rows: Rows = []
        try:
            for row, cells in enumerate(csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True), start=1):
                _check_count(row, name)
                rows.append((row, [Cell(tidy(cell)) for cell in cells]))
                if row == _HEAD and _table(rows, "", name) is None:
                    break
        except csv.Error:
            # Broken quotes matter only where this is the mark that was meant.
            failed = len(rows) + 1 if _table(rows, "", name) else failed
            continue
        yield rows
    if failed is not None:
        raise Refusal(
            "{file} cannot be read from row {row} on: the quotation marks there do not match.", file=name, row=failed
        )


def _sheets(content: bytes, name: str) -> Iterator[tuple[str, Rows]]:
    check_archive(content)
    try:
        with warnings.catch_warnings():  # it warns of parts it leaves out; they are no figures
            warnings.simplefilter("ignore", UserWarning)
            book: Any = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        for sheet in book.worksheets:
            if sheet.title != ERROR_SHEET:
                yield sheet.title, _sheet_rows(sheet, name)
    except Refusal:
        raise
    except Exception as error:  # what is not an intact workbook fails in openpyxl in too many ways to name
        raise Refusal(
            "{file} cannot be read: open it in Excel, save it anew as .xlsx and try again.", file=name
        ) from error


def _sheet_rows(sheet: Any, name: str) -> Rows:
    rows: Rows = []
    read = sheet.iter_rows(max_row=MOST_ROWS + _HEAD + 1, max_col=_MOST_COLUMNS)
    for row, cells in enumerate(read, start=1):
        _check_count(row, name)
        rows.append((row, [_cell(cell) for cell in cells]))
    return rows


def _check_count(row: int, name: str) -> None:
    if row > MOST_ROWS + _HEAD:
        raise Refusal("{file} has more than {most} rows: send it in parts.", file=name, most=MOST_ROWS)


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None:
        return EMPTY
    if cell.data_type == "f":
        return Cell(str(getattr(value, "text", value)), "formula")
    if cell.data_type == "e":
        return Cell(str(value), "error")
    if isinstance(value, bool):
        return Cell(str(value).upper(), "truth")
    if isinstance(value, int | float):
        number = from_excel(value)
        shown = f"{value}" if number is None else f"{number:f}"
        return Cell(shown, "number", number, percent="%" in str(cell.number_format))
    if isinstance(value, date | datetime):
        return Cell(f"{value:%d/%m/%Y}", "day")
    return Cell(from_file(str(value)))
