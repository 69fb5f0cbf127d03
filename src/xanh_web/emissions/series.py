"""The years of an area's inventories side by side, as sentences for those who make them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from xanh.ghg.categories import category
from xanh.ghg.city_series import city_findings
from xanh_web.emissions.models import Inventory, InventoryLine, InventoryVersion


def years_of(inventory: Inventory, contents: Sequence[Mapping[str, Any]]) -> dict[int, list[Mapping[str, Any]]]:
    """Return the lines of each year of the inventory's area: `contents` for its own, else of the newest version."""
    versions = InventoryVersion.objects.filter(
        inventory__area_code=inventory.area_code, inventory__purpose=inventory.purpose
    ).exclude(inventory=inventory)
    newest = dict(versions.order_by("number").values_list("inventory__year", "pk"))
    years = {pk: year for year, pk in newest.items()}
    found: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for version, content in InventoryLine.objects.filter(version__in=years).values_list("version_id", "content"):
        found[years[version]].append(content)
    return {**found, inventory.year: list(contents)}


def series_words(years: Mapping[int, Sequence[Mapping[str, Any]]], gwp: str) -> list[tuple[str, str, list[str]]]:
    """Return (code, name, sentences) of each category whose years do not go together."""
    said: dict[str, list[str]] = defaultdict(list)
    for code, finding in city_findings(years, gwp):
        said[code].append(finding.sentence)
    return [(code, category(code).name, sentences) for code, sentences in said.items()]
