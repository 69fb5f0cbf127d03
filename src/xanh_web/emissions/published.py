"""Issued inventories as programs read them: plain values, every amount with its unit."""

from datetime import datetime
from typing import Any

from xanh.ghg.notation import Total
from xanh_web.emissions.models import InventoryVersion, Purpose
from xanh_web.emissions.readings import public_contents, public_reading


def latest_versions(at: datetime) -> list[InventoryVersion]:
    """Return the newest version issued by `at` of every inventory of the city, the newest year first."""
    rows = InventoryVersion.objects.filter(inventory__purpose=Purpose.CITY, issued_at__lte=at)
    newest = {row.inventory_id: row for row in rows.select_related("inventory").order_by("number")}
    return sorted(newest.values(), key=lambda row: -row.inventory.year)


def version_line(version: InventoryVersion) -> dict[str, Any]:
    """Return what a list says of a version."""
    return {
        "code": version.inventory.code,
        "area": version.inventory.area_code,
        "year": version.inventory.year,
        "version": version.number,
        "reason": version.reason,
        "boundary_on": version.boundary_on.isoformat(),
        "gwp": version.gwp,
        "issued_at": version.issued_at.isoformat(),
        "content_hash": version.content_hash,
        "illustrative": version.illustrative,
    }


def version_content(version: InventoryVersion, gwp: str) -> dict[str, Any]:
    """Return a version whole, read under `gwp`: totals in tonnes CO2e, lines as they were frozen (masses in kg)."""
    reading = public_reading(version, gwp)
    totals = {"with_land": reading.with_land, "without_land": reading.without_land, **reading.sums}
    return version_line(version) | {
        "read_under": gwp,
        "unit": "tonne_co2e",
        "totals": {name: _total(one) for name, one in totals.items()},
        "ipcc_2006": {code: _total(one) for code, one in reading.tree.items()},
        "gpc": {code: _total(one) for code, one in reading.gpc.items()},
        "unanswered": list(reading.unanswered),
        "memo_tonnes": dict(reading.memo),
        "pollutants_tonnes": {code: dict(by) for code, by in reading.pollutants.items()},
        "lines": public_contents(version),
    }


def _total(one: Total) -> dict[str, Any]:
    shown = None if one.hidden else one.value
    return {"value": shown, "notation": one.text, "partial": one.partial}
