"""A table as CSV (RFC 4180), with UTF-8 letters and decimal points."""

import csv
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from io import StringIO

from xanh.documents.tables.model import Cell, Column, OpenTable, clean, looks_like_a_formula

BOM = "\ufeff"


def table_csv(table: OpenTable, *, with_bom: bool = False) -> bytes:
    """Return the rows under the columns' keys; `with_bom` puts the mark first by which Excel knows UTF-8.

    Text that a spreadsheet would compute gets an apostrophe before it; numbers stay numbers, negative ones too.
    """
    out = StringIO(newline="")
    csv.writer(out).writerows([[written(cell) for cell in row] for row in table.rows])
    return (BOM if with_bom else "").encode() + csv_head(table.columns) + out.getvalue().encode()


def csv_head(columns: Iterable[Column]) -> bytes:
    """Return the first line."""
    out = StringIO(newline="")
    csv.writer(out).writerow([column.key for column in columns])
    return out.getvalue().encode()


def csv_cell(cell: Cell) -> str:
    """Return a cell as it stands between the commas of a line."""
    out = StringIO(newline="")
    csv.writer(out).writerow([written(cell), ""])
    return out.getvalue().removesuffix(",\r\n")


def written(cell: Cell) -> str:
    """Return a cell as CSV holds it, "" for none; text that a spreadsheet would compute has an apostrophe before it."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return f"{cell:f}"
        case datetime():
            return cell.isoformat()
        case str():
            text = clean(cell)
            return f"'{text}" if looks_like_a_formula(text) else text
    return str(cell)
