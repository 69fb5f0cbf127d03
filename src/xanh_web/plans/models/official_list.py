"""An official list of indicators, as it was imported: whole, under the document that gives it."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class OfficialList(models.Model):
    """One import of a list; the newest stands. `source` is the document that gives it."""

    source = models.CharField(max_length=250)
    content_hash = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.source


class OfficialIndicator(models.Model):
    """An indicator of a list with the columns it has there; `goal` is the heading it stands under."""

    list = models.ForeignKey(OfficialList, on_delete=models.PROTECT, related_name="indicators")
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=10, blank=True)
    code = models.CharField(max_length=20)
    national_code = models.CharField(max_length=60, blank=True)
    name = models.TextField()
    roadmap = models.CharField(max_length=10)
    lead = models.TextField()
    coordinating = models.TextField(blank=True)
    goal = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["list", "code"], name="a_code_stands_once_in_a_list"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
