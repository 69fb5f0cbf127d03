"""Changes of the ledger: storing evidence, recording observations."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.basis.hashing import canonical_json, sha256_hex
from xanh.basis.missing import MissingReason
from xanh.basis.number import require_storable
from xanh.basis.period import Period
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.base.statements import Prepared, insert
from xanh_web.ledger import store
from xanh_web.ledger.models import EvidenceFile, Observation, ObservationEvidence
from xanh_web.ledger.models.observation import Status


@dataclass(frozen=True)
class Fact:
    """An observation to be recorded. `value` None needs `missing`; `evidence` are stored files."""

    indicator: str
    area_code: str
    period: str
    value: Decimal | None
    unit: str
    status: str
    source: str
    missing: str = ""
    note: str = ""
    illustrative: bool = False
    dimensions: dict[str, str] = field(default_factory=dict)
    evidence: tuple[EvidenceFile, ...] = ()


def store_evidence(*, name: str, content: bytes, at: datetime) -> EvidenceFile:
    """Store a file under its hash and return its row. The caller's action writes the audit event."""
    return note_evidence(sha256=store.put(content), name=name, size=len(content), at=at)


def note_evidence(*, sha256: str, name: str, size: int, at: datetime) -> EvidenceFile:
    """Return the row of a file that is stored already."""
    # The same file may arrive twice, even at once: the first one names it.
    row = EvidenceFile(sha256=sha256, name=name[:250], size=size, stored_at=at)
    return row if insert(row, unless_there=True) else _stored_as(sha256)[0]


_stored_as = Prepared(lambda sha256: EvidenceFile.objects.order_by().filter(sha256=sha256))


@transaction.atomic
def record_observations(*, facts: Sequence[Fact], by: Person, at: datetime, reason: str) -> list[Observation]:
    """Record `facts`, each superseding the current row of its key; one that says nothing new is not recorded again.

    Returns the rows recorded. Refusal, and nothing recorded, if any fact lacks its unit, reason or a readable period.
    """
    require(by, "record_observations", at=at)
    recorded = write_observations(facts, by, at)
    if recorded:
        record_event(
            action="record_observations",
            subject=facts[0].source,
            by=by,
            at=at,
            reason=reason,
            observations=[row.pk for row in recorded],
        )
    return recorded


def write_observations(facts: Sequence[Fact], by: Person, at: datetime) -> list[Observation]:
    """Write `facts` as part of a larger action, which asks permission and writes the audit event itself."""
    return [row for fact in facts if (row := _record(fact, by, at)) is not None]


def _record(fact: Fact, by: Person, at: datetime) -> Observation | None:
    _check(fact)
    key = sha256_hex(canonical_json(fact.dimensions)) if fact.dimensions else ""
    current = (
        Observation.objects.as_known_at(None)
        .filter(indicator=fact.indicator, area_code=fact.area_code, period=fact.period, dimensions_key=key)
        .first()
    )
    if current and _same(current, fact):
        return None
    if current and current.recorded_at > at:
        raise Refusal(
            "A value of “{indicator}” for {period} was recorded at {then}, after {now}: what is later stays.",
            indicator=fact.indicator,
            period=fact.period,
            then=timezone.localtime(current.recorded_at).isoformat(timespec="seconds"),
            now=timezone.localtime(at).isoformat(timespec="seconds"),
        )
    row = Observation.objects.create(
        indicator=fact.indicator,
        area_code=fact.area_code,
        period=fact.period,
        dimensions=fact.dimensions,
        dimensions_key=key,
        value=fact.value,
        missing=fact.missing,
        unit=fact.unit,
        status=fact.status,
        source=fact.source,
        note=fact.note,
        illustrative=fact.illustrative,
        recorded_at=at,
        recorded_by=by,
        supersedes=current,
    )
    ObservationEvidence.objects.bulk_create(ObservationEvidence(observation=row, file=file) for file in fact.evidence)
    return row


def _check(fact: Fact) -> None:
    Period.parse(fact.period)
    if (fact.value is None) == (not fact.missing):
        raise Refusal("“{indicator}” needs a value or the reason it is missing, not both.", indicator=fact.indicator)
    if not fact.unit or not fact.source:
        raise Refusal("“{indicator}” needs a unit and a source: a number never stands alone.", indicator=fact.indicator)
    if fact.value is not None:
        require_storable(fact.value)
    if fact.missing and fact.missing not in MissingReason:
        raise Refusal("“{reason}” is not a reason for a missing value.", reason=fact.missing)
    if fact.status not in Status.values:
        raise Refusal("“{status}” is not a status of a value.", status=fact.status)


def _same(row: Observation, fact: Fact) -> bool:
    told = (fact.value, fact.missing, fact.unit, fact.status, fact.source)
    return (row.value, row.missing, row.unit, row.status, row.source) == told
