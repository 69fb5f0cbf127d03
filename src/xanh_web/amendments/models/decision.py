"""What the coordinator thinks of a proposal, and what the People's Committee decides. Both are written once."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xanh_web.amendments.models.proposal import Proposal
from xanh_web.plans.models import Edition


class Stance(models.TextChoices):
    SUPPORT = "support", _("supports the proposal")
    IN_PART = "in_part", _("supports it in part")
    AGAINST = "against", _("does not support it")


class Opinion(models.Model):
    """The coordinator's opinion. A later one stands beside the earlier ones."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="opinions")
    stance = models.CharField(max_length=10, choices=Stance.choices)
    text = models.TextField()
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("opinion")
        verbose_name_plural = _("opinions")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(text=""), name="an_opinion_has_its_reasons"),
        ]

    def __str__(self) -> str:
        return f"{self.proposal}: {self.stance}"


class Outcome(models.TextChoices):
    APPROVED = "approved", _("approved")
    IN_PART = "in_part", _("approved in part")
    REJECTED = "rejected", _("rejected")


class AmendmentDecision(models.Model):
    """A decision with its number and date. `lines` are the positions approved, `edition` what came of them."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    number = models.CharField(max_length=80)
    dated = models.DateField()
    signer = models.CharField(max_length=120, blank=True)
    in_force_from = models.DateField(null=True)
    lines = models.JSONField(default=list)
    note = models.TextField(blank=True)
    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, null=True, related_name="amendment")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("decision on an amendment")
        verbose_name_plural = _("decisions on amendments")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["number", "dated"], name="a_decision_number_is_used_once"),
            models.CheckConstraint(
                condition=models.Q(outcome="rejected", edition=None, in_force_from=None)
                | (~models.Q(outcome="rejected") & models.Q(edition__isnull=False, in_force_from__isnull=False)),
                name="what_is_approved_becomes_an_edition",
            ),
        ]

    def __str__(self) -> str:
        return self.number
