"""What a fact is in Parquet: the contract between whoever writes the mirror and whoever asks it.

One row is one observation of the ledger, never changed and never removed. A correction is another row that names in
`supersedes` the `id` it takes the place of; what stood at an instant follows from `recorded_at` and `supersedes`.
Within a file rows are sorted by indicator, year and area, so that an engine skips what a question is not about.
Notes and names of persons are not mirrored.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from xanh.basis.hashing import canonical_json

COLUMNS = pa.schema(
    [
        ("id", pa.int64()),  # the ledger's own number of the row
        ("indicator", pa.string()),
        ("area_code", pa.string()),
        ("area_level", pa.string()),  # province, district, commune; empty where the register does not know the area
        ("province", pa.string()),  # code of the province or centrally-run city it lies in, on the period's last day
        ("period", pa.string()),  # 2025, 2025-Q3, 2025-07, 2021/2030
        ("year", pa.int32()),  # the calendar year in which the period ends
        ("dimensions", pa.string()),  # canonical JSON
        ("dimensions_key", pa.string()),  # empty where there are none
        ("value", pa.decimal128(24, 6)),  # null exactly where `missing` says why
        ("missing", pa.string()),
        ("unit", pa.string()),
        ("status", pa.string()),  # estimated, actual, official
        ("source", pa.string()),
        ("illustrative", pa.bool_()),
        ("recorded_at", pa.timestamp("us", tz="UTC")),
        ("supersedes", pa.int64()),
    ]
)
SORTED_BY = ("indicator", "year", "area_code", "id")
PLACED = ("area_level", "province")  # looked up when mirrored, so not part of what is compared with the ledger
LEVELS = ("province", "district", "commune")


def rows_hash(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return the SHA-256 over `rows` in the order given: what the ledger and its mirror have in common.

    >>> rows_hash([]) == hashlib.sha256(b"").hexdigest()
    True
    """
    digest = hashlib.sha256()
    for row in rows:
        digest.update(canonical_json({name: row[name] for name in COLUMNS.names if name not in PLACED}))
        digest.update(b"\n")
    return digest.hexdigest()
