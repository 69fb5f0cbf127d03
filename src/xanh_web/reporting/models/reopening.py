"""The coordinator lets an agency correct a report that was accepted. Written once and never changed."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from xanh_web.reporting.models.submission import Submission


class Reopening(models.Model):
    """Who reopened an accepted report, when and why. The accepted version stays frozen; a new one may follow it."""

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="reopening")
    reason = models.TextField()
    reopened_at = models.DateTimeField()
    reopened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="reopened_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.submission} ↺"
