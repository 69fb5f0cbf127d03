"""Sessions people are signed in with: what is needed to list them and to end one from another."""

from typing import ClassVar

from django.db import models

from xanh_web.base.models.person import Person


class SessionRecord(models.Model):
    """One session of a person. Known by a hash of its key, so that who reads this table cannot take a session over.

    `last_seen` is coarse and `agent` is a family ("Firefox · Windows"); no address is kept. A revoked record stays
    until its session would have expired anyway.
    """

    key_hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="session_records")
    created = models.DateTimeField()
    last_seen = models.DateTimeField(db_index=True)
    agent = models.CharField(max_length=60, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-last_seen", "-id"]

    def __str__(self) -> str:
        return f"{self.person} · {self.agent} · {self.created:%Y-%m-%d %H:%M}"
