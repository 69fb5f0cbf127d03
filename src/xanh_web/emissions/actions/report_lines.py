"""Lines of facilities' sent reports are taken into the draft of the city's inventory, and nothing is counted twice."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.documents.inventories.typed import codes_in
from xanh.ghg.numbers import scale
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.emissions.actions.draft_line import drop_line, lock_draft, next_place, subtract
from xanh_web.emissions.drafts import entries_of
from xanh_web.emissions.facility_offers import APART, TAKEN, Offer, offers_of, report_of
from xanh_web.emissions.models import Inventory, InventoryDraft, InventoryDraftLine

TAKE, WITHOUT, LESS = "take", "without", "less:"


@transaction.atomic
def take_report_lines(*, inventory: Inventory, choices: Mapping[str, str], by: Person, at: datetime) -> int:
    """Take the chosen lines of sent reports into the draft and return how many; refused, none is taken.

    `choices` is how each is taken, by the key of its offer: “take” as it is, where the city's own lines do not have it;
    “less:<id>” and its amount is subtracted from that line of the draft; “without” where the city's figures leave the
    facility out already, which is then written at those lines. A line taken from an earlier version is replaced.
    """
    draft = lock_draft(inventory, by, at)
    entries = entries_of(draft, timezone.localtime(at).date())
    offers = {one.key: one for one in offers_of(inventory, entries, at).offers}
    taken = {}
    for key, way in choices.items():
        if key not in offers:
            raise Refusal("A newer version of a report was sent meanwhile: look at the list once more.")
        offer = offers[key]
        if offer.state != TAKEN:
            _take(draft, offer, way, by, at)
            taken[offer.content["code"]] = [offer.version.receipt, way]
    if taken:
        record_event(action="take_report_lines", subject=f"inventory:{inventory.code}", by=by, at=at, lines=taken)
    return len(taken)


def _take(draft: InventoryDraft, offer: Offer, way: str, by: Person, at: datetime) -> None:
    name, facility = offer.content["code"], offer.feed.facility
    if offer.state == APART:
        raise Refusal("{line} is counted elsewhere already: it is never added.", line=name)
    if offer.refusal:
        raise Refusal("{line} cannot be taken: {reason}", line=name, reason=offer.refusal)
    lines = {line.pk: line for line in draft.lines.all()}
    chosen = _chosen(lines, offer, way)
    for old in offer.taken:
        drop_line(lines[old.pk], by, at)
    open_ = [one for one in offer.overlaps if chosen is None or one.line.pk != chosen.pk]
    if open_ and way != WITHOUT and not offer.taken:
        raise Refusal(
            "{line} would be counted twice: it is in the city's line {city} too. Subtract it there, or say that the "
            "line leaves the facility out.",
            line=name,
            city=open_[0].name,
        )
    report = report_of(offer.version, offer.content)
    if chosen is not None:
        chosen.refresh_from_db()
        report["less"] = _subtract(chosen, offer, by, at)
    elif way == WITHOUT:
        for one in open_:
            _leave_out(lines[one.line.pk], facility, by, at)
    place = next_place(draft)
    for step, (kind, written) in enumerate(offer.lines):
        InventoryDraftLine.objects.create(
            draft=draft,
            position=place + step,
            kind=kind,
            written=dict(written),
            evidence=[dict(one) for one in offer.content["evidence"]],
            # What was subtracted is given back once, however many gases the line has.
            report=report if step == 0 else {key: value for key, value in report.items() if key != "less"},
            saved_at=at,
            saved_by=by,
        )


def _chosen(lines: Mapping[int, InventoryDraftLine], offer: Offer, way: str) -> InventoryDraftLine | None:
    """Return the city's line to subtract from: the one chosen, or the one it was subtracted from before."""
    if way.startswith(LESS):
        key = way.removeprefix(LESS)
        if found := next((line for line, _own in offer.within if str(line.pk) == key), None):
            return lines[found.pk]
        raise Refusal("{line}: choose a line of the city of the same activity.", line=offer.content["code"])
    if way not in (TAKE, WITHOUT):
        raise Refusal("{line}: choose how it is taken.", line=offer.content["code"])
    before = [old.report["less"]["line"] for old in offer.taken if "less" in old.report]
    return next((line for line in lines.values() if before and line.written.get("source") == before[0]), None)


def _subtract(city: InventoryDraftLine, offer: Offer, by: Person, at: datetime) -> dict[str, str]:
    line, facility, name = offer.feed.line, offer.feed.facility, city.written["source"]
    if facility in codes_in(city.written.get("without", "")):
        raise Refusal(
            "“{city}” leaves {facility} out already: take the line as it is, or clear the facility there.",
            city=name,
            facility=facility,
        )
    unit = next(own.unit for one, own in offer.within if one.pk == city.pk)
    amount = Decimal(repr((line.amount or 0.0) * scale(line.unit, unit)))
    subtract(city, facility, amount, by, at)
    return {"line": name, "amount": str(amount)}


def _leave_out(city: InventoryDraftLine, facility: str, by: Person, at: datetime) -> None:
    city.refresh_from_db()
    codes = dict.fromkeys([*codes_in(city.written.get("without", "")), facility])
    city.written = city.written | {"without": "; ".join(codes)}
    city.saved_at, city.saved_by = at, by
    city.save(update_fields=["written", "saved_at", "saved_by"])
