"""Where sessions are kept: Django's own table, read together with whose session it is and whether it was ended."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.db.models import QuerySet, Subquery
from django.utils import timezone

from xanh.basis.hashing import sha256_hex
from xanh_web.base.models import SessionRecord
from xanh_web.base.statements import Prepared


def key_hash(session_key: str) -> str:
    """Return under what a session is known; its key is random enough that a plain hash cannot be turned round."""
    return sha256_hex(session_key.encode())


def _recorded(session_key: str, hashed: str, now: datetime) -> QuerySet[SessionRecord]:
    kept = Session.objects.filter(session_key=session_key, expire_date__gt=now)
    found = SessionRecord.objects.order_by().filter(key_hash=hashed).select_related("person")
    return found.annotate(session_data=Subquery(kept.values("session_data")[:1]))


_record_of = Prepared(_recorded)


class SessionStore(DatabaseStore):
    """One question where Django and the list of sessions would ask three: what it holds, its record, its person.

    `record` is the session's line in that list with its person; None where it was never written down or not yet read.
    """

    record: SessionRecord | None = None

    def load(self) -> dict[str, object]:
        """Return what the session holds; what was never written down in the list is asked of Django's table alone."""
        key = self.session_key or ""
        record: Any = _record_of.first(key, key_hash(key), timezone.now())
        self.record = record
        if record is None or record.session_data is None:
            return super().load()
        return self.decode(record.session_data)
