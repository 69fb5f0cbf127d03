"""Adding to the mirror: new files only, whole or not there, by one writer at a time."""

import fcntl
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from xanh.basis.errors import Refusal
from xanh.warehouse.batches import Batch, file_of, note_of, read_batches
from xanh.warehouse.facts import COLUMNS, SORTED_BY, rows_hash

ROW_GROUP = 100_000


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Hold the folder for one writer; Refusal where another one is at work, or where it cannot be written."""
    try:
        (folder / "facts").mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
    except OSError as error:
        raise Refusal("{folder} cannot be written: {reason}", folder=folder, reason=error.strerror) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Refusal("Another mirroring of {folder} is under way: wait until it ends.", folder=folder) from error
        yield


def add_batch(folder: Path, rows: Sequence[Mapping[str, Any]], seals: tuple[int, int], at: datetime) -> Batch:
    """Write `rows` (in order of id, the columns of a fact) as the next batch and return it.

    `seals` are the first and last seal of the ledger they come from. The caller holds `one_writer`. A file that a
    broken run has left without its note is written anew.
    """
    before = read_batches(folder)
    number = before[-1].number + 1 if before else 1
    path = file_of(folder, number)
    table = pa.Table.from_pylist([dict(row) for row in rows], schema=COLUMNS)
    write_table(path, table.sort_by([(name, "ascending") for name in SORTED_BY]))
    batch = Batch(
        number=number,
        rows=len(rows),
        first_id=rows[0]["id"],
        last_id=rows[-1]["id"],
        first_seal=seals[0],
        last_seal=seals[1],
        mirrored_at=at.astimezone(UTC).isoformat(timespec="microseconds"),
        file_sha256=file_hash(path),
        rows_sha256=rows_hash(rows),
        previous=before[-1].hash if before else "",
    )
    write_file(note_of(folder, number), batch.note)
    return batch


def write_table(path: Path, table: pa.Table, row_group: int = ROW_GROUP) -> None:
    """Write `table` as Parquet so that after a power cut `path` holds all of it or what it held before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".partial")
    pq.write_table(table, partial, compression="zstd", row_group_size=row_group)
    _settle(partial, path)


def write_file(path: Path, content: bytes) -> None:
    """Write `content` so that after a power cut `path` holds all of it or what it held before."""
    partial = path.with_suffix(".partial")
    partial.write_bytes(content)
    _settle(partial, path)


def _settle(partial: Path, path: Path) -> None:
    _sync(partial)
    partial.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def file_hash(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
