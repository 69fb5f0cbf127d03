"""Reading an official list of indicators: CSV or Excel in the columns of Thông tư 10/2023/TT-BKHĐT, Phụ lục I."""

import csv
import re
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any

from openpyxl import load_workbook

from xanh.basis.errors import Refusal
from xanh.basis.language import gettext as _
from xanh.basis.text import collapse, fold
from xanh.documents.forms.archive import check_archive

# field: (the heading as printed, its folded beginning)
COLUMNS = {
    "number": ("STT", "stt"),
    "code": ("Mã số", "ma so"),
    "national_code": ("Mã chỉ tiêu TKQG tương ứng", "ma chi tieu"),
    "name": ("Mục tiêu, tên chỉ tiêu", "muc tieu"),
    "roadmap": ("Lộ trình thực hiện", "lo trinh"),
    "lead": ("Cơ quan chủ trì", "co quan chu tri"),
    "coordinating": ("Cơ quan phối hợp", "co quan phoi hop"),
}
_CODE = re.compile(r"\d{1,2}(?:\.\d{1,3}){1,2}")
_MOST_ROWS = 2000


@dataclass(frozen=True)
class ListedEntry:
    """An indicator of an official list, as it stands there; `goal` is the heading it stands under."""

    number: str
    code: str
    national_code: str
    name: str
    roadmap: str
    lead: str
    coordinating: str
    goal: str


@dataclass(frozen=True)
class CellError:
    """What is wrong in a cell: its row from 1 as in the file, the heading of its column, and a sentence."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        return _("row {row}, column “{column}”: {message}").format(
            row=self.row, column=self.column, message=self.message
        )


type Rows = list[tuple[int, list[str]]]


def read_indicator_list(content: bytes, name: str) -> tuple[list[ListedEntry], list[CellError]]:
    """Return the indicators of a .csv or .xlsx file and every error in its cells; a list with errors is not to be used.

    Refusal where the file cannot be read or lacks a column.
    """
    rows = _workbook_rows(content, name) if name.lower().endswith(".xlsx") else _csv_rows(content, name)
    places, start = _columns(rows, name)
    entries: list[ListedEntry] = []
    errors: list[CellError] = []
    seen: dict[tuple[str, str], int] = {}
    goal = ""
    for row, cells in rows[start:]:
        found = {key: cells[place] if place < len(cells) else "" for key, place in places.items()}
        if not any(found.values()):
            continue
        if found["name"] and not any(found[key] for key in ("code", "roadmap", "lead")):
            goal = found["name"]
            continue
        errors += _errors(row, found, seen)
        entries.append(ListedEntry(**found, goal=goal))
    if not entries:
        raise Refusal("{file} holds no indicator below its headings.", file=name)
    return entries, errors


def _errors(row: int, found: dict[str, str], seen: dict[tuple[str, str], int]) -> list[CellError]:
    wrong: list[CellError] = []

    def say(key: str, message: str) -> None:
        wrong.append(CellError(row, COLUMNS[key][0], message))

    if not _CODE.fullmatch(found["code"]):
        say("code", _("“{value}” is not a code such as 1.1: write it as text.").format(value=found["code"]))
    if found["number"] and not found["number"].isdigit():
        say("number", _("“{value}” is not a whole number.").format(value=found["number"]))
    if not found["name"]:
        say("name", _("the name is missing"))
    if found["roadmap"] not in ("A", "B"):
        say("roadmap", _("“{value}” is neither A nor B.").format(value=found["roadmap"]))
    if not found["lead"]:
        say("lead", _("the lead agency is missing"))
    for key in ("code", "number"):
        if found[key] and (first := seen.setdefault((key, found[key]), row)) != row:
            say(key, _("“{value}” stands in row {row} already.").format(value=found[key], row=first))
    return wrong


def _columns(rows: Rows, name: str) -> tuple[dict[str, int], int]:
    """Return the place of each column and where the rows below the headings begin."""
    for start, (_row, cells) in enumerate(rows, start=1):
        headings = [fold(cell) for cell in cells]
        places = {
            key: next((place for place, heading in enumerate(headings) if heading.startswith(begins)), -1)
            for key, (_printed, begins) in COLUMNS.items()
        }
        if min(places.values()) >= 0 and len(set(places.values())) == len(COLUMNS):
            return places, start
    wanted = ", ".join(printed for printed, _begins in COLUMNS.values())
    raise Refusal("{file} has no row with the headings “{columns}”.", file=name, columns=wanted)


def _csv_rows(content: bytes, name: str) -> Rows:
    try:
        text = content.decode("utf-8-sig")
        first = next((line for line in text.splitlines() if "STT" in line.upper()), "")
        mark = ";" if first.count(";") > first.count(",") else ","
        read = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
        rows = [(row, [collapse(cell) for cell in cells]) for row, cells in enumerate(read, start=1)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refusal("{file} is not a readable CSV file in UTF-8 or an Excel file (.xlsx).", file=name) from error
    return _not_too_many(rows, name)


def _workbook_rows(content: bytes, name: str) -> Rows:
    try:
        check_archive(content)
        sheet: Any = load_workbook(BytesIO(content), read_only=True, keep_links=False).worksheets[0]
        rows = []
        for row, cells in enumerate(sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=30, values_only=True), start=1):
            rows.append((row, [_written(cell) for cell in cells]))
    except Exception as error:  # what is not an intact workbook fails in openpyxl in too many ways to name
        raise Refusal("{file} is not a readable CSV file in UTF-8 or an Excel file (.xlsx).", file=name) from error
    return _not_too_many(rows, name)


def _written(cell: object) -> str:
    if cell is None:
        return ""
    # 1.10 kept as a number is 1.1 by now: shown with its kind, it is refused as a code.
    return f"{cell:g} (số)" if isinstance(cell, float) else collapse(str(cell))


def _not_too_many(rows: Rows, name: str) -> Rows:
    if len(rows) > _MOST_ROWS:
        raise Refusal("{file} has more than {most} rows: it is no list of indicators.", file=name, most=_MOST_ROWS)
    return rows
