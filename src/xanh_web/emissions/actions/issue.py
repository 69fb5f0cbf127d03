"""Issuing an inventory: its lines are frozen under a hash, its totals become values of the ledger."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.basis.hashing import canonical_json, sha256_hex
from xanh.basis.missing import MissingReason
from xanh.basis.number import rounded
from xanh.basis.parameter import parameter
from xanh.ghg.city_published import shown_reading
from xanh.ghg.city_totals import CityReading, read_totals
from xanh.ghg.notation import Total
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.emissions.drafts import DraftEntry, entries_of, frozen
from xanh_web.emissions.models import (
    Inventory,
    InventoryDraft,
    InventoryEvidence,
    InventoryLine,
    InventoryVersion,
    Purpose,
)
from xanh_web.emissions.rules import may_issue
from xanh_web.ledger.actions import Fact, write_observations
from xanh_web.ledger.models import EvidenceFile, Observation

_DECIMALS = 3  # kilograms


@transaction.atomic
def issue_inventory(*, inventory: Inventory, by: Person, at: datetime) -> InventoryVersion:
    """Issue the draft as the next version and record its totals in the ledger; the draft is gone then.

    Refusal, and nothing issued, while a line is wrong, something is counted twice, or the total is partial.
    """
    require(by, "issue_inventory", at=at)
    draft = InventoryDraft.objects.select_for_update(of=("self",)).filter(inventory=inventory).first()
    if draft is None:
        raise Refusal("The inventory {code} has no draft: recalculate it with a reason first.", code=inventory.code)
    on = timezone.localtime(at).date()
    entries = entries_of(draft, on)
    contents = frozen(entries, on)
    reading = read_totals(contents, inventory.area_code, inventory.year, draft.gwp)
    if refusal := may_issue(entries, reading):
        raise refusal
    version = _version(draft, contents, by, at)
    files = _lines(version, entries, contents)
    observations = _record(version, shown_reading(reading, contents), files, by, at)
    draft.delete()
    record_event(
        action="issue_inventory",
        subject=f"inventory:{inventory.code}",
        by=by,
        at=at,
        version=version.number,
        content_hash=version.content_hash,
        observations=[row.pk for row in observations],
    )
    return version


def years_to_judge(version: InventoryVersion) -> list[str]:
    """Return the years whose indicators the version may change: its own, and the later ones with an inventory."""
    inventory = version.inventory
    same = Inventory.objects.filter(area_code=inventory.area_code, purpose=Purpose.CITY, year__gte=inventory.year)
    return [str(year) for year in same.order_by("year").values_list("year", flat=True)]


def _version(
    draft: InventoryDraft, contents: Sequence[Mapping[str, Any]], by: Person, at: datetime
) -> InventoryVersion:
    inventory = draft.inventory
    told = {
        "inventory": inventory.code,
        "gwp": draft.gwp,
        "boundary_on": inventory.boundary_on,
        "lines": contents,
    }
    return InventoryVersion.objects.create(
        inventory=inventory,
        number=draft.based_on.number + 1 if draft.based_on else 1,
        reason=draft.reason,
        gwp=draft.gwp,
        boundary_on=inventory.boundary_on,
        based_on=draft.based_on,
        content_hash=sha256_hex(canonical_json(told)),
        illustrative=inventory.illustrative,
        issued_at=at,
        issued_by=by,
    )


def _lines(
    version: InventoryVersion, entries: Sequence[DraftEntry], contents: Sequence[Mapping[str, Any]]
) -> tuple[EvidenceFile, ...]:
    InventoryLine.objects.bulk_create(
        InventoryLine(
            version=version,
            position=place,
            code=content["code"],
            kind=content["kind"],
            category=content["category"],
            area_code=content["area"],
            content=content,
            written=one.line.written,
        )
        for place, (one, content) in enumerate(zip(entries, contents, strict=True), start=1)
    )
    named = {one["sha256"] for content in contents for one in content["evidence"]}
    files = {file.sha256: file for file in EvidenceFile.objects.filter(sha256__in=named)}
    InventoryEvidence.objects.bulk_create(
        InventoryEvidence(line=line, name=one["name"][:250], file=files[one["sha256"]])
        for line in version.lines.all()
        for one in line.content["evidence"]
    )
    return tuple(files[key] for key in sorted(files))


def _record(
    version: InventoryVersion, reading: CityReading, files: tuple[EvidenceFile, ...], by: Person, at: datetime
) -> list[Observation]:
    """Record the totals as anyone may see them: the ledger is public, and what gives a line away is missing there."""
    inventory = version.inventory
    if inventory.purpose != Purpose.CITY:
        return []
    wanted = parameter("ghg/inventory_indicators", on=timezone.localtime(at).date()).values["indicators"]
    facts = []
    for code, row in wanted.items():
        whole = _total(reading, row["total"])
        if whole.value is None and not whole.hidden:
            continue
        facts.append(
            Fact(
                indicator=code,
                area_code=inventory.area_code,
                period=str(inventory.year),
                value=None if whole.value is None else rounded(Decimal(repr(whole.value)), _DECIMALS),
                missing=MissingReason.CONFIDENTIAL.value if whole.hidden else "",
                unit=row["unit"],
                status="actual",
                source=f"inventory:{version.pk}",
                note=f"{version}, {version.gwp}, {row['total']}",
                illustrative=version.illustrative,
                evidence=files,
            )
        )
    return write_observations(facts, by, at)


def _total(reading: CityReading, name: str) -> Total:
    return reading.sums[name] if name in reading.sums else getattr(reading, name)
