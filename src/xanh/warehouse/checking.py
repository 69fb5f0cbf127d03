"""Whether the mirror still is what was written: its notes, its files and the rows in them."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from xanh.basis.language import gettext as _
from xanh.warehouse.batches import Batch, file_of, read_batches
from xanh.warehouse.facts import COLUMNS, rows_hash
from xanh.warehouse.mirroring import file_hash


def check_files(folder: Path) -> Iterator[str]:
    """Yield a sentence for everything in the mirror that is not as it was written; nothing where all holds."""
    previous, number = "", 0
    for batch in read_batches(folder):
        number += 1
        if batch.number != number or batch.previous != previous:
            yield _("Batch {number} does not follow the one before it.").format(number=batch.number)
        yield from _of_file(folder, batch)
        previous, number = batch.hash, batch.number


def _of_file(folder: Path, batch: Batch) -> Iterator[str]:
    path = file_of(folder, batch.number)
    if not path.exists():
        yield _("The file {file} is gone.").format(file=path)
        return
    if file_hash(path) != batch.file_sha256:
        yield _("The file {file} was changed after it was written.").format(file=path)
        return
    rows = pq.read_table(path, schema=COLUMNS).sort_by("id")
    if rows.num_rows != batch.rows or rows_hash(_plain(rows)) != batch.rows_sha256:
        yield _("The rows of {file} are not those its note tells of.").format(file=path)


def _plain(rows: pa.Table) -> Iterator[dict[str, object]]:
    for part in rows.to_batches(max_chunksize=10_000):
        yield from part.to_pylist()
