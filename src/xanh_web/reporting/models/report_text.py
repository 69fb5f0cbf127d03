"""The coordinator's own words for a paragraph of the consolidated report. Written once and never changed."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from xanh_web.reporting.models.round import Round


class ReportText(models.Model):
    """What stands in place of a paragraph of a section from `written_at` on; the latest row of a paragraph holds.

    `original` is what the system would write, with figures as places "[[1]]", and "" for text added at the end of the
    section. A `text` like `original` leaves the paragraph to the system again; an empty one leaves it out.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="texts")
    section = models.CharField(max_length=40)
    original = models.TextField(blank=True)
    text = models.TextField(blank=True)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["round", "section"], name="report_text_of_a_section")]

    def __str__(self) -> str:
        return f"{self.round} {self.section}: {self.text[:60]}"
