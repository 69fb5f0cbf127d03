"""Worked examples put to an engine: the same file and the same expressions for DuckDB and for Spark."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.warehouse.made import fact, mirrored

from xanh.warehouse import questions
from xanh.warehouse.engines import read_facts
from xanh.warehouse.questions.quality import limits

EXAMPLES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent.parent / "examples" / "warehouse.yaml").read_text(encoding="utf-8")
)
WITHIN = limits(date(2026, 1, 1))


def facts_in(example: dict[str, Any]) -> list[dict[str, Any]]:
    rows = []
    for number, (indicator, area, level, province, year, value) in enumerate(example["facts"], 1):
        said = {"missing": value} if isinstance(value, str) else {"value": value}
        place = {"area_code": area, "area_level": level, "province": province}
        rows.append(fact(number, indicator=indicator, period=str(year), **place, **said))
    return rows


def answered(connection: Any, folder: Path, example: dict[str, Any]) -> list[list[Any]]:
    """Return the answer of the engine in the columns of the example."""
    facts = questions.standing(read_facts(connection, mirrored(folder, facts_in(example))))
    said = example.get("with", {})
    if example["ask"] in ("jumps", "far_from_median"):
        said = {"within": WITHIN}
    found = getattr(questions, example["ask"])(facts, **said).to_pyarrow().to_pylist()
    return [[_plain(row[name]) for name in example["columns"]] for row in found]


def _plain(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal | int | float) else value


def expected(example: dict[str, Any]) -> list[list[Any]]:
    return [[pytest.approx(v) if isinstance(v, int | float) else v for v in row] for row in example["rows"]]
