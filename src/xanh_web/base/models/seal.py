"""Seals over append-only rows: a Merkle root per batch, chained to the batch before."""

from typing import ClassVar

from django.db import models


class Seal(models.Model):
    """One sealed batch. `root` covers its row hashes and `previous`: no seal can be changed or dropped alone."""

    number = models.PositiveBigIntegerField(unique=True)
    sealed_at = models.DateTimeField()
    rows = models.PositiveIntegerField()
    previous = models.CharField(max_length=64, blank=True)
    root = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"seal {self.number} ({self.rows} rows)"


class SealedRow(models.Model):
    """Which row (model label and key) a seal covers, with the row's hash on the day of sealing."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="sealed_rows")
    position = models.PositiveIntegerField()
    model = models.CharField(max_length=60)
    key = models.BigIntegerField()
    row_hash = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["seal", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["model", "key"], name="a_row_is_sealed_once"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"
