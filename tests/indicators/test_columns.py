"""The reading on columns says what the reading on numbers says, on any table."""

from datetime import date
from decimal import Decimal
from typing import Any

import ibis
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.indicators.declared import evaluation, small

from xanh.catalogue import CATALOGUE
from xanh.indicators import Catalogue
from xanh.indicators.columns import inputs_of, read_columns, widened

ON = date(2026, 1, 1)
type Known = dict[tuple[str, str, int], Decimal]


def table_of(known: Known) -> Any:
    rows = [
        {"indicator": code, "area": area, "year": year, "value": float(v)} for (code, area, year), v in known.items()
    ]
    schema = {"indicator": "string", "area": "string", "year": "int64", "value": "float64"}
    return ibis.memtable(rows, schema=ibis.schema(schema))


def read(catalogue: Catalogue, codes: list[str], known: Known) -> dict[tuple[str, int], dict[str, Any]]:
    wide = widened(table_of(known), inputs_of(catalogue, codes))
    rows = read_columns(catalogue, codes, wide, ON).to_pyarrow().to_pylist()
    found = {(row["area"], row["year"]): row for row in rows}
    assert len(found) == len(rows)
    return found


def agree(catalogue: Catalogue, codes: list[str], known: Known) -> None:
    for (area, year), row in read(catalogue, codes, known).items():
        mine = {f"{code}@{y}": value for (code, where, y), value in known.items() if where == area}
        numbers = evaluation(catalogue, mine)
        for code in codes:
            value, name = numbers.value(code, str(year)), code.replace("-", "_")
            told = (row[f"{name}__missing"] or "", row[f"{name}__because"] or "")
            assert told == (value.step.missing, value.because if value.step.value is None else "")
            if value.step.value is None:
                assert row[name] is None
            else:
                assert row[name] == pytest.approx(float(value.step.value), rel=1e-9, abs=1e-7)


AMOUNT = st.decimals(min_value=0, max_value=10**6, places=2)


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.tuples(
            st.sampled_from(["part", "whole", "share"]),
            st.sampled_from(["92", "01"]),
            st.sampled_from([2014, 2023, 2024]),
        ),
        AMOUNT,
        max_size=14,
    )
)
def test_a_small_catalogue(known: Known) -> None:
    agree(small(), ["share", "fall", "rest"], known)


LEAVES = sorted({code for code in inputs_of(CATALOGUE, CATALOGUE.order) if CATALOGUE[code].function is None})


@settings(max_examples=6, deadline=None)
@given(st.lists(st.none() | AMOUNT, min_size=len(LEAVES) * 3, max_size=len(LEAVES) * 3))
def test_the_whole_catalogue(amounts: list[Decimal | None]) -> None:
    cells = [(code, "92", year) for code in LEAVES for year in (2014, 2022, 2023)]
    known = {cell: amount for cell, amount in zip(cells, amounts, strict=True) if amount is not None}
    agree(CATALOGUE, list(CATALOGUE.order), known)


def test_a_column_that_is_not_there_was_not_reported() -> None:
    wide = ibis.memtable([{"area": "92", "year": 2023, "part": 1.0}])
    (row,) = read_columns(small(), ["share", "whole"], wide, ON).to_pyarrow().to_pylist()
    assert (row["share__missing"], row["share__because"]) == ("input_missing", "whole")
    assert row["whole__missing"] == "not_reported"
