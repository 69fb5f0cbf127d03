"""Reading which piece of an old area lies in which new one: a CSV file of the columns old, new, weight."""

import csv
from decimal import Decimal
from io import StringIO

from xanh.basis.errors import Refusal
from xanh.documents.observations.cells import Cell, decoded
from xanh.documents.observations.typed import WrongCellError, number
from xanh.indicators.reexpress import Piece

_COLUMNS = (["old", "new"], ["old", "new", "weight"])
_MOST = 20_000


def read_area_weights(content: bytes, name: str, *, decimal_mark: str = "") -> tuple[Piece, ...]:
    """Return the pieces of a CSV file in UTF-8; an empty `new` is what lies in no new area.

    Without a column or value `weight` the whole of the old area is meant. Refusal naming the row where one is wrong.
    """
    text = decoded(content, name)
    first = text.splitlines()[0] if text.strip() else ""
    mark = next((sign for sign in ",;\t" if [part.strip() for part in first.split(sign)] in _COLUMNS), "")
    if not mark:
        raise Refusal("{file} must begin with the columns old, new and, where areas are split, weight.", file=name)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True))[1:]
    except csv.Error as error:
        raise Refusal("{file} is not a readable CSV file: its quotation marks do not match.", file=name) from error
    pieces = tuple(
        _piece(cells, row, name, decimal_mark) for row, cells in enumerate(rows, start=2) if any(map(str.strip, cells))
    )
    if not 0 < len(pieces) <= _MOST:
        raise Refusal("{file} must have between 1 and {most} rows below its headings.", file=name, most=_MOST)
    return pieces


def _piece(cells: list[str], row: int, name: str, mark: str) -> Piece:
    old, new, weight, *more = [*(cell.strip() for cell in cells), "", "", ""][: max(len(cells), 3)]
    if not old or any(more) or len(old) > 10 or len(new) > 10:
        raise Refusal(
            "{file}, row {row}: write the code of the old area, of the new one, and the weight.", file=name, row=row
        )
    try:
        amount: Decimal | None = number(Cell(weight), mark)
    except WrongCellError as wrong:
        raise Refusal("{file}, row {row}: {wrong}", file=name, row=row, wrong=str(wrong)) from wrong
    return Piece(old, new, amount)
