"""Administrative units: a code needs a date, for some codes live on with another meaning."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from xanh_web.agencies.querysets import AreaQuerySet


class AreaKind(models.TextChoices):
    CENTRALLY_RUN_CITY = "centrally_run_city", _("Centrally-run city")
    PROVINCE = "province", _("Province")
    CITY = "city", _("Provincial city")
    URBAN_DISTRICT = "urban_district", _("Urban district")
    RURAL_DISTRICT = "rural_district", _("Rural district")
    DISTRICT_LEVEL_TOWN = "district_level_town", _("District-level town")
    WARD = "ward", _("Ward")
    COMMUNE = "commune", _("Commune")
    TOWNSHIP = "township", _("Township")


class Area(models.Model):
    """One meaning of one code. `folded_name` is for comparing and searching (thủy and thuỷ are the same)."""

    code = models.CharField(max_length=10)
    name = models.CharField(max_length=120)
    folded_name = models.CharField(max_length=120, db_index=True)
    kind = models.CharField(max_length=20, choices=AreaKind.choices)
    parent_code = models.CharField(max_length=10, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering: ClassVar = ["code", "valid_to"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="area_code_begins_once_a_day"),
            # SQL counts two empty days as different: the earliest meaning of a code needs its own constraint.
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(valid_from=None), name="area_code_has_one_earliest_meaning"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_to=None)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="area_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
