"""The facts of the mirror indicator by indicator: what marks them apart, and those that stood at an instant.

Read with pyarrow alone: an engine takes longer to load than one indicator takes to read.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from xanh.warehouse.batches import file_of, read_batches
from xanh.warehouse.facts import COLUMNS

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_ORDER = ("indicator", "area_code", "period", "id")


class Mark(NamedTuple):
    """What tells the facts of an indicator from those of another moment: rows are added and never changed.

    `rows` counts those recorded by then, superseded ones too; `ids` is the sum of their numbers.
    """

    rows: int
    last: int
    ids: str
    newest: datetime


def marks_at(folder: Path, at: datetime) -> dict[str, Mark]:
    """Return the mark of every indicator of which something was recorded by `at`, in order of its code."""
    known = _read(folder, pc.field("recorded_at") <= _instant(at), ["id", "indicator", "recorded_at"])
    # The sum of numbers may be larger than 64 bits.
    known = known.append_column("ids", known["id"].cast(pa.decimal128(19, 0)).cast(pa.decimal128(38, 0)))
    found = known.group_by("indicator").aggregate(
        [("id", "count"), ("id", "max"), ("ids", "sum"), ("recorded_at", "max")]
    )
    # As a number: pyarrow loads pandas before it gives an instant.
    newest = found["recorded_at_max"].cast(pa.int64())
    columns = [found["indicator"], found["id_count"], found["id_max"], found["ids_sum"].cast(pa.string()), newest]
    marks = sorted(zip(*(column.to_pylist() for column in columns), strict=True))
    return {
        code: Mark(count, last, ids, EPOCH + timedelta(microseconds=instant))
        for code, count, last, ids, instant in marks
    }


def rows_at(folder: Path, at: datetime, codes: Iterable[str]) -> pa.Table:
    """Return the facts of `codes` that stood at `at`: recorded by then and not superseded by then.

    They are in order of indicator, area, period and number.
    """
    wanted = pc.field("indicator").isin(list(codes)) & (pc.field("recorded_at") <= _instant(at))
    known = _read(folder, wanted, COLUMNS.names)
    superseded = known["supersedes"].drop_null()
    if len(superseded):
        known = known.filter(pc.invert(pc.is_in(known["id"], superseded.combine_chunks())))
    return known.sort_by([(name, "ascending") for name in _ORDER]).combine_chunks()


def _read(folder: Path, wanted: Any, columns: list[str]) -> pa.Table:
    files = [str(file_of(folder, batch.number)) for batch in read_batches(folder)]
    if not files:
        return COLUMNS.empty_table().select(columns)
    return pq.read_table(files, columns=columns, filters=wanted)


def _instant(at: datetime) -> pa.Scalar:
    return pa.scalar(at.astimezone(UTC), pa.timestamp("us", tz="UTC"))
