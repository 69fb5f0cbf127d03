"""A proposal to amend a plan: who proposes it, why, and its lines."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xanh_web.amendments.querysets import ProposalQuerySet
from xanh_web.plans.models import Edition


class ProposalState(models.TextChoices):
    DRAFT = "draft", _("being written")
    SUBMITTED = "submitted", _("awaiting a decision")
    WITHDRAWN = "withdrawn", _("withdrawn")
    DECIDED = "decided", _("decided")


class Proposal(models.Model):
    """`against` is the edition its lines were made against. `source` names what it came from ("submission:12")."""

    against = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="proposals")
    title = models.CharField(max_length=250)
    reason = models.TextField()
    agency_code = models.CharField(max_length=40)
    agency_name = models.CharField(max_length=250)
    source = models.CharField(max_length=120, blank=True)
    illustrative = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=ProposalState.choices, default=ProposalState.DRAFT)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(title="") & ~models.Q(reason=""), name="a_proposal_says_what_and_why"
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft", submitted_at=None)
                | (~models.Q(state="draft") & models.Q(submitted_at__isnull=False)),
                name="a_submitted_proposal_says_when",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ProposedChange(models.Model):
    """One line, as `xanh.plans.amendment.Change` says it. Written while the proposal is a draft, kept from then on."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    section = models.CharField(max_length=12)
    kind = models.CharField(max_length=8)
    key = models.CharField(max_length=60)
    field = models.CharField(max_length=20, blank=True)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    after = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("proposed change")
        verbose_name_plural = _("proposed changes")
        ordering: ClassVar = ["proposal", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "position"], name="a_line_has_its_place"),
            models.UniqueConstraint(fields=["proposal", "section", "key", "field"], name="a_field_is_changed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.key} {self.field}".strip()
