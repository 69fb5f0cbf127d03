"""The consolidated report as issued."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from xanh_web.reporting.models.round import Round


class ConsolidatedReport(models.Model):
    """An issued report. `pins` holds all its content with the rows each figure came from, so that the same bytes can be
    set again; `docx_hash` is the hash of those bytes."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="reports")
    number = models.CharField(max_length=20)
    symbol = models.CharField(max_length=40)
    issued_on = models.DateField()
    recorded_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    as_known_at = models.DateTimeField()
    pins = models.JSONField()
    pins_hash = models.CharField(max_length=64)
    docx_hash = models.CharField(max_length=64)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-issued_on", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["symbol", "number", "issued_on"], name="a_report_number_is_used_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}/{self.symbol}"
