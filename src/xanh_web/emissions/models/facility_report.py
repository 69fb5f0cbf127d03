"""What a facility reports: a draft that is written on, and the versions it was sent in, which nothing changes."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xanh_web.emissions.models.facility import Facility
from xanh_web.ledger.models import EvidenceFile


class FacilityReport(models.Model):
    """The report of a facility due in a year. `texts` are the written items of the form by code, `gwp` the set used."""

    facility = models.ForeignKey(Facility, on_delete=models.PROTECT, related_name="reports")
    due_year = models.PositiveIntegerField()
    gwp = models.CharField(max_length=8, default="AR5")
    texts = models.JSONField(default=dict)
    illustrative = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("facility report")
        verbose_name_plural = _("facility reports")
        ordering: ClassVar = ["-due_year", "facility"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["facility", "due_year"], name="a_facility_reports_once_for_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.facility} {self.due_year}"


class FacilityLine(models.Model):
    """One line of the draft as it was typed, right or wrong: `written` is text by field, so that nothing is lost.

    `evidence` is a list of {name, sha256} of files in the store.
    """

    report = models.ForeignKey(FacilityReport, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    written = models.JSONField(default=dict)
    evidence = models.JSONField(default=list)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("line of a facility report")
        verbose_name_plural = _("lines of facility reports")
        ordering: ClassVar = ["report", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "position"], name="a_facility_line_has_its_place"),
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.position}"


class FacilityReportVersion(models.Model):
    """A report as it was sent: its whole content under a hash. A later version supplements it, and says why."""

    report = models.ForeignKey(FacilityReport, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    reason = models.TextField(blank=True)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    receipt = models.CharField(max_length=120, unique=True)
    submitted_at = models.DateTimeField()
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    illustrative = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("version of a facility report")
        verbose_name_plural = _("versions of facility reports")
        ordering: ClassVar = ["report", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "number"], name="a_version_has_its_number"),
            models.CheckConstraint(
                condition=models.Q(number=1, reason="") | (models.Q(number__gt=1) & ~models.Q(reason="")),
                name="a_supplementary_report_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.receipt


class FacilityEvidence(models.Model):
    """A file that a line of a version names as its evidence."""

    version = models.ForeignKey(FacilityReportVersion, on_delete=models.PROTECT, related_name="evidence")
    line_code = models.CharField(max_length=120)
    name = models.CharField(max_length=250)
    file = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("evidence of a facility report")
        verbose_name_plural = _("evidence of facility reports")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name
