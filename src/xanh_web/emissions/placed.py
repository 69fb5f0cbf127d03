"""The air pollutants of a version by area, as a page shows them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from xanh.basis.number import format_number
from xanh.ghg.city_pollutants import PlacedMass, mass_of, pollutants_by_area
from xanh.ghg.notation import Notation
from xanh_web.agencies.place_names import PlaceNames
from xanh_web.emissions.models import InventoryVersion
from xanh_web.emissions.readings import contents_of


@dataclass(frozen=True)
class PlacedTable:
    """Tonnes by area (a row each, what is not placed, the territory) and pollutant; `anywhere`: some line is placed."""

    pollutants: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    anywhere: bool


def placed_pollutants(version: InventoryVersion) -> PlacedTable | None:
    """Return the pollutants of a version by area, "–" where nothing is said; None where it has none."""
    placed = pollutants_by_area(contents_of(version), version.inventory.area_code)
    if not placed:
        return None
    codes = tuple(dict.fromkeys(one.pollutant for one in placed))
    areas = sorted({one.area for one in placed if one.area})
    names = PlaceNames(areas)
    rows = [(names.on(area, version.boundary_on), [one for one in placed if one.area == area]) for area in areas]
    if free := [one for one in placed if not one.area]:
        rows.append((_("not placed"), free))
    rows.append((_("The whole territory"), placed))
    return PlacedTable(
        codes,
        tuple((name, tuple((code, _said(parts, code)) for code in codes)) for name, parts in rows),
        bool(areas),
    )


def _said(parts: list[PlacedMass], code: str) -> str:
    chosen = [one for one in parts if one.pollutant == code]
    mass = mass_of(chosen)
    if mass is None:
        return str(Notation.C)
    return format_number(mass, 1 if abs(mass) >= 1 else 3) if chosen else "–"
