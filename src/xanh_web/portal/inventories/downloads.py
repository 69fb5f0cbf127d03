"""An issued inventory as tables to take away: its lines by gas, and its air pollutants by source and area."""

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xanh.documents.inventories import COLUMNS, result_rows
from xanh.documents.tables.model import Cell, Column
from xanh.ghg.categories import category
from xanh.ghg.city_pollutants import PlacedMass, pollutants_by_area
from xanh.ghg.gas import gas
from xanh.ghg.notation import Notation, key_reason
from xanh.interchange.sdmx import INVENTORY_FLOWS
from xanh.interchange.sdmx.codes import written_code
from xanh_web.agencies.place_names import PlaceNames
from xanh_web.emissions.models import InventoryVersion, Purpose
from xanh_web.emissions.readings import contents_of, public_contents
from xanh_web.portal.downloads.answer import check_format, file_name
from xanh_web.portal.downloads.views import table_answer

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_WHOLE, _DOUBLE = ("scope", "year"), ("activity", "mass_kg")


def lines_file(request: HttpRequest, version: InventoryVersion) -> HttpResponse:
    """Answer with the lines of a version as Parquet, a row for each line and gas under the names of the CSV."""
    check_format("parquet")
    rows = tuple(
        tuple(_typed(name, cell) for name, cell in zip(COLUMNS, row, strict=True))
        for row in result_rows(public_contents(version))
    )
    title = format_lazy(
        gettext_lazy("Inventory {code}, version {number}"), code=version.inventory.code, number=version.number
    )
    name = file_name("inventory", version.inventory.code, f"v{version.number}")
    return _answer(request, version, (name, "parquet"), title, line_columns(), rows)


def air_file(request: HttpRequest, version: InventoryVersion, form: str) -> HttpResponse:
    """Answer with the air pollutants of a version by source and area, in any format of a table."""
    check_format(form)
    placed = pollutants_by_area(contents_of(version), version.inventory.area_code)
    names = PlaceNames(one.area for one in placed if one.area)
    rows = tuple(_air_row(version, one, names) for one in placed)
    title = format_lazy(
        gettext_lazy("Air pollutants of inventory {code}, version {number}"),
        code=version.inventory.code,
        number=version.number,
    )
    name = file_name("air", version.inventory.code, f"v{version.number}")
    return _answer(request, version, (name, form), title, air_columns(), rows)


def harvested(version: InventoryVersion) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return (scheme, ((kind of file, address), …)) of a version: its data in SDMX as they stood when it was issued."""
    if version.inventory.purpose != Purpose.CITY:
        return []
    year = str(version.inventory.year)
    asked = {"startPeriod": year, "endPeriod": year, "asOf": version.issued_at.isoformat()}
    found = []
    for scheme, name in {"ipcc_2006": "IPCC 2006", "gpc": "GPC", "nfr": "NFR"}.items():
        flow = f"dataflow/XANH/{INVENTORY_FLOWS[scheme].id}/1.0/A.{written_code(version.inventory.area_code)}.*.*.*"
        address = reverse("sdmx_data", args=[flow])
        files = [(form.upper(), f"{address}?{urlencode({**asked, 'format': form})}") for form in ("csv", "xml")]
        found.append((name, files))
    return found


def line_columns() -> tuple[Column, ...]:
    """Return the columns of the lines, in the reader's language."""
    told = {
        "line": (_("Line"), _("the source of the inventory")),
        "category": (_("IPCC category"), _("the category of the 2006 IPCC Guidelines")),
        "gpc": (_("GPC category"), _("the category of the GPC; empty where it has none")),
        "scope": (_("Scope"), _("1 within the boundary, 2 electricity used, 3 elsewhere")),
        "area": (_("Area code"), _("where it happens; the whole territory where no smaller area is known")),
        "year": (_("Year"), _("the calendar year")),
        "activity": (_("Activity data"), _("the amount in the unit; empty where it is missing or confidential")),
        "unit": (_("Unit"), _("the code of the unit of the activity data")),
        "gas": (_("Gas code"), _("the code of the greenhouse gas or air pollutant")),
        "mass_kg": (_("Mass, kg"), _("with every digit it was computed with; empty where there is none")),
        "notation": (_("Notation key"), _("NO, NE, NA, IE or C where there is no number")),
        "factors": (_("Factors"), _("the emission factors with their values and units")),
        "source": (_("Source"), _("where the activity data are from")),
    }
    return tuple(Column(name, *told[name], _kind(name)) for name in COLUMNS)


def air_columns() -> tuple[Column, ...]:
    """Return the columns of the pollutants by source and area, in the reader's language."""
    return (
        Column("pollutant", _("Pollutant"), _("the code of the air pollutant")),
        Column("pollutant_name", _("Name of the pollutant"), _("its name in English")),
        Column("nfr", _("NFR category"), _("empty where the sources have no place in NFR")),
        Column("category", _("Source category"), _("the name of the NFR category")),
        Column("area", _("Area code"), _("empty for what is not placed in a smaller area")),
        Column("area_name", _("Area"), _("its name on the day of the boundary")),
        Column("year", _("Year"), _("the calendar year"), "whole"),
        Column("mass_t", _("Mass, t"), _("the exact sum of the lines; all rows together are the territory"), "double"),
        Column("notation", _("Notation key"), _("C where it is confidential")),
        Column("reason", _("Reason"), _("the same in words")),
    )


def _kind(name: str) -> str:
    return "whole" if name in _WHOLE else "double" if name in _DOUBLE else "text"


def _typed(name: str, cell: Cell) -> Cell:
    if cell is None or cell == "":
        return None
    return int(str(cell)) if name in _WHOLE else cell


def _air_row(version: InventoryVersion, one: PlacedMass, names: PlaceNames) -> tuple[Cell, ...]:
    closed = one.mass is None
    return (
        one.pollutant,
        gas(one.pollutant).name,
        one.nfr or None,
        category(one.nfr, "nfr").name if one.nfr else _("no place in NFR"),
        one.area or None,
        names.on(one.area, version.boundary_on) if one.area else _("not placed"),
        version.inventory.year,
        one.mass,
        str(Notation.C) if closed else None,
        key_reason(Notation.C) if closed else None,
    )


def _answer(
    request: HttpRequest,
    version: InventoryVersion,
    file: tuple[str, str],
    title: "_StrPromise",
    columns: tuple[Column, ...],
    rows: tuple[tuple[Cell, ...], ...],
) -> HttpResponse:
    name, form = file
    page = f"{reverse('inventory', args=[version.inventory.code])}?version={version.number}"
    what = request, title, page, version.issued_at
    return table_answer(form, name, columns, rows, what, illustrative=version.illustrative)
