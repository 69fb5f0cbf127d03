"""The Excel workbook of an inventory: out with its draft or its latest version, back in with the evidence beside it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from xanh.basis.language import gettext, speaking
from xanh.documents.forms.model import CellError
from xanh.documents.inventories import FilledInventory, InventoryBook, read_inventory_book, write_inventory_book
from xanh.documents.inventories.read import cell_of
from xanh.documents.inventories.typed import codes_in
from xanh_web.base.models import Person
from xanh_web.emissions.actions import attach_inventory_evidence, take_inventory_lines
from xanh_web.emissions.drafts import about
from xanh_web.emissions.models import Inventory


def book_of(inventory: Inventory, sector: str = "") -> bytes:
    """Return the workbook of an inventory, filled with its draft, or its latest version where there is no draft."""
    latest = inventory.latest
    if hasattr(inventory, "draft"):
        lines = [(line.kind, line.written) for line in inventory.draft.lines.all()]
    else:
        lines = [(line.kind, line.written) for line in latest.lines.all()] if latest else []
    return write_inventory_book(
        InventoryBook(
            inventory.code, str(inventory), inventory.year, sector, lines, illustrative=inventory.illustrative
        )
    )


def import_book(
    *, inventory: Inventory, content: bytes, evidence: Callable[[str], bytes | None], by: Person, at: datetime
) -> FilledInventory:
    """Take a filled workbook and the files it names, as `evidence` finds them by name; with errors nothing at all.

    A file that is attached already need not come again.
    """
    filled = read_inventory_book(content, inventory.code, about(inventory, timezone.localtime(at).date()))
    kept = _attached(inventory)
    files = {name: evidence(name) for _kind, written in filled.lines for name in _names(written)}
    missing = {name for name, found in files.items() if found is None}
    errors = (*filled.errors, *_missing(filled, missing, kept))
    if errors:
        return FilledInventory(filled.lines, errors, filled.rows)
    with transaction.atomic():
        take_inventory_lines(inventory=inventory, lines=filled.lines, by=by, at=at)
        named = {written["source"]: _names(written) for _kind, written in filled.lines}
        for line in inventory.draft.lines.all():
            for name in named.get(line.written.get("source", ""), ()):
                if (found := files[name]) is not None:
                    attach_inventory_evidence(inventory=inventory, line=line, name=name, content=found, by=by, at=at)
    return filled


def beside(folder: Path) -> Callable[[str], bytes | None]:
    """Return what finds the files that lie in `folder`; a name that leads elsewhere finds nothing."""

    def found(name: str) -> bytes | None:
        path = folder / name
        return path.read_bytes() if Path(name).name == name and path.is_file() else None

    return found


def _names(written: Mapping[str, str]) -> tuple[str, ...]:
    return codes_in(written.get("evidence", ""))


def _attached(inventory: Inventory) -> dict[str, set[str]]:
    """Return the names of the files of each line of the draft, by the name of the line."""
    if not hasattr(inventory, "draft"):
        return {}
    lines = inventory.draft.lines.all()
    return {line.written.get("source", ""): {one["name"] for one in line.evidence} for line in lines}


def _missing(filled: FilledInventory, missing: set[str], kept: Mapping[str, set[str]]) -> list[CellError]:
    with speaking("vi"):
        text = gettext("The file {name} does not lie beside the workbook: lay it there, or take its name out.")
    return [
        CellError(*cell_of(kind, row, "evidence"), text.format(name=name))
        for (kind, written), row in zip(filled.lines, filled.rows, strict=True)
        for name in _names(written)
        if name in missing and name not in kept.get(written.get("source", ""), set())
    ]
