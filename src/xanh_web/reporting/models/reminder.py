"""Reminders prepared for agencies; each becomes a message to the people appointed there."""

from typing import ClassVar

from django.db import models

from xanh_web.reporting.models.round import Round


class Reminder(models.Model):
    """What was prepared for an agency. `kind` and the day keep the same reminder from being prepared twice.

    `people` is to how many it went: where it is 0, nobody is appointed in the agency that answers.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reminders")
    agency_code = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    day = models.DateField()
    subject = models.CharField(max_length=250)
    body = models.TextField()
    prepared_at = models.DateTimeField()
    people = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["round", "day", "agency_code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "agency_code", "kind", "day"], name="a_reminder_is_prepared_once"),
        ]

    def __str__(self) -> str:
        return self.subject
