"""A draft as it stands: its lines read, right or wrong, and what it would be issued with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from xanh.basis.language import speaking
from xanh.documents.inventories import About, Entry, read_entries
from xanh.ghg.city_lines import line_content
from xanh.ghg.city_sources import source_word
from xanh_web.agencies.models import Area
from xanh_web.emissions.models import Inventory, InventoryDraft, InventoryDraftLine, InventoryVersion


@dataclass(frozen=True)
class DraftEntry:
    """A line of the draft and what became of it when it was read."""

    line: InventoryDraftLine
    entry: Entry


def about(inventory: Inventory, on: date) -> About:
    """Return what the inventory's lines are read for, by the law in force on `on`."""
    within = Area.objects.within(inventory.area_code, inventory.boundary_on).values_list("code", flat=True)
    return About(inventory.area_code, inventory.year, on, frozenset(within))


def entries_of(draft: InventoryDraft, on: date) -> list[DraftEntry]:
    """Return the lines of the draft, read by the law in force on `on`."""
    lines = list(draft.lines.all())
    entries = read_entries([(line.kind, line.written) for line in lines], about(draft.inventory, on))
    return [DraftEntry(line, entry) for line, entry in zip(lines, entries, strict=True)]


def doubts_of_version(version: InventoryVersion) -> dict[str, list[str]]:
    """Return what is doubtful in the lines of a version as they were typed, by the law of its day, by line."""
    on = timezone.localtime(version.issued_at).date()
    lines = list(version.lines.values_list("kind", "written"))
    return {
        entry.row.line.code: [f"{source_word(name)}: {said}" for name, said in entry.doubts.items()]
        for entry in read_entries(lines, about(version.inventory, on))
        if entry.row and entry.doubts
    }


def frozen(entries: Sequence[DraftEntry], on: date) -> list[dict[str, Any]]:
    """Return the contents of the lines that are right, in Vietnamese, as a version keeps them."""
    with speaking("vi"):
        return [
            line_content(one.entry.row, on)
            | {"evidence": evidence_of(one.line)}
            | ({"report": one.line.report} if one.line.report else {})
            for one in entries
            if one.entry.row
        ]


def evidence_of(line: InventoryDraftLine) -> list[Mapping[str, str]]:
    """Return the files of a line, by name."""
    return sorted(
        ({"name": one["name"], "sha256": one["sha256"]} for one in line.evidence), key=lambda one: one["name"]
    )
