"""A table as JSON: what it is, its columns, and its rows as objects."""

import json
from datetime import datetime
from decimal import Decimal

from xanh.documents.tables.model import Cell, OpenTable


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


def _plain(cell: Cell) -> str | int | float | bool | None:
    match cell:
        case Decimal():
            return int(cell) if cell == cell.to_integral_value() else float(cell)
        case datetime():
            return cell.isoformat()
    return cell
