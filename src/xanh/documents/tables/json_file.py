"""A table as JSON: what it is, its columns, and its rows as objects."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from xanh.documents.tables.model import Cell, Column, OpenTable


def table_json(table: OpenTable) -> bytes:
    """Return {"name", "title", "about", "columns", "rows"}; numbers as JSON numbers, nothing as null."""
    keys = [column.key for column in table.columns]
    content = {
        "name": table.name,
        "title": table.title,
        "about": {key: text for key, _label, text in table.about},
        "columns": [{"key": item.key, "label": item.label, "meaning": item.meaning} for item in table.columns],
        "rows": [dict(zip(keys, map(_plain, row), strict=True)) for row in table.rows],
    }
    return json.dumps(content, ensure_ascii=False, indent=1).encode(errors="replace")


def json_around(table: OpenTable) -> tuple[bytes, bytes]:
    """Return what `table_json` writes before the rows of a table that has some, and after them."""
    nothing = '"columns": [],\n "rows": []\n}'
    head = table_json(replace(table, columns=(), rows=())).decode().removesuffix(nothing)
    return f'{head}{_columns(table.columns)},\n "rows": [\n'.encode(), b"\n ]\n}"


@lru_cache(maxsize=32)
def _columns(columns: tuple[Column, ...]) -> str:
    """Return the member "columns" as it stands in `table_json`."""
    whole = table_json(OpenTable("", "", columns, (), ())).decode()
    return whole[whole.index('"columns": ') : whole.rindex(',\n "rows": ')]


def json_before(keys: Iterable[str]) -> list[str]:
    """Return what `table_json` writes before each cell of a row; after the last one stands `JSON_ROW_END`."""
    first, *others = (f"   {json.dumps(key)}: " for key in keys)
    return [f"  {{\n{first}", *(f",\n{key}" for key in others)]


JSON_ROW_END = "\n  },\n"
JSON_BETWEEN = len(",\n")  # what the end of a row has more than that of the last one


def json_cell(cell: Cell) -> str:
    """Return a cell as `table_json` writes it."""
    return json.dumps(_plain(cell), ensure_ascii=False)


def _plain(cell: Cell) -> str | int | float | bool | None:
    match cell:
        case Decimal():
            return int(cell) if cell == cell.to_integral_value() else float(cell)
        case datetime():
            return cell.isoformat()
    return cell
