"""What an agency sent, and what the coordinator said of it. Both are written once and never changed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xanh_web.reporting.models.round import Round


class Submission(models.Model):
    """One sending of an agency's report. `content_hash` covers every answer; `receipt` proves the sending.

    The obligations are those of `agency_code`; `sent_by_code` is the body answerable for them on the day of sending.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="submissions")
    agency_code = models.CharField(max_length=40, db_index=True)
    sent_by_code = models.CharField(max_length=40)
    sent_by_name = models.CharField(max_length=250)
    version = models.PositiveIntegerField()
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    content_hash = models.CharField(max_length=64)
    receipt = models.CharField(max_length=80, unique=True)
    form_id = models.CharField(max_length=160, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["round", "agency_code", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "agency_code", "version"], name="a_version_is_sent_once"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_code} {self.round} v{self.version}"


class Decision(models.TextChoices):
    RETURNED = "returned", _("returned")
    ACCEPTED = "accepted", _("accepted")


class Review(models.Model):
    """A decision on one submission. Accepted = frozen: `frozen_hash` is the hash of what was accepted."""

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="review")
    decision = models.CharField(max_length=12, choices=Decision.choices)
    reason = models.TextField(blank=True)
    reviewed_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    frozen_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(models.Q(decision="returned") & ~models.Q(reason=""))
                | (models.Q(decision="accepted") & ~models.Q(frozen_hash="")),
                name="returned_with_a_reason_or_accepted_with_a_hash",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.submission} {self.decision}"
