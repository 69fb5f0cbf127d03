"""A mirror of a whole country's facts, made up, in the layout that `xanh.warehouse` writes."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import duckdb

from xanh.catalogue import CATALOGUE
from xanh.indicators.columns import inputs_of
from xanh.warehouse.batches import Batch, file_of, note_of
from xanh.warehouse.mirroring import ROW_GROUP, add_batch, one_writer

PROVINCES, WARDS, YEARS = 34, 3_321, range(2014, 2026)
LEAVES = tuple(code for code in inputs_of(CATALOGUE, tuple(CATALOGUE.order)) if CATALOGUE[code].function is None)
THREADS = 2
AT_ONCE = 100  # indicators in a batch
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def write_mirror(home: Path, facts: int, wards: int = WARDS) -> None:
    """Write about `facts` facts: the inputs of the catalogue, one in fifty absent, and others nobody asks for.

    The batches are written by DuckDB, not by the mirror's own writer, and their notes carry no hashes: to check them
    is no part of what is measured.
    """
    indicators = max(len(LEAVES), round(facts / ((wards + PROVINCES) * len(YEARS)) / 0.98))
    units = {code: CATALOGUE[code].unit for code in LEAVES}
    units |= {f"other-{place}": "item" for place in range(indicators - len(LEAVES))}
    names = sorted(units)
    (home / "facts").mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect()
    connection.sql(f"SET threads = {THREADS}; SET enable_progress_bar = false")
    for number, start in enumerate(range(0, indicators, AT_ONCE), 1):
        listed = ", ".join(f"('{name}', '{units[name]}')" for name in names[start : start + AT_ONCE])
        path = file_of(home, number)
        said = {"listed": listed, "wards": wards, "first": number * 100_000_000, "path": path, "group": ROW_GROUP}
        connection.sql(_COPY.format(**said, provinces=PROVINCES, years=f"{YEARS.start}, {YEARS.stop}"))
        (rows,) = connection.sql(f"SELECT count(*) FROM '{path}'").fetchall()[0]  # noqa: S608
        first = number * 100_000_000
        at = NOW.isoformat(timespec="microseconds")
        note = Batch(number, rows, first, first + rows, number, number, at, "", "", "")
        note_of(home, number).write_bytes(note.note)


_COPY = """
    COPY (
        SELECT {first} + row_number() OVER () AS id, indicator, area_code, area_level, province,
               year::VARCHAR AS period, year::INTEGER AS year, '{{}}' AS dimensions, '' AS dimensions_key,
               ((1 + (hash(indicator, area_code, year) % 1000000) / 10))::DECIMAL(24, 6) AS value, '' AS missing, unit,
               'official' AS status, 'import:made-up' AS source, true AS illustrative,
               TIMESTAMPTZ '2026-01-01 00:00:00+00' AS recorded_at, NULL::BIGINT AS supersedes
        FROM (VALUES {listed}) AS i(indicator, unit), range({years}) AS y(year),
             (SELECT printf('%05d', a) AS area_code, if(a < {provinces}, 'province', 'commune') AS area_level,
                     printf('%05d', a % {provinces}) AS province FROM range({wards} + {provinces}) AS w(a))
        WHERE hash(area_code, year, indicator) % 50 > 0
        ORDER BY indicator, year, area_code
    ) TO '{path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {group})
"""


def write_edit(home: Path) -> None:
    """Add a batch of one fact: a ward's corrected value of the last year."""
    number = len(list((home / "facts").glob("*.json"))) + 1
    row = {
        "id": number * 100_000_000,
        "indicator": LEAVES[0],
        "area_code": "00100",
        "area_level": "commune",
        "province": "00032",
        "period": str(YEARS[-1]),
        "year": YEARS[-1],
        "dimensions": "{}",
        "dimensions_key": "",
        "value": Decimal(77),
        "missing": "",
        "unit": CATALOGUE[LEAVES[0]].unit,
        "status": "official",
        "source": "import:made-up",
        "illustrative": True,
        "recorded_at": NOW,
        "supersedes": None,
    }
    with one_writer(home):
        add_batch(home, [row], (number, number), NOW)
