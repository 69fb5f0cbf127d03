"""A report being written: rows that change, until what is sent becomes a submission, which never does."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xanh_web.ledger.models import EvidenceFile
from xanh_web.reporting.models.round import Obligation, Round


class DraftState(models.TextChoices):
    DRAFTING = "drafting", _("being written")
    HANDED_OVER = "handed_over", _("with the head of the agency")


class Draft(models.Model):
    """The report of one agency in one round while it is being written; handed over, it is locked."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="drafts")
    agency_code = models.CharField(max_length=40)
    state = models.CharField(max_length=12, choices=DraftState.choices, default=DraftState.DRAFTING)
    handed_over_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    handed_over_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["round", "agency_code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "agency_code"], name="an_agency_writes_one_draft_in_a_round"),
            models.CheckConstraint(
                condition=models.Q(state="drafting", handed_over_at=None, handed_over_by=None)
                | models.Q(state="handed_over", handed_over_at__isnull=False, handed_over_by__isnull=False),
                name="a_handed_over_draft_says_by_whom_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_code} {self.round}"


class DraftAnswer(models.Model):
    """What is typed so far for one obligation.

    `content` holds texts by field name, as typed (`xanh.documents.forms.answers`), so that a wrong number is kept until
    it is put right. `revision` counts the changes: who saves names the one they saw. `copied_year` is the year whose
    answer was copied in.
    """

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="answers")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="drafts")
    content = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    updated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    updated_at = models.DateTimeField()
    copied_year = models.PositiveIntegerField(null=True)

    class Meta:
        ordering: ClassVar = ["obligation__position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["draft", "obligation"], name="an_obligation_is_drafted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} r{self.revision}"


class DraftRevision(models.Model):
    """What an answer was before another person, a workbook or a later hour changed it: a few of the last."""

    answer = models.ForeignKey(DraftAnswer, on_delete=models.CASCADE, related_name="earlier")
    revision = models.PositiveIntegerField()
    content = models.JSONField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-revision"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "revision"], name="a_revision_is_kept_once"),
        ]

    def __str__(self) -> str:
        return f"{self.answer_id} r{self.revision}"


class DraftEvidence(models.Model):
    """A stored file attached to an answer, under the name it will have in the report."""

    answer = models.ForeignKey(DraftAnswer, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=250)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "name"], name="a_name_is_attached_once_to_an_answer"),
        ]

    def __str__(self) -> str:
        return self.name
