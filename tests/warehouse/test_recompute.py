"""The catalogue recomputed on the mirror says what the reading on numbers says, also after a correction."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from tests.indicators.declared import evaluation
from tests.warehouse.made import NOON, fact

from xanh.basis.errors import Refusal
from xanh.catalogue import CATALOGUE
from xanh.indicators.columns import column_name, inputs_of
from xanh.warehouse.engines import connect
from xanh.warehouse.mirroring import add_batch, one_writer
from xanh.warehouse.recompute import recompute
from xanh.warehouse.wide import refresh_wide

ON = date(2026, 1, 1)
CODES = tuple(CATALOGUE.order)
LEAVES = [code for code in inputs_of(CATALOGUE, CODES) if CATALOGUE[code].function is None]
YEARS = (2014, 2023, 2024)


def facts_at(start: int, years: tuple[int, ...], **said: Any) -> list[dict[str, Any]]:
    cells = [(code, area, year) for code in LEAVES for area in ("92", "31117") for year in years]
    return [
        fact(
            start + place,
            indicator=code,
            area_code=area,
            unit=CATALOGUE[code].unit,
            period=str(year),
            value=None if place % 11 == 0 else Decimal(place % 37 + 20) + Decimal(year % 7) / 10,
            **said,
        )
        for place, (code, area, year) in enumerate(cells)
    ]


def added(folder: Path, rows: list[dict[str, Any]], seal: int) -> None:
    with one_writer(folder):
        add_batch(folder, rows, (seal, seal), NOON)
        refresh_wide(folder, CATALOGUE, connect())


def agree(folder: Path, standing: list[dict[str, Any]]) -> None:
    found = recompute(connect(), folder, CATALOGUE, CODES, ON).to_pylist()
    cells = {(row["area_code"], row["period"]) for row in standing}
    assert {(row["area"], str(row["year"])) for row in found} == cells
    for row in found:
        mine = {f"{f['indicator']}@{f['period']}": f["value"] for f in standing if f["area_code"] == row["area"]}
        numbers = evaluation(CATALOGUE, {key: value for key, value in mine.items() if value is not None})
        for code in CODES:
            value, name = numbers.value(code, str(row["year"])).step.value, column_name(code)
            assert row[name] == (None if value is None else pytest.approx(float(value), rel=1e-9, abs=1e-7))


def test_all_of_it_and_again_after_a_correction(tmp_path: Path) -> None:
    first = facts_at(1, YEARS)
    added(tmp_path, first, 1)
    agree(tmp_path, first)
    old = next(row for row in first if row["period"] == "2024" and row["value"] is not None)
    new = {**old, "id": 9000, "value": old["value"] + 100, "supersedes": old["id"]}
    other = fact(9001, indicator=LEAVES[1], unit=CATALOGUE[LEAVES[1]].unit, period="2025", value=5)
    added(tmp_path, [new, other], 2)
    agree(tmp_path, [new if row is old else row for row in first] + [other])


def test_only_the_years_touched_are_turned_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added(tmp_path, facts_at(1, YEARS), 1)
    turned = []

    def spied(long: Any, *more: Any) -> Any:
        turned.append(sorted(set(long["year"].to_pylist())))
        return original(long, *more)

    from xanh.warehouse import wide

    original = wide._turned
    monkeypatch.setattr(wide, "_turned", spied)
    added(tmp_path, [fact(9000, indicator=LEAVES[0], period="2023", area_code="77")], 2)
    assert turned == [[2023]]
    assert len(list((tmp_path / "wide").glob("*.parquet"))) == 2
    with one_writer(tmp_path):
        assert refresh_wide(tmp_path, CATALOGUE, connect()).batch == 2
    assert turned == [[2023]]


def test_computed_and_dimensioned_facts_are_no_inputs(tmp_path: Path) -> None:
    rows = [
        fact(1, indicator="population", value=5),
        fact(2, indicator="population", value=2, dimensions_key="x"),
        fact(3, indicator="hdi", value="0.7", unit="index", source="computed:abc"),
        fact(4, indicator="population", period="2024-Q1", value=4),
    ]
    added(tmp_path, rows, 1)
    (file,) = (tmp_path / "wide").glob("*.parquet")
    (row,) = pq.read_table(file).to_pylist()
    assert (row["population"], row["hdi"]) == (5.0, None)


def test_values_come_in_the_unit_of_the_catalogue(tmp_path: Path) -> None:
    added(tmp_path, [fact(1, indicator="ghg-emissions", unit="kilotonne_co2e", value=3)], 1)
    (row,) = recompute(connect(), tmp_path, CATALOGUE, ["ghg-emissions"], ON).to_pylist()
    assert row["ghg_emissions"] == 3000
    with pytest.raises(Refusal):
        added(tmp_path, [fact(2, indicator="ghg-emissions", unit="person", value=3)], 2)


def test_without_reasons_there_are_values_alone(tmp_path: Path) -> None:
    added(tmp_path, facts_at(1, YEARS), 1)
    found = recompute(connect(), tmp_path, CATALOGUE, CODES[:3], ON, reasons=False)
    assert found.column_names == ["area", "year", *(column_name(code) for code in CODES[:3])]
