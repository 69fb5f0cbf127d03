"""Facts for tests, and a mirror of them in a folder."""

from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from xanh.warehouse.facts import COLUMNS
from xanh.warehouse.mirroring import add_batch, one_writer

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PLAIN = {
    "indicator": "population", "area_code": "92", "area_level": "province", "province": "92", "period": "2024",
    "dimensions": "{}", "dimensions_key": "", "value": None, "missing": "", "unit": "person", "status": "actual",
    "source": "import:test", "illustrative": True, "recorded_at": NOON, "supersedes": None,
}  # fmt: skip


def fact(number: int, **said: Any) -> dict[str, Any]:
    """Return a fact with `id` `number`; a value may be written as text or number, and needs no reason."""
    row = {"id": number, **PLAIN, **said}
    row["year"] = int(str(row["period"])[-4:] if "/" in row["period"] else str(row["period"])[:4])
    if row["value"] is not None:
        row["value"] = Decimal(str(row["value"]))
    elif not row["missing"]:
        row["missing"] = "not_collected"
    return row


def table_of(rows: Iterable[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=COLUMNS)


def mirrored(folder: Path, *batches: list[dict[str, Any]]) -> Path:
    """Mirror each list of facts as a batch of its own."""
    for number, rows in enumerate(batches, 1):
        with one_writer(folder):
            add_batch(folder, rows, (number, number), NOON)
    return folder
