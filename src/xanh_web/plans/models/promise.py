"""Objectives, and the targets that promise a number by a year."""

from typing import ClassVar

from django.db import models

from xanh_web.plans.models.indicator import Indicator
from xanh_web.plans.models.plan import Edition


class Objective(models.Model):
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="objectives")
    code = models.CharField(max_length=20)
    title = models.TextField()
    general = models.BooleanField(default=False)
    text = models.TextField()
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "code"], name="an_objective_code_is_used_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Target(models.Model):
    """A promise of the plan; the meaning of the numbers is that of `xanh.targets.model.Promise`."""

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="targets")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="targets")
    code = models.CharField(max_length=60)
    horizon = models.PositiveIntegerField(null=True)
    kind = models.CharField(max_length=30)
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    low = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    high = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    unit = models.CharField(max_length=40, blank=True)
    base_year = models.PositiveIntegerField(null=True)
    start_year = models.PositiveIntegerField(null=True)
    end_year = models.PositiveIntegerField(null=True)
    indicator_text = models.TextField()
    text = models.TextField()
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.text
