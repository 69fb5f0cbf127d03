"""Changes of state of the accounts of others: made, given a password or an identity, an appointment ended.

All of them are for whoever may appoint (`permissions.py`).
"""

from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from xanh.basis.errors import Refusal
from xanh_web.base.accounts.actions import revoke_other_sessions
from xanh_web.base.actions import OPERATOR, record_event
from xanh_web.base.models import Appointment, ExternalIdentity, Person
from xanh_web.base.permissions import require


@transaction.atomic
def add_person(*, username: str, full_name: str, password: str, email: str = "", by: Person, at: datetime) -> Person:
    """Make an account; with `password` "" it can be entered by the single sign-on alone."""
    require(by, "appoint", at=at)
    if Person.objects.filter(username__iexact=username).exists():
        raise Refusal("There is an account “{username}” already: choose another user name.", username=username)
    person = Person(username=Person.normalize_username(username), first_name=full_name, email=email.strip())
    try:
        person.clean_fields(exclude=["password"])
    except ValidationError as error:
        raise Refusal("This account cannot be made: {reasons}", reasons=" ".join(error.messages)) from error
    _give_password(person, password)
    person.save()
    record_event(action="add_person", subject=f"person:{username}"[:120], by=by, at=at)
    return person


@transaction.atomic
def set_password(*, person: Person, password: str, by: Person, at: datetime) -> None:
    """Give `person` a new password, as where the old one is forgotten; all their sessions end."""
    require(by, "appoint", at=at)
    if person.username == OPERATOR:
        raise Refusal("The account “{username}” is the command line's own: nobody signs in with it.", username=OPERATOR)
    if not password:
        raise Refusal("No password was given: nothing was changed.")
    _give_password(person, password)
    person.save(update_fields=["password"])
    revoke_other_sessions(person=person, kept_key="", by=by, at=at)
    record_event(action="set_password", subject=f"person:{person.username}"[:120], by=by, at=at)


@transaction.atomic
def set_email(*, person: Person, email: str, by: Person, at: datetime) -> None:
    """Say to which address `person` gets e-mails; "" for none. No event holds the address."""
    require(by, "appoint", at=at)
    before, person.email = person.email, Person.objects.normalize_email(email.strip())
    try:
        person.clean_fields(exclude=["username", "password", "first_name", "last_name"])
    except ValidationError as error:
        person.email = before
        raise Refusal("“{email}” is not an e-mail address: nothing was changed.", email=email) from error
    person.save(update_fields=["email"])
    record_event(
        action="set_email", subject=f"person:{person.username}"[:120], by=by, at=at, has_email=bool(person.email)
    )


@transaction.atomic
def link_identity(*, person: Person, subject: str, by: Person, at: datetime) -> ExternalIdentity:
    """Say who `person` is at the single sign-on; by an administrator this replaces what was said before.

    By the person themselves, on signing in, it is only said once.
    """
    issuer = settings.OIDC_ISSUER
    held = ExternalIdentity.objects.filter(person=person, issuer=issuer).first()
    if held is not None and held.subject == subject:
        return held
    if by != person or held is not None:
        require(by, "appoint", at=at)
    if person.username == OPERATOR:
        raise Refusal("The account “{username}” is the command line's own: nobody signs in with it.", username=OPERATOR)
    if not issuer:
        raise Refusal("This installation has no single sign-on: set XANH_OIDC_ISSUER first.")
    if ExternalIdentity.objects.filter(issuer=issuer, subject=subject).exclude(person=person).exists():
        raise Refusal("Another account here belongs to this person of the single sign-on already.")
    identity, _ = ExternalIdentity.objects.update_or_create(person=person, issuer=issuer, defaults={"subject": subject})
    record_event(action="link_identity", subject=f"person:{person.username}"[:120], by=by, at=at, issuer=issuer)
    return identity


@transaction.atomic
def end_appointment(
    *, person: Person, role: str, agency_code: str, last_day: date, basis: str = "", by: Person, at: datetime
) -> Appointment:
    """Let `last_day` be the last day on which `person` holds `role` in the agency; `basis` stays in the audit log."""
    require(by, "appoint", at=at)
    held = person.appointments.filter(role=role, agency_code=agency_code).order_by("-valid_from").first()
    if held is None:
        raise Refusal(
            "{person} does not hold the role {role} in {agency}.", person=person, role=role, agency=agency_code or "—"
        )
    if last_day < held.valid_from:
        raise Refusal("The role begins on {day} only: it cannot end before.", day=f"{held.valid_from:%d/%m/%Y}")
    if held.valid_to is not None and held.valid_to < last_day:
        raise Refusal(
            "The role ended on {day} already: appoint anew from the day after.", day=f"{held.valid_to:%d/%m/%Y}"
        )
    held.valid_to = last_day
    held.save(update_fields=["valid_to"])
    record_event(
        action="end_appointment",
        subject=f"person:{person.username}"[:120],
        by=by,
        at=at,
        agency_code=agency_code,
        role=role,
        last_day=last_day.isoformat(),
        **({"basis": basis.strip()[:250]} if basis.strip() else {}),
    )
    return held


@transaction.atomic
def lock_person(*, person: Person, by: Person, at: datetime) -> None:
    """Lock an account: nobody signs in with it or uses its keys, all its sessions end. What it did stays."""
    require(by, "appoint", at=at)
    kept = Person.objects.select_for_update().get(pk=person.pk)
    if kept.pk == by.pk:
        raise Refusal("One's own account is not locked by oneself: ask another administrator.")
    if kept.username == OPERATOR:
        raise Refusal("The account “{username}” is the command line's own: nobody signs in with it.", username=OPERATOR)
    if not kept.is_active:
        return
    kept.is_active = False
    kept.save(update_fields=["is_active"])
    revoke_other_sessions(person=kept, kept_key="", by=by, at=at)
    record_event(action="lock_person", subject=f"person:{kept.username}"[:120], by=by, at=at)


@transaction.atomic
def unlock_person(*, person: Person, by: Person, at: datetime) -> None:
    """Open a locked account again, with the password and roles it had."""
    require(by, "appoint", at=at)
    if Person.objects.filter(pk=person.pk, is_active=False).update(is_active=True):
        record_event(action="unlock_person", subject=f"person:{person.username}"[:120], by=by, at=at)


def _give_password(person: Person, password: str) -> None:
    if not password:
        person.set_unusable_password()
        return
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Refusal("The password is not accepted: {reasons}", reasons=" ".join(error.messages)) from error
    person.set_password(password)
