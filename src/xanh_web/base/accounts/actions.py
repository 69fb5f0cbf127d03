"""Changes of state of one's own account: signing in and out, ending sessions, a new password."""

from datetime import datetime
from typing import Any

from django.contrib import auth
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh_web.base.accounts.session_store import key_hash
from xanh_web.base.accounts.sessions import record_session
from xanh_web.base.accounts.throttle import address_key, count_attempt, forgive, name_key
from xanh_web.base.actions import record_event
from xanh_web.base.models import Event, Person, SessionRecord

BACKEND = "django.contrib.auth.backends.ModelBackend"


class WrongPassword(Refusal):
    """What was given as the current password is another one."""

    def __init__(self) -> None:
        super().__init__(Refusal("The current password is not right.").message)


def sign_in(*, request: HttpRequest, username: str, password: str, at: datetime) -> Person:
    """Sign the visitor in with a password; Refusal where it is wrong, or where too many were.

    A name that does not exist takes as long and reads as a wrong password.
    """
    keys = [name_key(username), address_key(request)]
    _require_unlocked(keys, at)
    person = auth.authenticate(request, username=username, password=password)
    if person is None:
        if known := Person.objects.filter(username=username).first():
            _record(known, "sign_in_refused", at, way="password")
        raise Refusal("The user name or the password is not right. Check both and try again.")
    forgive(keys)
    begin_session(request=request, person=person, way="password", at=at)
    return person


@transaction.atomic
def begin_session(*, request: HttpRequest, person: Person, way: str, at: datetime) -> None:
    """Begin a new session, under a new key, for a person whose identity has been proved by `way`."""
    auth.login(request, person, backend=BACKEND)
    record_session(request, person)
    _record(person, "sign_in", at, way=way)


@transaction.atomic
def sign_out(*, request: HttpRequest, by: Person, at: datetime) -> None:
    """End this session."""
    SessionRecord.objects.filter(key_hash=key_hash(request.session.session_key or "")).delete()
    _record(by, "sign_out", at)
    auth.logout(request)


@transaction.atomic
def revoke_session(*, record: SessionRecord, by: Person, at: datetime) -> None:
    """End one of one's own sessions: it is signed out when it asks for anything next."""
    if record.person_id != by.pk:
        raise Refusal("This session belongs to another account: only its owner can end it.")
    if SessionRecord.objects.filter(pk=record.pk, revoked_at=None).update(revoked_at=at):
        _record(by, "revoke_session", at, sessions=1)


@transaction.atomic
def revoke_other_sessions(*, person: Person, kept_key: str, by: Person, at: datetime) -> int:
    """End all sessions of `person` but the one with `kept_key` ("" keeps none); return how many there were."""
    others = SessionRecord.objects.filter(person=person, revoked_at=None).exclude(key_hash=key_hash(kept_key))
    count: int = others.update(revoked_at=at)
    if count:
        record_event(action="revoke_session", subject=_subject(person), by=by, at=at, sessions=count)
    return count


def change_password(*, request: HttpRequest, by: Person, current: str, new: str, at: datetime) -> None:
    """Replace one's own password, knowing the current one; all other sessions end. `new` has been checked already."""
    keys = [name_key(by.username)]
    _require_unlocked(keys, at)
    if not by.check_password(current):
        raise WrongPassword
    forgive(keys)
    with transaction.atomic():
        by.set_password(new)
        by.save(update_fields=["password"])
        auth.update_session_auth_hash(request, by)
        revoke_other_sessions(person=by, kept_key="", by=by, at=at)
        record_session(request, by)
        _record(by, "change_password", at)


@transaction.atomic
def choose_email(*, wants: bool, by: Person, at: datetime) -> None:
    """Say whether one's own messages come by e-mail too; they are in the inbox in any case."""
    by.wants_email = wants
    by.save(update_fields=["wants_email"])
    _record(by, "choose_email", at, wants=wants)


def _require_unlocked(keys: list[tuple[str, str]], at: datetime) -> None:
    if until := count_attempt(keys, at):
        raise Refusal(
            "Too many attempts to sign in have failed. Try again in {minutes} minutes, after {clock}.",
            minutes=-int((at - until).total_seconds() // 60),
            clock=f"{timezone.localtime(until):%H:%M:%S}",
        )


def _record(person: Person, action: str, at: datetime, **details: Any) -> Event:
    return record_event(action=action, subject=_subject(person), by=person, at=at, **details)


def _subject(person: Person) -> str:
    return f"person:{person.username}"[:120]
