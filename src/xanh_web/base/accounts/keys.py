"""Keys of the API: made, revoked, and the person one acts for.

A key has 256 random bits, so a plain hash cannot be turned round; wrong ones are counted all the same, per address.
"""

import secrets
from datetime import date, datetime

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.basis.hashing import sha256_hex
from xanh_web.base.accounts.throttle import address_key, count_attempt, locked_until
from xanh_web.base.actions import OPERATOR, record_event
from xanh_web.base.models import ApiKey, Person
from xanh_web.base.permissions import require

MARK = "xanh_"  # by it a key that got lost is recognised where it turns up


class TooManyWrongKeys(Refusal):
    """Too many wrong keys came from this address; `wait` is in seconds."""

    wait = 0


@transaction.atomic
def create_api_key(*, person: Person, label: str, valid_to: date, by: Person, at: datetime) -> tuple[ApiKey, str]:
    """Make a key for `person`, valid to the end of the day `valid_to`; return it and its text, told this once only."""
    require(by, "appoint", at=at)
    if person.username == OPERATOR:
        raise Refusal("The account “{username}” is the command line's own: nobody signs in with it.", username=OPERATOR)
    if not label.strip() or len(label.strip()) > 80 or not label.isprintable():
        raise Refusal("Say in 1 to 80 characters which system the key is for.")
    if valid_to < timezone.localtime(at).date():
        raise Refusal("The last day of the key has passed already: give a later one.")
    text = MARK + secrets.token_urlsafe(32)
    key = ApiKey.objects.create(person=person, label=label.strip(), key_hash=_hash(text), created=at, valid_to=valid_to)
    _record("create_api_key", key, by, at)
    return key, text


@transaction.atomic
def revoke_api_key(*, key: ApiKey, by: Person, at: datetime) -> None:
    """End a key, by its owner or by who may appoint; one that is revoked already stays as it is."""
    if key.person_id != by.pk:
        require(by, "appoint", at=at)
    if ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=at):
        _record("revoke_api_key", key, by, at)


def person_of_key(request: HttpRequest, at: datetime) -> Person:
    """Return the person whose key stands in the header Authorization; Refusal where it is none that holds.

    TooManyWrongKeys where this address has tried too many.
    """
    address = address_key(request, "token")
    if until := locked_until(address, at):
        raise _too_many(until, at)
    scheme, _blank, text = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        raise Refusal("Send the key as “Authorization: Bearer KEY”: no other way of signing in is taken here.")
    key = ApiKey.objects.select_related("person").filter(key_hash=_hash(text.strip())).first()
    if key is None or not key.person.is_active:
        count_attempt([address], at)
        raise Refusal("This key is not known here. Check that it was copied whole, or ask for a new one.")
    today = timezone.localtime(at).date()
    if key.revoked_at is not None:
        raise Refusal("This key was revoked. Ask the administrator of the system for a new one.")
    if key.valid_to < today:
        raise Refusal("This key was valid to {day} only. Ask for a new one.", day=f"{key.valid_to:%d/%m/%Y}")
    if key.last_used != today:
        ApiKey.objects.filter(pk=key.pk).update(last_used=today)
    return key.person


def _too_many(until: datetime, at: datetime) -> TooManyWrongKeys:
    refusal = TooManyWrongKeys(
        "Too many wrong keys came from this address. Try again after {clock}.",
        clock=f"{timezone.localtime(until):%H:%M:%S}",
    )
    refusal.wait = max(1, -int((at - until).total_seconds() // 1))
    return refusal


def _record(action: str, key: ApiKey, by: Person, at: datetime) -> None:
    subject = f"person:{key.person.username}"[:120]
    record_event(action=action, subject=subject, by=by, at=at, key=key.pk, valid_to=key.valid_to.isoformat())


def _hash(text: str) -> str:
    return sha256_hex(text.encode("utf-8", "replace"))
