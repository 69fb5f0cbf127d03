"""A table as Parquet: typed columns, exact decimals, and in its metadata what is to be known of the whole."""

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

from xanh.basis.errors import Refusal
from xanh.documents.tables.model import Cell, Column, OpenTable, clean

if TYPE_CHECKING:
    import pyarrow as pa

# The ledger keeps 18 digits before the point and 6 after it: 38 digits, of which 9 after the point, lose none of them.
DIGITS, PLACES = 38, 9


def table_parquet(table: OpenTable) -> bytes:
    """Return the rows under the columns' keys, each of its kind whatever the rows hold; nothing is null.

    Decimals are decimal128(38, 9), what a computation gave is a double, instants are in UTC. The metadata of the schema
    hold each line of `about` as "key.language"; the metadata of a field its label and meaning in the reader's language.
    Refusal without pyarrow.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise Refusal("Parquet needs the extra for exchange: install “xanh[exchange]”.") from error
    schema = pa.schema([_field(column) for column in table.columns], metadata=_metadata(table))
    columns = [
        pa.array([_plain(row[number], column.kind) for row in table.rows], schema.field(number).type)
        for number, column in enumerate(table.columns)
    ]
    out = BytesIO()
    parquet.write_table(pa.table(columns, schema=schema), out, compression="zstd")
    return out.getvalue()


def _field(column: Column) -> "pa.Field":
    import pyarrow as pa

    kinds = {
        "text": pa.string(),
        "decimal": pa.decimal128(DIGITS, PLACES),
        "double": pa.float64(),
        "whole": pa.int64(),
        "truth": pa.bool_(),
        "instant": pa.timestamp("us", tz="UTC"),
    }
    told = {"label": column.label, "meaning": column.meaning}
    return pa.field(column.key, kinds[column.kind], metadata={key: clean(text) for key, text in told.items()})


def _metadata(table: OpenTable) -> dict[str, str]:
    found = {"name": table.name, "title": table.title}
    found |= {key: text for key, _label, text in table.about}
    for language, lines in table.languages.items():
        found |= {f"{key}.{language}": text for key, _label, text in lines}
    return {key: clean(text) for key, text in found.items()}


def _plain(cell: Cell, kind: str) -> str | int | float | Decimal | bool | datetime | None:
    if kind == "double" and cell is not None:
        return float(str(cell))
    return clean(cell) if isinstance(cell, str) else cell
