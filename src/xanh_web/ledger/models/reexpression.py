"""Values of old areas expressed on new ones: by which method and weights, from which rows, with what was lost."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xanh_web.ledger.models.evidence import EvidenceFile
from xanh_web.ledger.models.observation import Observation


class Method(models.TextChoices):
    """How values come from old areas to new ones; the computation is `xanh.indicators.reexpress`."""

    SUM = "sum", _("sum of whole old areas")
    POPULATION_SPLIT = "population_split", _("divided by population")
    AREA_SPLIT = "area_split", _("divided by area of land")
    POPULATION_MEAN = "population_mean", _("mean weighted by population")
    AREA_MEAN = "area_mean", _("mean weighted by area of land")


class Reexpression(models.Model):
    """One run: values of `indicator` in `period` on the areas of the day `boundaries`.

    `lost` is {uncovered: [[area, share]], without_weight: [area], without_value: [area]}. The weights are a file that
    somebody gave, from `weights_source`, and hold for the day `weights_dated`.
    """

    indicator = models.CharField(max_length=80)
    period = models.CharField(max_length=9)
    boundaries = models.DateField()
    method = models.CharField(max_length=20, choices=Method.choices)
    weights = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="+")
    weights_source = models.CharField(max_length=300)
    weights_dated = models.DateField()
    lost = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.indicator} {self.period} → {self.boundaries}"


class ReexpressedRow(models.Model):
    """An observation that a run gave."""

    observation = models.OneToOneField(Observation, on_delete=models.PROTECT, related_name="reexpressed")
    of = models.ForeignKey(Reexpression, on_delete=models.PROTECT, related_name="rows")

    def __str__(self) -> str:
        return f"{self.observation} ~"


class ReexpressedInput(models.Model):
    """The row of an old area that went into a value, and its share: of the old amount, or in the mean."""

    of = models.ForeignKey(ReexpressedRow, on_delete=models.PROTECT, related_name="inputs")
    observation = models.ForeignKey(Observation, on_delete=models.PROTECT, related_name="+")
    share = models.DecimalField(max_digits=14, decimal_places=12)
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.of} {self.observation}"
