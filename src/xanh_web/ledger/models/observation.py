"""The observation: one fact of the ledger, bitemporal and append-only."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from xanh_web.ledger.models.evidence import EvidenceFile
from xanh_web.ledger.querysets import ObservationQuerySet


class Status(models.TextChoices):
    """How final a value is. A report due before the year ends estimates its year."""

    ESTIMATED = "estimated", _("estimated")
    ACTUAL = "actual", _("actual")
    OFFICIAL = "official", _("official")


class Observation(models.Model):
    """(indicator, area, period, dimensions) → a value or the reason there is none, as recorded at an instant.

    `source` names what it came from ("submission:12", "import:…", "computed:…"); `supersedes` the row it takes the
    place of.
    """

    indicator = models.CharField(max_length=80)
    area_code = models.CharField(max_length=10)
    period = models.CharField(max_length=9)
    dimensions = models.JSONField(default=dict)
    dimensions_key = models.CharField(max_length=64, blank=True)
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    missing = models.CharField(max_length=30, blank=True)
    unit = models.CharField(max_length=40)
    status = models.CharField(max_length=12, choices=Status.choices)
    source = models.CharField(max_length=120)
    note = models.TextField(blank=True)
    illustrative = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    supersedes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="superseded_by")

    objects = ObservationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["indicator", "area_code", "period", "id"]
        indexes: ClassVar = [models.Index(fields=["indicator", "area_code", "period", "recorded_at"])]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(value__isnull=False) & Q(missing="")) | (Q(value__isnull=True) & ~Q(missing="")),
                name="a_value_or_the_reason_it_is_missing",
            ),
            models.CheckConstraint(condition=~Q(unit="") & ~Q(source=""), name="a_number_has_unit_and_source"),
            models.UniqueConstraint(
                fields=["indicator", "area_code", "period", "dimensions_key"],
                condition=Q(supersedes=None),
                name="one_first_observation_per_key",
            ),
            models.CheckConstraint(condition=~Q(supersedes=F("id")), name="nothing_supersedes_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.area_code} {self.period}"

    @property
    def is_computed(self) -> bool:
        """Whether a formula of the catalogue gave it."""
        return self.source.startswith("computed:")


class ObservationEvidence(models.Model):
    """A file an observation rests on."""

    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.observation} ← {self.file}"
