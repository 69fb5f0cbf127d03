"""What is measured. Formulas live in the catalogue of the pure root; here are names, limits and who answers."""

from typing import ClassVar

from django.db import models


class Indicator(models.Model):
    """An indicator by its code. `owner_code` is the agency asked for it; blank means the coordinator is."""

    code = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=40)
    owner_code = models.CharField(max_length=40, blank=True)
    low = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    guidance = models.TextField(blank=True)
    source_note = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.name
