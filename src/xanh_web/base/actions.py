"""Changes of state that concern no field of work: people, audit, seals."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.basis.hashing import canonical_json, merkle_root, sha256_hex
from xanh_web.base.append_only import SEALED, model_of
from xanh_web.base.models import Appointment, Event, Person, Seal, SealedRow
from xanh_web.base.models.person import Role
from xanh_web.base.permissions import require
from xanh_web.base.statements import insert

OPERATOR = "operator"


def record_event(
    *, action: str, subject: str, by: Person, at: datetime, agency_code: str = "", **details: Any
) -> Event:
    """Write the audit event of a change of state. Called once, by the action, inside its transaction."""
    event = Event(at=at, actor=by, action=action, subject=subject, agency_code=agency_code, details=details)
    insert(event)
    return event


@transaction.atomic
def appoint_person(
    *,
    username: str,
    full_name: str,
    role: str,
    agency_code: str,
    valid_from: date,
    valid_to: date | None = None,
    basis: str = "",
    by: Person,
    at: datetime,
) -> Appointment:
    """Give a person (made where new, without a password) a role in an agency; the same again changes nothing.

    One who held the role before, and whose time has ended, is appointed anew. Refusal where the role is held now for
    a shorter time than is asked for.
    """
    require(by, "appoint", at=at)
    if valid_to is not None and valid_to < valid_from:
        raise Refusal("The last day comes before the first: give them the other way round.")
    if role not in Role.values:
        raise Refusal("“{role}” is not a role: write one of {roles}.", role=role, roles=", ".join(Role.values))
    person, _ = Person.objects.get_or_create(username=username, defaults={"first_name": full_name[:150]})
    held = person.appointments.filter(role=role, agency_code=agency_code)
    if kept := held.filter(models.Q(valid_to=None) | models.Q(valid_to__gte=valid_from)).first():
        if kept.valid_to is not None and (valid_to is None or valid_to > kept.valid_to):
            raise Refusal(
                "{person} holds this role until {day}: appoint anew from the day after.",
                person=str(person),
                day=f"{kept.valid_to:%d/%m/%Y}",
            )
        return kept
    appointment = Appointment.objects.create(
        person=person,
        role=role,
        agency_code=agency_code,
        valid_from=valid_from,
        valid_to=valid_to,
        basis=basis.strip()[:250],
    )
    said = {"role": role, **({"basis": appointment.basis} if appointment.basis else {})}
    record_event(action="appoint_person", subject=f"person:{username}", by=by, at=at, agency_code=agency_code, **said)
    return appointment


@transaction.atomic
def seal_rows(*, at: datetime | None = None) -> Seal | None:
    """Seal every row of the append-only tables that no seal covers yet; None if there is none.

    Writers never wait for this: it runs after them, on what is there. The batch's hashes stand in one fixed order.
    """
    last = Seal.objects.select_for_update().order_by("-number").first()
    unsealed = [(label, row.pk, hash_row(row)) for label in SEALED for row in _unsealed(label)]
    if not unsealed:
        return None
    previous = last.root if last else ""
    seal = Seal.objects.create(
        number=last.number + 1 if last else 1,
        sealed_at=at or timezone.now(),
        rows=len(unsealed),
        previous=previous,
        root=seal_root(previous, [row_hash for _, _, row_hash in unsealed]),
    )
    SealedRow.objects.bulk_create(
        (
            SealedRow(seal=seal, position=position, model=label, key=key, row_hash=row_hash)
            for position, (label, key, row_hash) in enumerate(unsealed)
        ),
        batch_size=500,
    )
    return seal


def seal_root(previous: str, row_hashes: list[str]) -> str:
    """Return the root of a batch: the Merkle root of its rows, hashed together with the root before."""
    return sha256_hex(f"{previous}:{merkle_root(row_hashes)}".encode())


def hash_row(row: models.Model) -> str:
    """Return the hash of all stored columns of `row` under their names."""
    content = {field.attname: field.value_from_object(row) for field in row._meta.concrete_fields}
    return sha256_hex(canonical_json({"model": row._meta.label, **content}))


def _unsealed(label: str) -> Iterator[models.Model]:
    sealed = SealedRow.objects.filter(model=label, key=models.OuterRef("pk"))
    rows = model_of(label)._default_manager.filter(~models.Exists(sealed)).order_by("pk")
    yield from rows.iterator(chunk_size=2000)


def operator() -> Person:
    """Return the account under which the command line acts on this machine: whoever runs it owns the files anyway."""
    person, new = Person.objects.get_or_create(username=OPERATOR, defaults={"first_name": "Quản trị hệ thống"})
    if new:
        day = date(2021, 1, 1)
        for role in ("administrator", "coordinator", "auditor"):
            Appointment.objects.create(person=person, role=role, valid_from=day)
    return person
