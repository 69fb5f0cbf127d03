"""Publishing 1,000 indicators × 28 areas × 16 years (448,000 facts), beside the writers of one file at a time.

The facts are made up: a mirror in the layout that `xanh.warehouse` writes; three in a hundred have a reason instead of
a value, two in a hundred a note (which only the ledger has), and the 28 figures of a year come from one answer of an
agency. Published are, of each indicator, its downloads as CSV and JSON, the data of its page, SDMX-CSV and SDMX-ML, by
the function behind `xanh figures publish`, into a folder on disk. Wanted: at most 5 s, and under 1 s after one edit.
Excel is not published: it is made where it is asked for.

Loading libraries is no part of what is measured, nor is the mirroring; seconds of the processor stand beside those of
the clock, for the machine may be busy with other things. The writers of one file at a time get rows that are in memory
already, and are measured on some of the indicators.
"""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

INDICATORS, AREAS, YEARS, SOME = 1_000, 28, range(2010, 2026), 25
NOW = datetime(2026, 11, 27, tzinfo=UTC)
_FACTS = """
    SELECT row_number() OVER (ORDER BY i, y, area_code) AS id, printf('so-lieu-%04d', i) AS indicator, area_code,
           'commune' AS area_level, '92' AS province, y::VARCHAR AS period, y::INTEGER AS year, '{{}}' AS dimensions,
           '' AS dimensions_key,
           if(missing, NULL, (hash(i, y, area_code) % 1000000000) / 1000.0)::DECIMAL(24, 6) AS value,
           if(missing, 'not_collected', '') AS missing, 'percent' AS unit, 'official' AS status,
           'indicator_answer:' || (i * 100 + y - 2000) AS source, false AS illustrative,
           make_timestamptz(y + 1, 3, 1 + i::BIGINT % 28, 8, i::BIGINT % 60, y % 60, 'UTC') AS recorded_at,
           NULL::BIGINT AS supersedes
    FROM (SELECT *, hash(area_code, y, i) % 100 < 3 AS missing
          FROM range({indicators}) AS one(i), range({first}, {after}) AS two(y), (VALUES {areas}) AS three(area_code))
    ORDER BY indicator, year, area_code, id
"""


def run() -> list[tuple[str, float]]:
    """Return label and value: seconds of the clock and the processor, peak of memory, ratios."""
    with TemporaryDirectory(prefix="xanh-bench-") as home:
        environment = {**os.environ, "XANH_HOME": home, "XANH_ALLOWED_HOSTS": "127.0.0.1"}
        environment.pop("XANH_DATABASE_URL", None)
        command = [sys.executable, "-m", "benchmarks.publishing", "measure", home]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return [(label, value) for label, value in json.loads(done.stdout)]


def measure(home: Path) -> list[tuple[str, float]]:
    """Build the world in the empty installation of this process and measure in it."""
    build(home)
    from xanh_web.portal.publishing.publish import publish_figures

    def publish(name: str) -> Any:
        return publish_figures(mirror=home / "warehouse", folder=home / name, at=NOW, advance=lambda _done, _of: None)

    anew = timed(lambda: publish("published"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    anew = min(anew, timed(lambda: publish("again")))
    size = sum(path.stat().st_size for path in (home / "published").rglob("*") if path.is_file()) / 1e6
    unchanged = timed(lambda: publish("published"))
    edits = []
    for number in range(3):
        edit(home, number)
        edits.append(timed(lambda: publish("published")))
    edited = min(edits)
    rows = timed_rows(home)
    figures: list[tuple[str, float]] = []
    for label, (clock, processor) in {
        "448,000 facts from nothing": anew,
        "after one edit": edited,
        "when nothing has changed": unchanged,
        "one file at a time": rows,
    }.items():
        figures += [(f"{label}, s", clock), (f"{label}, s of the processor", processor)]
    return [
        *figures,
        ("files, MB", size),
        ("peak MB", peak),
        ("from nothing, s (at most 5)", anew[0]),
        ("after one edit, s (under 1)", edited[0]),
        ("one file at a time / all at once", rows[0] / anew[0]),
        ("one file at a time / all at once, by the processor", rows[1] / anew[1]),
    ]


def timed(work: Callable[[], Any]) -> tuple[float, float]:
    """Return the seconds of the clock and of the processor that `work` takes."""
    began, busy = perf_counter(), process_time()
    work()
    return perf_counter() - began, process_time() - busy


def build(home: Path) -> None:
    """Load the libraries, the register of areas and the indicators, and make the mirror and the ledger's notes."""
    from xanh_web.cli.database import require_tables, start_django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xanh_web.base.settings")
    start_django()
    require_tables()
    import pandas  # noqa: F401 - loaded by pyarrow
    import pyarrow.dataset  # noqa: F401
    from django.urls import reverse

    from xanh_web.agencies.actions import load_city
    from xanh_web.agencies.city import current_city
    from xanh_web.agencies.models import Area
    from xanh_web.base.actions import operator
    from xanh_web.plans.models import Indicator

    reverse("home")
    load_city(folder=current_city().folder, by=operator(), at=NOW)
    Indicator.objects.bulk_create(
        Indicator(code=f"so-lieu-{number:04d}", name=f"tỷ lệ của chỉ tiêu số {number}", unit="percent")
        for number in range(INDICATORS)
    )
    codes = Area.objects.filter(kind__in=("ward", "commune")).order_by("code").values_list("code", flat=True)
    _mirror(home / "warehouse", list(codes.distinct()[:AREAS]))


def _mirror(mirror: Path, areas: list[str]) -> None:
    import duckdb
    import pyarrow as pa

    from xanh.warehouse.batches import Batch, file_of, note_of
    from xanh.warehouse.facts import COLUMNS
    from xanh.warehouse.mirroring import write_table
    from xanh_web.base.actions import operator
    from xanh_web.ledger.models import Observation

    connection = duckdb.connect()
    connection.sql("SET TimeZone = 'UTC'")
    said = {"indicators": INDICATORS, "first": YEARS.start, "after": YEARS.stop}
    asked = _FACTS.format(**said, areas=", ".join(f"('{code}')" for code in areas))
    facts: pa.Table = connection.sql(asked).to_arrow_table().cast(COLUMNS)
    write_table(file_of(mirror, 1), facts)
    note = Batch(1, len(facts), 1, len(facts), 1, 1, NOW.isoformat(timespec="microseconds"), "", "", "")
    note_of(mirror, 1).write_bytes(note.note)
    noted = facts.take(list(range(0, len(facts), 50))).drop_columns(["area_level", "province", "year", "dimensions"])
    by = operator()
    Observation.objects.bulk_create(
        (Observation(**row, note="Theo niên giám thống kê, “bản in”", recorded_by=by) for row in _rows(noted)), 1000
    )


def _rows(table: Any) -> list[dict[str, Any]]:
    names = {"supersedes": "supersedes_id"}
    return [{names.get(name, name): value for name, value in row.items()} for row in table.to_pylist()]


def edit(home: Path, number: int) -> None:
    """Add a batch of one corrected fact to the mirror, as a mirroring does."""
    import pyarrow.parquet as pq

    from xanh.warehouse.batches import file_of, read_batches
    from xanh.warehouse.mirroring import add_batch, one_writer

    mirror = home / "warehouse"
    (row,) = pq.read_table(file_of(mirror, 1)).slice(number * 100_000, 1).to_pylist()
    seal = len(read_batches(mirror)) + 1
    corrected = row | {"id": 10_000_000 + number, "supersedes": row["id"], "recorded_at": NOW}
    with one_writer(mirror):
        add_batch(mirror, [corrected], (seal, seal), NOW)


def timed_rows(home: Path) -> tuple[float, float]:
    """Return the seconds of the writers of one file at a time, for all indicators as for `SOME`."""
    import pyarrow.parquet as pq

    from xanh.warehouse.batches import file_of
    from xanh_web.ledger.models import Observation
    from xanh_web.plans.models import Indicator

    table = pq.read_table(file_of(home / "warehouse", 1)).slice(0, SOME * AREAS * len(YEARS))
    table = table.drop_columns(["area_level", "province", "year", "dimensions"])
    rows: dict[str, list[Observation]] = {}
    for row in _rows(table):
        rows.setdefault(row["indicator"], []).append(Observation(**row, note=""))
    indicators = {row.code: row for row in Indicator.objects.filter(code__in=rows)}
    folder = home / "row-by-row"
    folder.mkdir()
    clock, processor = timed(lambda: [_one(folder, indicators[code], found) for code, found in rows.items()])
    share = INDICATORS / len(rows)
    return clock * share, processor * share


def _one(folder: Path, indicator: Any, rows: list[Any]) -> None:
    from django.utils.text import capfirst

    from xanh.documents.tables import OpenTable, table_csv, table_json
    from xanh.interchange.sdmx import Fact, write_csv, write_ml
    from xanh_web.portal.charts import chart_of_series
    from xanh_web.portal.downloads.about import about
    from xanh_web.portal.downloads.figures import figure_columns, figure_rows
    from xanh_web.portal.downloads.site import SiteAt

    site, title, heads = SiteAt("http://127.0.0.1:8000"), capfirst(indicator.name), figure_columns()
    lines = figure_rows(site, rows, {indicator.code: indicator.name})
    units, sources = {row.unit for row in rows}, {row.source for row in rows}
    told = about(site, title, "/", NOW, illustrative=False, units=units, sources=sources)
    table = OpenTable(indicator.code, title, heads, lines, told)
    by_area: dict[str, list[Any]] = {}
    for row in rows:
        by_area.setdefault(row.area_code, []).append(row)
    page = [
        {
            "area": code,
            "chart": chart_of_series(found),
            "rows": [[row.period, float(row.value) if row.value is not None else None, row.missing] for row in found],
        }
        for code, found in by_area.items()
    ]
    facts = [
        Fact(row.indicator, row.area_code, row.period, row.value.normalize() if row.value is not None else None,
             row.unit, row.status, row.missing, row.note, row.source, row.illustrative, {}, row.recorded_at)
        for row in rows
    ]  # fmt: skip
    for name, content in {
        "figures.csv": table_csv(table),
        "figures.json": table_json(table),
        "page.json": json.dumps(page, ensure_ascii=False).encode(),
        "sdmx.csv": write_csv(facts),
        "sdmx.xml": write_ml(facts, version="3.0", prepared=NOW, sender="XANH"),
    }.items():
        (folder / f"{indicator.code}-{name}").write_bytes(content)


if __name__ == "__main__":
    if sys.argv[1:2] == ["measure"]:
        print(json.dumps(measure(Path(sys.argv[2]))))
    else:
        for said, figure in run():
            print(f"{said:<58} {figure:>10.3f}")
