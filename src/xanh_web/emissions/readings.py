"""Inventories read: the totals of a version or a draft under a set of warming potentials, and differences."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.basis.parameter import parameter
from xanh.ghg.city_difference import Difference, difference
from xanh.ghg.city_published import is_confidential, shown_line, shown_reading
from xanh.ghg.city_totals import CityReading, read_totals
from xanh_web.emissions.drafts import entries_of, frozen
from xanh_web.emissions.models import Inventory, InventoryVersion


def contents_of(version: InventoryVersion) -> list[Mapping[str, Any]]:
    """Return the frozen lines of a version, in order."""
    return list(version.lines.values_list("content", flat=True))


def reading_of_version(version: InventoryVersion, gwp: str = "") -> CityReading:
    """Return the totals of a version, under its own set or another."""
    inventory = version.inventory
    return read_totals(contents_of(version), inventory.area_code, inventory.year, gwp or version.gwp)


def public_contents(version: InventoryVersion) -> list[Mapping[str, Any]]:
    """Return the frozen lines of a version as anyone may see them: of a confidential one no number."""
    return [shown_line(line) for line in contents_of(version)]


def public_reading(version: InventoryVersion, gwp: str = "") -> CityReading:
    """Return the totals of a version as anyone may see them; memo and pollutants leave confidential lines out."""
    contents = contents_of(version)
    reading = shown_reading(reading_of_version(version, gwp), contents)
    open_lines = [line for line in contents if not is_confidential(line)]
    if len(open_lines) == len(contents):
        return reading
    rest = read_totals(open_lines, version.inventory.area_code, version.inventory.year, gwp or version.gwp)
    return replace(reading, memo=rest.memo, pollutants=rest.pollutants)


def draft_contents(inventory: Inventory) -> Sequence[Mapping[str, Any]]:
    """Return the lines of the draft that are right, computed by the law of today."""
    on = timezone.localdate()
    return frozen(entries_of(inventory.draft, on), on)


def reading_of(inventory: Inventory, gwp: str = "") -> CityReading:
    """Return the totals of the latest version; of the draft before the first."""
    latest = inventory.latest
    if latest is not None:
        return reading_of_version(latest, gwp)
    return read_totals(draft_contents(inventory), inventory.area_code, inventory.year, gwp or inventory.draft.gwp)


def version_of(inventory: Inventory, number: int) -> InventoryVersion:
    """Return a version by its number; Refusal where there is none."""
    found = inventory.versions.filter(number=number).first()
    if found is None:
        raise Refusal("The inventory {code} has no version {number}.", code=inventory.code, number=number)
    return found


def difference_of(inventory: Inventory, first: int, second: int) -> Difference:
    """Return what changed from one version to another, emissions of the territory."""
    old, new = version_of(inventory, first), version_of(inventory, second)
    return difference(contents_of(old), contents_of(new), old.gwp, new.gwp)


def base_contents(inventory: Inventory, at: datetime | None = None) -> list[Mapping[str, Any]]:
    """Return the lines of the base year's inventory of the same area as issued by `at` (now where None).

    None where it is this one or not issued.
    """
    base = base_version(inventory, at)
    return contents_of(base) if base else []


def base_version(inventory: Inventory, at: datetime | None = None) -> InventoryVersion | None:
    """Return the newest version of the inventory of the base year issued by `at`; None where it is this one."""
    year = int(parameter("base_years", on=timezone.localdate()).values["ghg_intensity"])
    base = Inventory.objects.filter(area_code=inventory.area_code, purpose=inventory.purpose, year=year).first()
    if base is None or base.year == inventory.year:
        return None
    return base.versions.filter(issued_at__lte=at or timezone.now()).order_by("-number").first()


def earlier_contents(inventory: Inventory) -> list[Mapping[str, Any]]:
    """Return the lines an inventory's lines are held against: of the version its draft is based on, else of the newest
    version of the nearest year before; none where there is neither.
    """
    draft = getattr(inventory, "draft", None)
    based_on = draft.based_on if draft else None
    if based_on is None:
        before = InventoryVersion.objects.filter(
            inventory__area_code=inventory.area_code,
            inventory__purpose=inventory.purpose,
            inventory__year__lt=inventory.year,
        )
        based_on = before.order_by("-inventory__year", "-number").first()
    return contents_of(based_on) if based_on else []
