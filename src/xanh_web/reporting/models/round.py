"""The round of a year, what each agency owes in it, and the exceptions to its deadline."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from xanh_web.plans.models import Edition, Indicator, Task


class Round(models.Model):
    """One run of a reporting regime. `deadline` is the first instant that is too late."""

    code = models.CharField(max_length=120, unique=True)
    regime = models.CharField(max_length=60)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="rounds")
    year = models.PositiveIntegerField()
    area_code = models.CharField(max_length=10)
    opened_on = models.DateField()
    deadline = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-year"]

    def __str__(self) -> str:
        return self.code


class Obligation(models.Model):
    """What one agency owes in a round: one task or one indicator. It keeps the agency's name of the day.

    `basis` says why this agency: named in the plan, member of an open set, or the coordinator for want of another.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="obligations")
    code = models.CharField(max_length=140)
    agency_code = models.CharField(max_length=40, db_index=True)
    agency_name = models.CharField(max_length=250)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, null=True, related_name="obligations")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, null=True, related_name="obligations")
    basis = models.CharField(max_length=250)
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["round", "agency_code", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "code"], name="an_obligation_code_is_used_once"),
            models.CheckConstraint(
                condition=Q(task__isnull=False, indicator=None) | Q(task=None, indicator__isnull=False),
                name="an_obligation_is_a_task_or_an_indicator",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_code} · {self.code}"


class Extension(models.Model):
    """A later deadline for one agency: by whom, under which decision, why."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="extensions")
    agency_code = models.CharField(max_length=40)
    until = models.DateTimeField()
    decision_number = models.CharField(max_length=80)
    decision_date = models.DateField()
    reason = models.TextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.agency_code} → {self.until}"


class Exemption(models.Model):
    """An agency that need not report in a round: under which decision, why."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="exemptions")
    agency_code = models.CharField(max_length=40)
    decision_number = models.CharField(max_length=80)
    decision_date = models.DateField()
    reason = models.TextField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "agency_code"], name="an_agency_is_exempted_once"),
        ]

    def __str__(self) -> str:
        return f"{self.agency_code} ∉ {self.round}"
