"""Changes of agencies and areas: loading a city, recording a succession, choosing a successor."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from xanh.basis.errors import Refusal
from xanh.basis.text import collapse
from xanh_web.agencies.agency_file import AgencyRecord, read_agencies
from xanh_web.agencies.area_files import AreaRecord, read_areas
from xanh_web.agencies.city import read_city
from xanh_web.agencies.load import bring_in_line
from xanh_web.agencies.models import Agency, Area, Succession, SuccessorChoice
from xanh_web.agencies.querysets import load_register
from xanh_web.agencies.register import Change
from xanh_web.agencies.rules import begins_with, first_day, last_day_before, why_not_choose, why_not_record
from xanh_web.agencies.succession_file import SuccessionRecord, read_successions
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require


@dataclass(frozen=True)
class Loaded:
    """How many rows a load wrote or changed; all zero where the database already said the same."""

    agencies: int
    successions: int
    areas: int

    def anything(self) -> bool:
        """Return whether the load changed anything."""
        return bool(self.agencies or self.successions or self.areas)


@transaction.atomic
def load_city(*, folder: Path, by: Person, at: datetime) -> Loaded:
    """Bring agencies, successions and areas in line with the city's files; the same again changes nothing.

    What a person recorded stays: files replace neither that succession nor the days of the two bodies it joins.
    Rows that the files no longer name stay too, for reports may rest on them.
    """
    require(by, "load_agencies", at=at)
    city = read_city(folder)
    areas = read_areas(folder)
    agencies = read_agencies(city, areas)
    successions = read_successions(city, agencies)
    for duty in (*city.coordinators, *city.aggregators):
        if duty.agency not in {agency.code for agency in agencies}:
            raise Refusal("{file} names the unknown agency “{code}”.", file="city.yaml", code=duty.agency)
    loaded = Loaded(_load_agencies(agencies), _load_successions(successions), _load_areas(areas))
    if loaded.anything():
        record_event(action="load_city", subject=f"city:{city.code}", by=by, at=at, **asdict(loaded))
    return loaded


def _load_areas(records: list[AreaRecord]) -> int:
    kept = {(area.code, area.valid_from): area for area in Area.objects.all()}
    return bring_in_line(Area, kept, (((record.code, record.valid_from), asdict(record)) for record in records))


def _load_agencies(records: list[AgencyRecord]) -> int:
    kept = {agency.code: agency for agency in Agency.objects.all()}
    recorded = Succession.objects.exclude(recorded_by=None)
    dated = set(recorded.values_list("predecessor__code", flat=True)) | set(
        recorded.values_list("successor__code", flat=True)
    )
    return bring_in_line(Agency, kept, ((r.code, _agency_values(r, keep_days=r.code in dated)) for r in records))


def _agency_values(record: AgencyRecord, *, keep_days: bool) -> dict[str, Any]:
    days = {"valid_from", "valid_to", "start_unknown"} if keep_days else set()
    return {name: value for name, value in asdict(record).items() if name not in days}


def _load_successions(records: list[SuccessionRecord]) -> int:
    ids = dict(Agency.objects.values_list("code", "id"))
    kept = {(row.predecessor_id, row.successor_id): row for row in Succession.objects.all()}
    decided = {row.predecessor_id for row in kept.values() if row.recorded_by_id}
    wanted = []
    for record in records:
        old, new = ids[record.predecessor], ids[record.successor] if record.successor else None
        if old not in decided:
            values = asdict(record) | {"predecessor_id": old, "successor_id": new}
            del values["predecessor"], values["successor"]
            wanted.append(((old, new), values))
    return bring_in_line(Succession, kept, wanted)


@transaction.atomic
def record_succession(
    *,
    predecessor: str,
    successor: str | None,
    kind: str,
    effective_from: date | None,
    legal_basis: str,
    status: str,
    by: Person,
    at: datetime,
    note: str = "",
) -> Succession:
    """Record that one body follows another, or enter what was not known of it; set the days of both bodies.

    `effective_from` None: the day is not known yet, and both bodies keep their days.
    """
    require(by, "record_succession", at=at)
    if status not in {"verified", "unverified"}:
        raise Refusal("“{status}” is not a status: write verified or unverified.", status=status)
    change = Change(predecessor, successor, kind, effective_from, collapse(legal_basis), verified=status == "verified")
    register = load_register()
    if refusal := why_not_record(register, change):
        raise refusal
    old = Agency.objects.get(code=predecessor)
    new = Agency.objects.get(code=successor) if successor else None
    row = Succession.objects.filter(predecessor=old, successor=new).first() or Succession(
        predecessor=old, successor=new
    )
    before = _details(row) if row.pk else None
    row.kind, row.effective_from, row.legal_basis = kind, effective_from, change.legal_basis
    row.status, row.note, row.recorded_by = status, collapse(note), by
    row.save()
    if effective_from is not None:
        old.valid_to = last_day_before(effective_from)
        old.save(update_fields=["valid_to"])
    if new is not None and effective_from is not None and begins_with(register, change):
        new.valid_from, new.start_unknown = first_day(register, change), False
        new.save(update_fields=["valid_from", "start_unknown"])
    record_event(
        action="record_succession", subject=f"agency:{predecessor}", by=by, at=at, before=before, after=_details(row)
    )
    return row


def _details(row: Succession) -> dict[str, str | None]:
    return {
        "successor": row.successor.code if row.successor else None,
        "kind": row.kind,
        "effective_from": row.effective_from.isoformat() if row.effective_from else None,
        "legal_basis": row.legal_basis,
        "status": row.status,
    }


@transaction.atomic
def choose_successor(
    *,
    predecessor: str,
    successor: str,
    reason: str,
    by: Person,
    at: datetime,
    scope: str = "",
    decision_number: str = "",
) -> SuccessorChoice:
    """Write who answers for an abolished or split body, for everything or for the task or indicator `scope`."""
    require(by, "assign_successor", at=at)
    if not collapse(reason):
        raise Refusal("Give the reason for the choice: it is shown wherever the new agency answers.")
    if refusal := why_not_choose(load_register(), predecessor, successor):
        raise refusal
    choice = SuccessorChoice.objects.create(
        predecessor=Agency.objects.get(code=predecessor),
        successor=Agency.objects.get(code=successor),
        scope=collapse(scope),
        decided_by=by,
        decided_at=at,
        decision_number=collapse(decision_number),
        reason=collapse(reason),
    )
    record_event(
        action="choose_successor",
        subject=f"agency:{predecessor}",
        by=by,
        at=at,
        agency_code=successor,
        scope=choice.scope,
        decision_number=choice.decision_number,
    )
    return choice
