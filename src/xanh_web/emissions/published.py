"""Issued inventories as programs read them: every number is text with its unit, what is missing has its reason."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from xanh.basis.hashing import plain_decimal
from xanh.basis.number import significant
from xanh.ghg.categories import category
from xanh.ghg.city_pollutants import PlacedMass, pollutants_by_area
from xanh.ghg.city_published import masses_beside, masses_of_pollutants
from xanh.ghg.notation import Notation, Total, key_reason
from xanh_web.emissions.models import InventoryVersion, Purpose
from xanh_web.emissions.readings import contents_of, public_contents, public_reading

_SAME = (
    *("code", "kind", "method", "equation", "category", "area", "year", "amount", "unit", "notation", "where"),
    *("keys", "shares", "history", "facility", "without", "taken_from", "own_reason", "borrow_year"),
    *("uncertainty_activity", "note"),
)


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
        "issued_at": timezone.localtime(version.issued_at).isoformat(),
        "content_hash": version.content_hash,
        "illustrative": version.illustrative,
    }


def version_totals(version: InventoryVersion, gwp: str) -> dict[str, Any]:
    """Return what a version adds up to under `gwp`: tonnes of CO2e, of memo gases and of pollutants."""
    reading, lines = public_reading(version, gwp), contents_of(version)
    masses = masses_of_pollutants(lines)
    totals = {"with_land": reading.with_land, "without_land": reading.without_land, **reading.sums}
    return version_line(version) | {
        "read_under": gwp,
        "unit": "tonne_co2e",
        "totals": _told(totals),
        "ipcc_2006": _told(reading.tree),
        "gpc": _told(reading.gpc),
        "unanswered": list(reading.unanswered),
        "memo_tonnes": _told(masses_beside(lines)),
        "pollutants_tonnes": {
            pollutant: _told({nfr: by[pollutant] for nfr, by in masses.items() if pollutant in by})
            for pollutant in sorted({code for by in masses.values() for code in by})
        },
    }


def version_content(version: InventoryVersion, gwp: str) -> dict[str, Any]:
    """Return a version whole: its totals under `gwp` and all its lines."""
    return version_totals(version, gwp) | {"lines": version_lines(version)}


def version_lines(version: InventoryVersion) -> list[dict[str, Any]]:
    """Return the lines of a version as they were frozen, with every digit; of a confidential one no number."""
    return [_line(content) for content in public_contents(version)]


def version_pollutants(version: InventoryVersion) -> list[dict[str, Any]]:
    """Return the tonnes of each pollutant by source and area, as exact sums of the lines."""
    return [_placed(one) for one in pollutants_by_area(contents_of(version), version.inventory.area_code)]


def written_total(one: Total) -> Decimal | None:
    """Return a computed total as it is published, with 12 significant digits; None where it is missing or hidden."""
    return None if one.hidden or one.value is None else significant(one.value)


def _told(totals: Mapping[str, Total]) -> dict[str, Any]:
    return {name: _total(one) for name, one in totals.items()}


def _total(one: Total) -> dict[str, Any]:
    value = written_total(one)
    return {
        "value": None if value is None else plain_decimal(value),
        "notation": one.text,
        "reason": one.reason,
        "partial": one.partial,
    }


def _placed(one: PlacedMass) -> dict[str, Any]:
    closed = one.mass is None
    return {
        "pollutant": one.pollutant,
        "nfr": one.nfr,
        "source": category(one.nfr, "nfr").name if one.nfr else "",
        "area": one.area,
        "tonnes": None if one.mass is None else plain_decimal(one.mass),
        "notation": str(Notation.C) if closed else "",
        "reason": key_reason(Notation.C) if closed else "",
    }


def _line(content: Mapping[str, Any]) -> dict[str, Any]:
    return {name: content[name] for name in _SAME} | {
        "reason": key_reason(content["notation"]) if content["notation"] else "",
        "quantities": {name: {"value": value, "unit": unit} for name, (value, unit) in content["quantities"].items()},
        "less": content.get("less", {}),
        "compared": content.get("compared", {}),
        "evidence": list(content.get("evidence", ())),
        "report": content.get("report"),
        "gases": [_gas(code, one) for code, one in content["gases"].items()],
    }


def _gas(code: str, one: Mapping[str, Any]) -> dict[str, Any]:
    same = {name: one[name] for name in ("scope", "notation", "uncertainty", "sentences", "factors")}
    reason = key_reason(one["notation"]) if one["mass"] is None else ""
    return {"gas": code, "mass_kg": one["mass"], "reason": reason} | same
