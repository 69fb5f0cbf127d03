"""The draft of an inventory under lock, its lines by place and name, and what is subtracted from one for a facility."""

from datetime import datetime
from decimal import Decimal

from xanh.basis.errors import Refusal
from xanh.basis.hashing import plain_decimal
from xanh.documents.inventories.typed import less_in
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.emissions.models import Inventory, InventoryDraft, InventoryDraftLine


def lock_draft(inventory: Inventory, by: Person, at: datetime) -> InventoryDraft:
    """Return the draft, locked, for someone who may write on it; Refusal where there is none."""
    require(by, "write_inventory", at=at)
    draft = InventoryDraft.objects.select_for_update(of=("self",)).filter(inventory=inventory).first()
    if draft is None:
        raise Refusal(
            "The inventory {code} is issued: recalculate it with a reason, to write on it again.", code=inventory.code
        )
    return draft


def own_line(draft: InventoryDraft, line: InventoryDraftLine) -> InventoryDraftLine:
    """Return the line as it stands in the draft; Refusal where it is gone."""
    found = draft.lines.filter(pk=line.pk).first()
    if found is None:
        raise Refusal("This line is no longer in the draft: look at the list of lines.")
    return found


def next_place(draft: InventoryDraft) -> int:
    """Return the place after the last line."""
    return (draft.lines.order_by("-position").values_list("position", flat=True).first() or 0) + 1


def drop_line(line: InventoryDraftLine, by: Person, at: datetime) -> None:
    """Delete a line of the draft; what was subtracted for it from a line of the city's goes back there."""
    if less := line.report.get("less"):
        city = line.draft.lines.filter(written__source=less["line"]).first()
        if city:
            subtract(city, line.written["facility"], -Decimal(less["amount"]), by, at)
    line.delete()


def subtract(line: InventoryDraftLine, facility: str, amount: Decimal, by: Person, at: datetime) -> None:
    """Write into a city's line that `amount`, in its unit, is subtracted for a facility; below zero gives it back."""
    less = {code: Decimal(repr(value)) for code, value in less_in(line.written.get("less", "")).items()}
    less[facility] = less.get(facility, Decimal(0)) + amount
    said = "; ".join(
        f"{code}={plain_decimal(value).replace('.', ',')}" for code, value in less.items() if value > Decimal("1e-9")
    )
    rest = {name: text for name, text in line.written.items() if name != "less"}
    line.written = rest | ({"less": said} if said else {})
    line.saved_at, line.saved_by = at, by
    line.save(update_fields=["written", "saved_at", "saved_by"])
