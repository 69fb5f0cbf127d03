"""A table as JSON."""

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from tests.documents_tables.samples import AT, table

from xanh.documents.tables import table_json


def test_rows_are_objects_and_nothing_is_null() -> None:
    found = json.loads(table_json(table((Decimal("-1.50"), "Đà Nẵng"), (None, "=x"), (AT, "y"))))
    assert found["about"] == {"licence": "=chưa có"}
    assert [column["key"] for column in found["columns"]] == ["value", "text"]
    assert found["rows"][0] == {"value": -1.5, "text": "Đà Nẵng"}
    assert found["rows"][1] == {"value": None, "text": "=x"}
    assert found["rows"][2]["value"] == "2026-11-23T09:30:00+07:00"


@given(st.text())
def test_any_text_can_be_written(text: str) -> None:
    assert len(json.loads(table_json(table((1, text))))["rows"]) == 1
