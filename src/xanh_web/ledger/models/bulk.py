"""The bulk import of observations: which file, when, by whom, and which of its rows became which observation."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from xanh_web.ledger.models.evidence import EvidenceFile
from xanh_web.ledger.models.observation import Observation


class ObservationImport(models.Model):
    """A file of figures that was taken in whole. `same` counts its rows that said nothing the ledger did not say."""

    file = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="+")
    decimal_mark = models.CharField(max_length=1, blank=True)
    new = models.PositiveIntegerField()
    revised = models.PositiveIntegerField()
    same = models.PositiveIntegerField()
    imported_at = models.DateTimeField()
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar = ["-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["file", "decimal_mark"], name="a_file_is_imported_once_as_it_is_read")
        ]

    def __str__(self) -> str:
        return f"{self.file} ({self.imported_at:%Y-%m-%d})"


class ImportedRow(models.Model):
    """The row of an imported file that an observation comes from, counted as a spreadsheet does.

    `source` is what the file names as its source; `written` the value in the file where it stands in another unit.
    """

    observation = models.OneToOneField(Observation, on_delete=models.PROTECT, related_name="imported")
    of = models.ForeignKey(ObservationImport, on_delete=models.PROTECT, related_name="rows")
    row = models.PositiveIntegerField()
    source = models.CharField(max_length=300)
    written = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["of", "row"]

    def __str__(self) -> str:
        return f"{self.of}, {self.row}"
