"""Boundaries that the user of this installation loaded: whose they are, and how they came to WGS84."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xanh_web.agencies.models.area import Area


class BoundarySet(models.Model):
    """One file of boundaries as loaded for a day. The newest set of a day is drawn; earlier ones stay readable.

    `system` and `operation` say in which coordinates the file was and by which operation it came to WGS84.
    """

    name = models.CharField(max_length=250)
    sha256 = models.CharField(max_length=64)
    source = models.TextField()
    system = models.CharField(max_length=120)
    operation = models.CharField(max_length=200, blank=True)
    for_day = models.DateField()
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("boundary set")
        verbose_name_plural = _("boundary sets")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.for_day:%d/%m/%Y})"


class Boundary(models.Model):
    """The shape of one area (WGS84): `shape` exact, as WKB; `outline` simplified for drawing, as GeoJSON geometry.

    `longitude` and `latitude` are a point inside it, for symbols.
    """

    boundary_set = models.ForeignKey(BoundarySet, on_delete=models.PROTECT, related_name="boundaries")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="boundaries")
    shape = models.BinaryField()
    outline = models.JSONField()
    longitude = models.FloatField()
    latitude = models.FloatField()
    square_metres = models.FloatField()

    class Meta:
        verbose_name = _("boundary")
        verbose_name_plural = _("boundaries")
        ordering: ClassVar = ["area"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["boundary_set", "area"], name="an_area_has_one_shape_in_a_set"),
        ]

    def __str__(self) -> str:
        return f"{self.area} ⬠"
