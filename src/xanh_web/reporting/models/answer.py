"""The answers of a submission, as rows that own their data."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from xanh_web.ledger.models import EvidenceFile
from xanh_web.reporting.models.round import Obligation
from xanh_web.reporting.models.submission import Submission


class TaskAnswer(models.Model):
    """What the agency says of one task; `percentage` is None where it gave none."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="task_answers")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="task_answers")
    status = models.CharField(max_length=20)
    percentage = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    result = models.TextField(blank=True)
    difficulties = models.TextField(blank=True)
    proposals = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["obligation__position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "obligation"], name="a_task_is_answered_once"),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} {self.status}"


class MoneyLine(models.Model):
    """Money of one source for one task in one year, in million đồng by stage. None is not reported; zero is zero."""

    answer = models.ForeignKey(TaskAnswer, on_delete=models.PROTECT, related_name="money")
    source = models.CharField(max_length=10)
    year = models.PositiveIntegerField()
    planned = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    allocated = models.DecimalField(max_digits=18, decimal_places=3, null=True)
    disbursed = models.DecimalField(max_digits=18, decimal_places=3, null=True)

    class Meta:
        ordering: ClassVar = ["answer", "source"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["answer", "source"], name="a_source_is_given_once"),
        ]

    def __str__(self) -> str:
        return f"{self.answer} {self.source}"


class IndicatorAnswer(models.Model):
    """A value, or the reason there is none."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="indicator_answers")
    obligation = models.ForeignKey(Obligation, on_delete=models.PROTECT, related_name="indicator_answers")
    value = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    missing = models.CharField(max_length=30, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["obligation__position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["submission", "obligation"], name="an_indicator_is_answered_once"),
            models.CheckConstraint(
                condition=(Q(value__isnull=False) & Q(missing="")) | (Q(value__isnull=True) & ~Q(missing="")),
                name="an_answer_is_a_value_or_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation} {self.value if self.value is not None else self.missing}"


class AnswerEvidence(models.Model):
    """Evidence an answer names: a link, a stored file, or a file's name that was not sent (`file` is then None)."""

    task_answer = models.ForeignKey(TaskAnswer, on_delete=models.PROTECT, null=True, related_name="evidence")
    indicator_answer = models.ForeignKey(IndicatorAnswer, on_delete=models.PROTECT, null=True, related_name="evidence")
    reference = models.CharField(max_length=500)
    file = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(task_answer=None) ^ Q(indicator_answer=None), name="evidence_belongs_to_one_answer"
            ),
        ]

    def __str__(self) -> str:
        return self.reference
