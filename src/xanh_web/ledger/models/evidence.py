"""Evidence files, stored under their hash."""

from django.db import models


class EvidenceFile(models.Model):
    """A stored file: the hash is its address, the name is what its sender called it."""

    sha256 = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=250)
    size = models.PositiveBigIntegerField()
    stored_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
