"""The audit event: one for every change of state, written by the action that made it."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class Event(models.Model):
    """Who did what to which subject, when. Append-only; `details` holds what a reader needs, no personal data."""

    at = models.DateTimeField(db_index=True)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=120)
    agency_code = models.CharField(max_length=40, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["subject", "id"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.action} {self.subject}"
