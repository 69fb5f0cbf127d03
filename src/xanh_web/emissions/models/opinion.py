"""What the province and the verification body think of a version: written once, apart from the report."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xanh_web.emissions.models.facility_report import FacilityReportVersion


class OpinionKind(models.TextChoices):
    REVIEW = "review", _("Review by the province")
    VERIFICATION = "verification", _("Verification by an accredited body")


class Conclusion(models.TextChoices):
    POSITIVE = "positive", _("positive")
    MODIFIED = "modified", _("modified: positive apart from the findings")
    NEGATIVE = "negative", _("negative")


class FacilityOpinion(models.Model):
    """An opinion on one version; a later one stands beside the earlier. `certificate` is the body's registration."""

    version = models.ForeignKey(FacilityReportVersion, on_delete=models.PROTECT, related_name="opinions")
    kind = models.CharField(max_length=12, choices=OpinionKind.choices)
    conclusion = models.CharField(max_length=10, choices=Conclusion.choices)
    text = models.TextField()
    body_code = models.CharField(max_length=40, blank=True)
    body_name = models.CharField(max_length=250)
    certificate = models.CharField(max_length=120, blank=True)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("opinion on a facility report")
        verbose_name_plural = _("opinions on facility reports")
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(text="") & ~models.Q(body_name=""), name="a_facility_opinion_says_who_and_why"
            ),
            models.CheckConstraint(
                condition=models.Q(kind="review") | ~models.Q(certificate=""), name="a_verification_names_a_certificate"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.kind} {self.conclusion}"


class OpinionFinding(models.Model):
    """One finding: about which line or item of the form, material or not, what is wrong, what is to be done."""

    opinion = models.ForeignKey(FacilityOpinion, on_delete=models.PROTECT, related_name="findings")
    position = models.PositiveIntegerField()
    about = models.CharField(max_length=120, blank=True)
    material = models.BooleanField()
    text = models.TextField()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering: ClassVar = ["opinion", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["opinion", "position"], name="a_finding_has_its_place"),
            models.CheckConstraint(condition=~models.Q(text=""), name="a_finding_says_what"),
        ]

    def __str__(self) -> str:
        return self.text[:60]
