"""The illustrative inventories of the demonstration: from Excel to the ledger, the base year recalculated once."""

from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from xanh.basis.errors import Refusal
from xanh.documents.inventories import InventoryBook, write_inventory_book
from xanh_web.base.actions import operator
from xanh_web.cli.demonstration.inventory_lines import (
    EVIDENCE,
    FIRST,
    SOURCE,
    YEARS,
    Written,
    illustrative_grdp,
    illustrative_lines,
)
from xanh_web.emissions.actions import issue_inventory, open_inventory, recalculate_inventory
from xanh_web.emissions.books import beside, import_book
from xanh_web.emissions.models import Inventory, InventoryVersion
from xanh_web.ledger.actions import Fact, compute_indicators, record_observations

BOUNDARY = date(2024, 12, 31)
REASON = "Bổ sung nguồn đốt rơm rạ, sửa lượng xăng xe máy, chuyển từ AR4 sang AR5 (minh họa)"
_LEFT_OUT, _CORRECTED = "Đốt rơm rạ ngoài đồng", "Xăng xe máy"


def issue_inventories(area_code: str, when: datetime) -> list[InventoryVersion]:
    """Import and issue the inventories of all years, the base year twice; record GRDP and what rests on both."""
    versions = []
    for place, year in enumerate(YEARS):
        begun = when + timedelta(minutes=10 * place)
        versions += _base_year(area_code, begun) if year == FIRST else [_issue(area_code, year, begun)]
    facts = [
        Fact(
            indicator="grdp-constant-prices",
            area_code=area_code,
            period=str(year),
            value=illustrative_grdp(year),
            unit="billion_dong",
            status="actual",
            source="demonstration:inventories",
            illustrative=True,
        )
        for year in YEARS
    ]
    end = when + timedelta(hours=2)
    record_observations(facts=facts, by=operator(), at=end, reason="demonstration")
    compute_indicators(area_code=area_code, periods=[str(year) for year in YEARS], by=operator(), at=end)
    return versions


def _base_year(area_code: str, when: datetime) -> list[InventoryVersion]:
    first = [(kind, written) for kind, written in illustrative_lines(FIRST) if written["source"] != _LEFT_OUT]
    lines = [(kind, written | {"amount": "112000"} if written["source"] == _CORRECTED else written)
             for kind, written in first]  # fmt: skip
    issued = _issue(area_code, FIRST, when, lines, "AR4")
    inventory = Inventory.objects.get(pk=issued.inventory.pk)
    recalculate_inventory(inventory=inventory, reason=REASON, gwp="AR5", by=operator(), at=when + timedelta(minutes=3))
    return [issued, _issue(area_code, FIRST, when + timedelta(minutes=5))]


def _issue(
    area_code: str, year: int, when: datetime, lines: list[tuple[str, Written]] | None = None, gwp: str = "AR5"
) -> InventoryVersion:
    inventory = open_inventory(
        area_code=area_code, year=year, boundary_on=BOUNDARY, gwp=gwp, illustrative=True, by=operator(), at=when
    )
    folder = Path(settings.HOME) / "inventories"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / EVIDENCE.format(year=year)).write_text(f"{SOURCE}, năm {year}.\n", encoding="utf-8")
    book = InventoryBook(
        inventory.code, f"Kiểm kê {inventory.code}", year, lines=lines or illustrative_lines(year), illustrative=True
    )
    path = folder / f"{inventory.code}.xlsx"
    path.write_bytes(write_inventory_book(book))
    filled = import_book(
        inventory=inventory, content=path.read_bytes(), evidence=beside(folder), by=operator(), at=when
    )
    if filled.errors:
        raise Refusal("{file} has a cell that is wrong: {sentence}", file=path, sentence=filled.errors[0].message)
    return issue_inventory(inventory=inventory, by=operator(), at=when + timedelta(minutes=1))
