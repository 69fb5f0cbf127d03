"""The catalogue recomputed on the wide layer: the same formulas, all areas and years in one query.

Turning formulas into the engine's language takes longer than the query itself, and comes out the same as long as
codes, law and columns are the same: it is done once in a process and kept.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from xanh.indicators.assemble import Catalogue
from xanh.indicators.columns import column_name, read_columns
from xanh.warehouse.wide import read_wide, wide_file, wide_schema

_WIDE = "xanh_wide"  # the name under which a prepared text asks for the wide table
_prepared: dict[tuple[object, ...], tuple[Catalogue, str]] = {}  # holding a catalogue keeps its id its own


def recomputed(connection: Any, folder: Path, catalogue: Catalogue, codes: Sequence[str], on: date) -> ir.Table:
    """Return the expression: `area`, `year`, and for each of `codes` its value, reason, and the input it lacks."""
    return read_columns(catalogue, codes, read_wide(connection, folder), on)


def recompute(
    connection: Any, folder: Path, catalogue: Catalogue, codes: Sequence[str], on: date, *, reasons: bool = True
) -> pa.Table:
    """Return the same as a table in memory, in no order; without `reasons` the values alone.

    The text of the query is kept for the next time in this process, on DuckDB.
    """
    if connection.name != "duckdb":
        return _shown(recomputed(connection, folder, catalogue, codes, on), codes, reasons=reasons).to_pyarrow()
    file = str(wide_file(folder)).replace("'", "''")
    key = (id(catalogue), tuple(codes), on, reasons)
    if key not in _prepared:
        unbound = ibis.table(wide_schema(catalogue), name=_WIDE)
        asked = _shown(read_columns(catalogue, codes, unbound, on), codes, reasons=reasons)
        _prepared[key] = catalogue, str(ibis.to_sql(asked, dialect="duckdb"))
    connection.raw_sql(f"CREATE OR REPLACE TEMP VIEW {_WIDE} AS FROM read_parquet('{file}')")
    return connection.con.sql(_prepared[key][1]).to_arrow_table()


def _shown(found: ir.Table, codes: Sequence[str], *, reasons: bool) -> ir.Table:
    return found if reasons else found.select("area", "year", *(column_name(code) for code in codes))
