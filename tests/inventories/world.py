"""A small inventory for tests: one line of energy, one of electricity, and NO for all else that is asked for."""

from datetime import date

from tests.world import city, vn
from xanh.documents.inventories import About
from xanh_web.base.actions import operator
from xanh_web.emissions.actions import (
    attach_inventory_evidence,
    issue_inventory,
    open_inventory,
    take_inventory_lines,
)
from xanh_web.emissions.models import Inventory, InventoryVersion

ON = date(2025, 1, 15)
AT = vn(2025, 1, 15)
ABOUT = About("92", 2022, ON)
PETROL = {
    "source": "Xăng xe máy",
    "category": "1.A.3.b.iv",
    "fuel": "gasoline",
    "amount": "1000",
    "unit": "tonne",
    "taken_from": "Sở Công Thương",
    "uncertainty_activity": "10",
}
POWER = {"source": "Điện hộ", "category": "1.A.4.b", "amount": "2", "unit": "GWh", "taken_from": "Điện lực"}
RICE_HUSK = {
    "source": "Trấu",
    "category": "1.A.2.e",
    "fuel": "biomass",
    "amount": "100",
    "unit": "tonne",
    "taken_from": "Sở Công Thương",
}
SILENT = (
    ("1.A.1.a", "1"), ("1.A.1.b", "1"), ("1.A.4.a", "1"), ("1.A.4.b", "1"), ("1.A.4.c", "1"), ("1.A.5.a", "1"),
    ("1.B.1", "1"), ("1.B.2", "1"), ("1.A.3.c", "1"), ("1.A.3.d.ii", "1"), ("1.A.3.a.ii", "1"), ("1.A.3.e", "1"),
    ("2.A", "1"), ("2.F", "1"), ("3.A", "1"), ("3.B", "1"), ("3.C", "1"), ("4.A", "1"), ("4.B", "1"), ("4.C", "1"),
    ("4.D", "1"),
)  # fmt: skip


def lines(**changes: str) -> list[tuple[str, dict[str, str]]]:
    """Return the lines of the inventory; `changes` are of its petrol."""
    noted = [
        ("noted", {"source": f"{category} phạm vi {scope}", "category": category, "scope": scope, "notation": "NO"})
        for category, scope in SILENT
    ]
    return [("fuel_road", PETROL | changes), ("electricity", dict(POWER)), ("fuel_industry", dict(RICE_HUSK)), *noted]


def opened(year: int = 2022, **changes: str) -> Inventory:
    """Return an inventory with its lines in the draft."""
    city()
    made = open_inventory(area_code="92", year=year, boundary_on=date(2024, 7, 1), by=operator(), at=AT)
    take_inventory_lines(inventory=made, lines=lines(**changes), by=operator(), at=AT)
    return made


def issued(year: int = 2022) -> InventoryVersion:
    """Return the first version of an inventory."""
    return issue_inventory(inventory=opened(year), by=operator(), at=AT)


def issued_with_evidence() -> InventoryVersion:
    """Return the first version of an inventory whose first line has a file."""
    made = opened()
    line = made.draft.lines.get(position=1)
    attach_inventory_evidence(inventory=made, line=line, name="bang-ke.txt", content=b"x", by=operator(), at=AT)
    return issue_inventory(inventory=made, by=operator(), at=AT)
