"""An inventory: opened, written on, issued, recalculated. What was typed stays; what was issued is never touched."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.basis.text import collapse
from xanh.ghg.city_sources import city_source
from xanh_web.agencies.models import Area
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.emissions.actions.draft_line import drop_line, lock_draft, next_place, own_line
from xanh_web.emissions.drafts import about
from xanh_web.emissions.models import Inventory, InventoryDraft, InventoryDraftLine, Purpose
from xanh_web.emissions.rules import may_open, may_recalculate, may_rewrite
from xanh_web.ledger.actions import store_evidence

MOST_LINES, LONGEST = 2000, 5000


@transaction.atomic
def open_inventory(
    *,
    area_code: str,
    year: int,
    boundary_on: date,
    by: Person,
    at: datetime,
    purpose: str = Purpose.CITY,
    gwp: str = "AR5",
    illustrative: bool = False,
) -> Inventory:
    """Return the inventory of an area and year with its draft; opened anew where there was none."""
    require(by, "open_inventory", at=at)
    if refusal := may_open(year, gwp):
        raise refusal
    if not Area.objects.on(boundary_on).filter(code=area_code).exists():
        raise Refusal("There is no area {area} on {day}.", area=area_code, day=f"{boundary_on:%d/%m/%Y}")
    if found := Inventory.objects.filter(area_code=area_code, year=year, purpose=purpose).first():
        return found
    inventory = Inventory.objects.create(
        code=f"{area_code}-{year}" + ("" if purpose == Purpose.CITY else f"-{purpose}"),
        area_code=area_code,
        year=year,
        boundary_on=boundary_on,
        purpose=Purpose(purpose),
        illustrative=illustrative,
        opened_at=at,
        opened_by=by,
    )
    InventoryDraft.objects.create(inventory=inventory, gwp=gwp, opened_at=at, opened_by=by)
    _audit("open_inventory", inventory, by, at, boundary_on=boundary_on.isoformat(), gwp=gwp)
    return inventory


@transaction.atomic
def recalculate_inventory(
    *,
    inventory: Inventory,
    reason: str,
    by: Person,
    at: datetime,
    gwp: str = "",
    boundary_on: date | None = None,
) -> InventoryDraft:
    """Open a draft of the next version with the lines of the latest, and the reason for it."""
    require(by, "issue_inventory", at=at)
    kept = Inventory.objects.select_for_update().get(pk=inventory.pk)
    if refusal := may_recalculate(kept, reason):
        raise refusal
    latest = kept.latest
    if latest is None:
        raise ValueError(kept.code)
    if refusal := may_open(kept.year, gwp or latest.gwp):
        raise refusal
    if boundary_on is not None:
        kept.boundary_on = boundary_on
        kept.save(update_fields=["boundary_on"])
    draft = InventoryDraft.objects.create(
        inventory=kept, reason=reason.strip(), gwp=gwp or latest.gwp, based_on=latest, opened_at=at, opened_by=by
    )
    InventoryDraftLine.objects.bulk_create(
        InventoryDraftLine(
            draft=draft,
            position=line.position,
            kind=line.kind,
            written=line.written,
            evidence=line.content["evidence"],
            report=line.content.get("report", {}),
            saved_at=at,
            saved_by=by,
        )
        for line in latest.lines.all()
    )
    _audit("recalculate_inventory", kept, by, at, reason=draft.reason, based_on=latest.number)
    return draft


@transaction.atomic
def write_inventory_line(
    *,
    inventory: Inventory,
    kind: str,
    written: Mapping[str, str],
    by: Person,
    at: datetime,
    line: InventoryDraftLine | None = None,
) -> InventoryDraftLine:
    """Keep a line as typed, right or wrong: a new one, or `line` anew."""
    draft = lock_draft(inventory, by, at)
    city_source(kind)
    if any(len(text) > LONGEST for text in written.values()):
        raise Refusal("A field has more than {most} characters: attach a file instead.", most=LONGEST)
    if line is None and draft.lines.count() >= MOST_LINES:
        raise Refusal("An inventory has at most {most} lines: put small sources into one.", most=MOST_LINES)
    kept = own_line(draft, line) if line else InventoryDraftLine(draft=draft, position=next_place(draft))
    if kept.report and (refusal := may_rewrite(kept, kind, written, about(inventory, timezone.localtime(at).date()))):
        raise refusal
    kept.kind, kept.written, kept.saved_at, kept.saved_by = kind, dict(written), at, by
    kept.save()
    _audit("write_inventory_line", inventory, by, at, line=kept.position, kind=kind)
    return kept


@transaction.atomic
def take_inventory_lines(
    *, inventory: Inventory, lines: Sequence[tuple[str, Mapping[str, str]]], by: Person, at: datetime
) -> int:
    """Take the lines of a workbook into the draft and return how many: one of a known name takes its place."""
    draft = lock_draft(inventory, by, at)
    known = {_name(line.written): line for line in draft.lines.all()}
    if len(set(known) | {_name(written) for _kind, written in lines}) > MOST_LINES:
        raise Refusal("An inventory has at most {most} lines: put small sources into one.", most=MOST_LINES)
    place, read_for = next_place(draft), about(inventory, timezone.localtime(at).date())
    for kind, written in lines:
        line = known.get(_name(written))
        if line is None:
            line = InventoryDraftLine(draft=draft, position=place)
            place += 1
        if line.report:
            if refusal := may_rewrite(line, kind, written, read_for):
                raise refusal
            continue  # it says what the report says
        line.kind, line.written, line.saved_at, line.saved_by = kind, dict(written), at, by
        line.save()
    _audit("take_inventory_lines", inventory, by, at, lines=len(lines))
    return len(lines)


@transaction.atomic
def remove_inventory_line(*, inventory: Inventory, line: InventoryDraftLine, by: Person, at: datetime) -> None:
    """Take a line out of the draft; what it said stays in the audit log, what was subtracted for it is given back."""
    kept = own_line(lock_draft(inventory, by, at), line)
    details = {"line": kept.position, "kind": kept.kind, "written": kept.written}
    _audit("remove_inventory_line", inventory, by, at, **details)
    drop_line(kept, by, at)


@transaction.atomic
def attach_inventory_evidence(
    *, inventory: Inventory, line: InventoryDraftLine, name: str, content: bytes, by: Person, at: datetime
) -> InventoryDraftLine:
    """Attach a file to a line; one of the same name is replaced by it."""
    kept = own_line(lock_draft(inventory, by, at), line)
    stored = store_evidence(name=name, content=content, at=at)
    others = [one for one in kept.evidence if one["name"] != name]
    kept.evidence = [*others, {"name": name, "sha256": stored.sha256}]
    kept.save(update_fields=["evidence"])
    _audit("attach_inventory_evidence", inventory, by, at, line=kept.position, file=name)
    return kept


def _name(written: Mapping[str, str]) -> str:
    return collapse(written.get("source", "")).casefold()


def _audit(action: str, inventory: Inventory, by: Person, at: datetime, **details: Any) -> None:
    record_event(action=action, subject=f"inventory:{inventory.code}", by=by, at=at, **details)
