"""A person's verdict on a target in place of the computed one. Written once and never changed."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from xanh_web.plans.models import Plan


class StatedVerdict(models.Model):
    """What is said of a target from `stated_at` on, and why; the latest row of a target holds.

    An empty `course` leaves the target to the computed verdict again. `computed` is what was computed at that moment:
    readers are told both, and that the two have moved apart since.
    """

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="stated_verdicts")
    target_code = models.CharField(max_length=80)
    course = models.CharField(max_length=20, blank=True)
    computed = models.CharField(max_length=20)
    reason = models.TextField()
    stated_at = models.DateTimeField()
    stated_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["plan", "target_code"], name="stated_verdict_of_a_target")]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="a_verdict_is_stated_with_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.target_code}: {self.course or self.computed}"
