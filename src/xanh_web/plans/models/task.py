"""The task tree: groups, tasks (rows that carry responsibilities), activities, parties, references."""

from typing import ClassVar

from django.db import models

from xanh_web.plans.models.plan import Edition


class TaskGroup(models.Model):
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="groups")
    number = models.CharField(max_length=20)
    title = models.TextField()
    high_priority = models.BooleanField(default=False)
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"


class Task(models.Model):
    """One row of the annex. `start` and `end` are years, None where the document gives words (`period_text`)."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="tasks")
    group = models.ForeignKey(TaskGroup, on_delete=models.PROTECT, related_name="tasks", null=True)
    number = models.CharField(max_length=20)
    title = models.TextField()
    high_priority = models.BooleanField(default=False)
    period_text = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    funding = models.JSONField(default=list)
    notes = models.TextField(blank=True)
    span_start = models.PositiveIntegerField(null=True)
    span_end = models.PositiveIntegerField(null=True)
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["edition", "number"], name="a_task_number_is_used_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def runs_in(self, year: int) -> bool:
        """Whether the task is to be worked on in `year`; one without years in the document always is."""
        return (self.start is None or self.start <= year) and (self.end is None or year <= self.end)


class Activity(models.Model):
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="activities")
    text = models.TextField()
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.text


class TaskParty(models.Model):
    """Who leads or coordinates a task: an agency code, or the rule of an open set, or words nobody answers to."""

    class Role(models.TextChoices):
        LEAD = "lead"
        COORDINATOR = "coordinator"

    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="parties")
    role = models.CharField(max_length=20, choices=Role.choices)
    text = models.TextField()
    agency_code = models.CharField(max_length=40, blank=True)
    rule = models.CharField(max_length=60, blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["role", "position"]

    def __str__(self) -> str:
        return self.text


class TaskReference(models.Model):
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="references")
    document = models.CharField(max_length=80)
    item = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return f"{self.item} {self.document}"
