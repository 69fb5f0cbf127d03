"""A table as Parquet, read back by pyarrow and by DuckDB: typed, exact, with its metadata."""

from decimal import Decimal
from io import BytesIO
from pathlib import Path

import duckdb
import pyarrow.parquet
from hypothesis import given
from hypothesis import strategies as st
from tests.documents_tables.samples import AT

from xanh.documents.tables import Column, OpenTable, table_parquet
from xanh.documents.tables.model import Cell, clean

COLUMNS = (
    Column("value", "Giá trị", "số theo đơn vị tính", "decimal"),
    Column("text", "Lời", "lời văn"),
    Column("count", "Số", "đếm", "whole"),
    Column("made_up", "Minh họa", "đúng hay sai", "truth"),
    Column("at", "Lúc", "thời điểm", "instant"),
)
LEDGER_VALUES = st.decimals(min_value="-999999999999999999.999999", max_value="999999999999999999.999999", places=6)


def table(*rows: tuple[Cell, ...]) -> OpenTable:
    about = (("title", "Tên", "Bảng số liệu"), ("licence", "Giấy phép", "=chưa có"))
    return OpenTable("bang", "Bảng số liệu", COLUMNS, rows, about, {"en": (("title", "Title", "Table of figures"),)})


def test_every_kind_of_cell_is_typed_and_nothing_is_null() -> None:
    row = (Decimal("123456789012.123456"), "=Đà Nẵng", 3, True, AT)
    found = pyarrow.parquet.read_table(BytesIO(table_parquet(table(row, (None,) * 5))))
    assert found.to_pylist() == [dict(zip(found.column_names, row, strict=True)), dict.fromkeys(found.column_names)]
    assert [str(kind) for kind in found.schema.types] == [
        "decimal128(38, 9)", "string", "int64", "bool", "timestamp[us, tz=UTC]",
    ]  # fmt: skip
    assert found.schema.metadata == {
        b"name": b"bang", b"title": "Bảng số liệu".encode(), b"licence": "=chưa có".encode(),
        b"title.en": b"Table of figures",
    }  # fmt: skip
    assert found.schema.field("value").metadata[b"label"].decode() == "Giá trị"


def test_duckdb_adds_exactly_and_reads_the_metadata(tmp_path: Path) -> None:
    path = tmp_path / "bang.parquet"
    rows = [(Decimal("0.1"), "a", 1, False, AT), (Decimal("0.2"), "b", 2, False, None)]
    path.write_bytes(table_parquet(table(*rows)))
    database = duckdb.connect()
    assert database.sql(f"select sum(value), min(\"at\") from '{path}'").fetchall()[0][0] == Decimal("0.3")
    told = dict(database.sql(f"select key, value from parquet_kv_metadata('{path}')").fetchall())
    assert told[b"title.en"] == b"Table of figures"


@given(st.lists(st.tuples(st.none() | LEDGER_VALUES.map(Decimal.normalize), st.none() | st.text()), max_size=4))
def test_no_value_of_the_ledger_and_no_text_is_changed(rows: list[tuple[Decimal | None, str | None]]) -> None:
    found = pyarrow.parquet.read_table(BytesIO(table_parquet(table(*((*row, 1, True, AT) for row in rows)))))
    assert found["value"].to_pylist() == [value for value, _text in rows]
    assert found["text"].to_pylist() == [text if text is None else clean(text) for _value, text in rows]
