"""The sessions of people: known by their hash, listed, and ended from another one."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from xanh.basis.hashing import sha256_hex
from xanh_web.base.accounts.agent import agent_family
from xanh_web.base.models import Person, SessionRecord

SEEN_EVERY = timedelta(minutes=15)


def key_hash(session_key: str) -> str:
    """Return under what a session is known; its key is random enough that a plain hash cannot be turned round."""
    return sha256_hex(session_key.encode())


def record_session(request: HttpRequest, person: Person) -> None:
    """Write down the session `person` has just been signed in with, and forget those that can no longer live."""
    if request.session.session_key is None:
        request.session.create()
    now = timezone.now()
    lapsed = now - 2 * timedelta(seconds=settings.SESSION_COOKIE_AGE)
    gone = Q(revoked_at=None) | Q(revoked_at__lt=lapsed)
    SessionRecord.objects.filter(gone, last_seen__lt=lapsed).delete()
    request.session.clear_expired()
    _write(request, person)


def open_sessions(person: Person) -> list[SessionRecord]:
    """Return the sessions `person` may still be signed in with, the one used last first."""
    lapsed = timezone.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return list(SessionRecord.objects.filter(person=person, revoked_at=None, last_seen__gte=lapsed))


def person_of_session(request: HttpRequest, person: Person | AnonymousUser) -> Person | AnonymousUser:
    """Return `person`, or nobody where the session has been revoked: it is signed out on the spot.

    Costs one question, and one change in a quarter of an hour. A session that was never written down is, from here on.
    """
    if not isinstance(person, Person):
        return person
    key = request.session.session_key
    record = SessionRecord.objects.filter(key_hash=key_hash(key or "")).first()
    if record is None:
        _write(request, person)
    elif record.revoked_at is not None or record.person_id != person.pk:
        request.user = person
        logout(request)
        return AnonymousUser()
    elif record.last_seen < (now := timezone.now()) - SEEN_EVERY:
        SessionRecord.objects.filter(pk=record.pk).update(last_seen=now)
    return person


def _write(request: HttpRequest, person: Person) -> None:
    now = timezone.now()
    record = SessionRecord(
        key_hash=key_hash(request.session.session_key or ""),
        person=person,
        created=now,
        last_seen=now,
        agent=agent_family(request.headers.get("User-Agent", "")),
    )
    # Two requests of one new session may come at once.
    SessionRecord.objects.bulk_create([record], ignore_conflicts=True)
