"""Messages prepared for agencies; sending them is another's work."""

from typing import ClassVar

from django.db import models

from xanh_web.reporting.models.round import Round


class Message(models.Model):
    """A reminder as it would be sent. `kind` and the day keep the same reminder from being prepared twice."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="messages")
    agency_code = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    day = models.DateField()
    subject = models.CharField(max_length=250)
    body = models.TextField()
    prepared_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["round", "day", "agency_code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "agency_code", "kind", "day"], name="a_reminder_is_prepared_once"),
        ]

    def __str__(self) -> str:
        return self.subject
