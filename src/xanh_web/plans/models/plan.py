"""A plan as a document, and its editions in force from a date."""

from typing import ClassVar

from django.db import models


class Plan(models.Model):
    """A plan by its number. `text` is the document's plain text, in which every span counts."""

    number = models.CharField(max_length=60, unique=True)
    issued_on = models.DateField(null=True)
    place = models.CharField(max_length=120, blank=True)
    issuer = models.CharField(max_length=250, blank=True)
    kind = models.CharField(max_length=60, blank=True)
    title = models.TextField()
    signer_name = models.CharField(max_length=120, blank=True)
    signer_position = models.CharField(max_length=120, blank=True)
    legal_bases = models.JSONField(default=list)
    addressees = models.JSONField(default=list)
    duties = models.JSONField(default=list)
    area_code = models.CharField(max_length=10)
    text = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-issued_on"]

    def __str__(self) -> str:
        return self.number


class Edition(models.Model):
    """The plan as amended up to a date. Edition 1 is the plan as issued; a later one names its decision."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    in_force_from = models.DateField()
    decision = models.CharField(max_length=120, blank=True)
    content_hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["plan", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="an_edition_number_is_used_once"),
        ]

    def __str__(self) -> str:
        return f"{self.plan} · {self.number}"
