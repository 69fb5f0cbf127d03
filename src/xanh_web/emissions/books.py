"""The Excel workbook of an inventory: out with its draft or its latest version, back in with the evidence beside it."""

from collections.abc import Mapping
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
    *, inventory: Inventory, content: bytes, folder: Path | None, by: Person, at: datetime
) -> FilledInventory:
    """Take a filled workbook and the evidence files it names, which lie in `folder`; with errors nothing at all."""
    filled = read_inventory_book(content, inventory.code, about(inventory, timezone.localtime(at).date()))
    files = {name: _content(folder, name) for _kind, written in filled.lines for name in _names(written)}
    errors = (*filled.errors, *_missing(filled, files))
    if errors:
        return FilledInventory(filled.lines, errors, filled.rows)
    with transaction.atomic():
        take_inventory_lines(inventory=inventory, lines=filled.lines, by=by, at=at)
        named = {written["source"]: _names(written) for _kind, written in filled.lines}
        for line in inventory.draft.lines.all():
            for name in named.get(line.written.get("source", ""), ()):
                content_ = files[name] or b""
                attach_inventory_evidence(inventory=inventory, line=line, name=name, content=content_, by=by, at=at)
    return filled


def _names(written: Mapping[str, str]) -> tuple[str, ...]:
    return codes_in(written.get("evidence", ""))


def _content(folder: Path | None, name: str) -> bytes | None:
    """Return a file beside the workbook; None for a name that leads elsewhere, or nowhere."""
    if folder is None or Path(name).name != name or not (folder / name).is_file():
        return None
    return (folder / name).read_bytes()


def _missing(filled: FilledInventory, files: Mapping[str, bytes | None]) -> list[CellError]:
    with speaking("vi"):
        text = gettext("The file {name} does not lie beside the workbook: lay it there, or take its name out.")
    return [
        CellError(*cell_of(kind, row, "evidence"), text.format(name=name))
        for (kind, written), row in zip(filled.lines, filled.rows, strict=True)
        for name in _names(written)
        if files[name] is None
    ]
