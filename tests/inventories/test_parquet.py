"""The Parquet file of an issued inventory: pyarrow and DuckDB read every digit, and what has to be known of it."""

import csv
from io import BytesIO, StringIO
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from django.test import Client
from pyarrow import parquet

from tests.inventories.world import issued
from xanh_web.emissions.models import InventoryVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> InventoryVersion:
    return issued()


def file_of(version: InventoryVersion, name: str = "figures") -> bytes:
    answer = Client().get(f"/inventories/{version.inventory.code}/{name}.parquet?version={version.number}")
    assert answer.status_code == 200 and answer.headers["Content-Type"] == "application/vnd.apache.parquet"
    return answer.content


def test_pyarrow_reads_the_rows_of_the_csv_with_every_digit(version: InventoryVersion) -> None:
    found = parquet.read_table(BytesIO(file_of(version)))
    text = Client().get(f"/inventories/{version.inventory.code}/figures.csv").content.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text, newline="")))
    assert found.column_names == list(rows[0])
    assert found["mass_kg"].to_pylist() == [float(row["mass_kg"]) if row["mass_kg"] else None for row in rows]
    assert found["line"].to_pylist() == [row["line"] for row in rows]
    assert {None, "NO"} <= set(found["notation"].to_pylist()) and 0 not in found["mass_kg"].to_pylist()
    assert found.schema.field("year").type == pa.int64()
    kept = {(line.code, gas): one["mass"] for line in version.lines.all() for gas, one in line.content["gases"].items()}
    for row in found.to_pylist():
        mass = kept[row["line"], row["gas"]]
        assert row["mass_kg"] == (None if mass is None else float(mass))


def test_the_file_says_what_it_is_in_both_languages(version: InventoryVersion) -> None:
    schema = parquet.read_schema(BytesIO(file_of(version)))
    told = {key.decode(): text.decode() for key, text in schema.metadata.items()}
    assert told["title.vi"] == f"Kiểm kê {version.inventory.code}, phiên bản 1"
    assert told["title.en"] == f"Inventory {version.inventory.code}, version 1"
    assert told["page"].endswith(f"/inventories/{version.inventory.code}/?version=1") and told["licence"]
    assert schema.field("mass_kg").metadata[b"label"].decode() == "Khối lượng, kg"


def test_duckdb_adds_up_what_the_lines_say(version: InventoryVersion, tmp_path: Path) -> None:
    for name in ("figures", "air"):
        (tmp_path / f"{name}.parquet").write_bytes(file_of(version, name))
    with duckdb.connect() as db:
        (mass,) = db.sql(f"select sum(mass_kg) from '{tmp_path}/figures.parquet' where gas = 'NOx'").fetchall()[0]
        (air,) = db.sql(f"select sum(mass_t) from '{tmp_path}/air.parquet' where pollutant = 'NOx'").fetchall()[0]
        told = f"select decode(key), decode(value) from parquet_kv_metadata('{tmp_path}/figures.parquet')"
        title = dict(db.sql(told).fetchall())["title.en"]
    kept = [line.content["gases"].get("NOx") for line in version.lines.all()]
    assert mass == pytest.approx(sum(float(one["mass"]) for one in kept if one)) and mass == pytest.approx(air * 1000)
    assert title == f"Inventory {version.inventory.code}, version 1"


def test_the_page_lists_the_file(version: InventoryVersion) -> None:
    page = Client().get(f"/inventories/{version.inventory.code}/").content.decode()
    assert f"/inventories/{version.inventory.code}/figures.parquet?version=1" in page
