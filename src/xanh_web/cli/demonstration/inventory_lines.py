"""Illustrative inventories of a Mekong city: the activities are invented and say so; `inventory.yaml` has them."""

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FIRST, LAST = 2014, 2024
YEARS = (2014, 2020, 2021, 2022, 2023, 2024)
SOURCE = "Số liệu minh họa, không phải thống kê"
EVIDENCE = "so-lieu-minh-hoa-{year}.txt"
_GRID_FACTORS = (2018, 2023)  # the years with a published mean factor of the grid; others borrow expressly
_FIRST_WASTE = 2000

type Written = dict[str, str]


def illustrative_lines(year: int) -> list[tuple[str, Written]]:
    """Return (kind of source, text by field) of the illustrative inventory of `year`."""
    told = _told()
    lines = [(row["kind"], _written(row, year)) for row in told["lines"]]
    for name, category, scope in told["not_occurring"]:
        noted = {"source": name, "category": category, "scope": scope, "notation": "NO", "note": SOURCE}
        lines.append(("noted", noted))
    return lines


def illustrative_grdp(year: int) -> Decimal:
    """Return an illustrative GRDP at constant prices, billion dong."""
    return _between(97_200, 118_700, year)


def _written(row: dict[str, Any], year: int) -> Written:
    start, end = row["amounts"]
    written = {
        "source": row["source"],
        **row.get("fields", {}),
        "amount": f"{_between(start, end, year):f}",
        "unit": row["unit"],
        "taken_from": SOURCE,
        "uncertainty_activity": str(row["uncertainty"]),
        "evidence": EVIDENCE.format(year=year),
    }
    first, last = _GRID_FACTORS
    if row["kind"] == "electricity" and not first <= year <= last:
        written["borrow_year"] = str(first if year < first else last)
    if row["kind"] == "landfill":
        earlier = (f"{one}={_between(start, end, one):f}" for one in range(_FIRST_WASTE, year))
        written["history"] = "; ".join(earlier)
    return written


def _between(first: int, last: int, year: int) -> Decimal:
    return max(round(first + Decimal(last - first) * (year - FIRST) / (LAST - FIRST), 0), Decimal(0))


@cache
def _told() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "inventory.yaml").read_text(encoding="utf-8"))
    return content
