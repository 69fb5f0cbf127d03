"""Issued inventories as facts to be exchanged with other systems, as anyone may see them."""

from collections.abc import Iterator

from xanh.ghg.city_cells import Cell, public_cells
from xanh.interchange.sdmx import InventoryFact
from xanh_web.emissions.models import InventoryVersion
from xanh_web.emissions.published import written_total
from xanh_web.emissions.readings import contents_of


def inventory_facts(version: InventoryVersion, scheme: str) -> Iterator[InventoryFact]:
    """Yield the cells of a version by the categories of `scheme`; CO2 equivalents under the version's own set."""
    inventory = version.inventory
    for cell in public_cells(contents_of(version), inventory.area_code, inventory.year, version.gwp, scheme):
        yield _fact(version, cell)


def _fact(version: InventoryVersion, cell: Cell) -> InventoryFact:
    return InventoryFact(
        area=version.inventory.area_code,
        year=version.inventory.year,
        category=cell.category,
        gas=cell.gas,
        gwp=cell.gwp,
        value=written_total(cell.total),
        notation=cell.total.text,
        partial=cell.total.partial,
        version=version.number,
        source=f"{version.inventory.code} {version.content_hash}",
        recorded_at=version.issued_at,
        illustrative=version.illustrative,
        included=cell.where,
    )
