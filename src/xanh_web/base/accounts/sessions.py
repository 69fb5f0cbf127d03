"""The sessions of people: known by their hash, listed, and ended from another one."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, logout
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from xanh_web.base.accounts.agent import agent_family
from xanh_web.base.accounts.session_store import key_hash
from xanh_web.base.models import Person, SessionRecord

SEEN_EVERY = timedelta(minutes=15)


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


def person_of_session(request: HttpRequest, django_user: Person | AnonymousUser) -> Person | AnonymousUser:
    """Return who is signed in, or nobody where the session has been revoked: it is signed out on the spot.

    Costs nothing beyond reading the session, and one change in a quarter of an hour. What the session's own record
    does not settle (it was never written down, the password has changed, …) is left to `django_user`, Django's answer.
    """
    request.session.get(SESSION_KEY)  # reads it
    record: SessionRecord | None = getattr(request.session, "record", None)
    person = record.person if record and _vouches(request, record.person) else django_user
    if not isinstance(person, Person) or not person.is_authenticated:
        return AnonymousUser()
    if record is None:
        _write(request, person)
    elif record.revoked_at is not None or record.person_id != person.pk:
        request.user = person
        logout(request)
        return AnonymousUser()
    elif record.last_seen < (now := timezone.now()) - SEEN_EVERY:
        SessionRecord.objects.filter(pk=record.pk).update(last_seen=now)
    return person


def _vouches(request: HttpRequest, person: Person) -> bool:
    """Return whether the session says of `person` what Django asks of it before it believes it."""
    session = request.session
    return (
        person.is_active
        and session.get(SESSION_KEY) == str(person.pk)
        and session.get(BACKEND_SESSION_KEY) in settings.AUTHENTICATION_BACKENDS
        and constant_time_compare(session.get(HASH_SESSION_KEY, ""), person.get_session_auth_hash())
    )


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
