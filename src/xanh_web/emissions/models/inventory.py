"""The inventory of an area for a year: a draft that is written on, and versions that nothing changes."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from xanh_web.ledger.models import EvidenceFile


class Purpose(models.TextChoices):
    CITY = "city", _("Inventory of the city")
    AIR = "air", _("Inventory for the air plan")


class Inventory(models.Model):
    """The inventory of `area_code`, within its boundary of `boundary_on`, for one calendar year."""

    code = models.CharField(max_length=40, unique=True)
    area_code = models.CharField(max_length=10, db_index=True)
    year = models.PositiveIntegerField()
    boundary_on = models.DateField()
    purpose = models.CharField(max_length=10, choices=Purpose.choices, default=Purpose.CITY)
    illustrative = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("inventory")
        verbose_name_plural = _("inventories")
        ordering: ClassVar = ["area_code", "purpose", "-year"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["area_code", "year", "purpose"], name="one_inventory_a_year_and_purpose"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def latest(self) -> "InventoryVersion | None":
        """The version issued last, None before the first."""
        return self.versions.order_by("-number").first()


class InventoryVersion(models.Model):
    """An inventory as issued. `gwp` is the set of its published totals; `based_on` the version it recalculates."""

    inventory = models.ForeignKey(Inventory, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    reason = models.TextField(blank=True)
    gwp = models.CharField(max_length=8)
    boundary_on = models.DateField()
    based_on = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="recalculations")
    content_hash = models.CharField(max_length=64)
    illustrative = models.BooleanField(default=False)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("version of an inventory")
        verbose_name_plural = _("versions of inventories")
        ordering: ClassVar = ["inventory", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inventory", "number"], name="an_inventory_version_has_its_number"),
            models.CheckConstraint(
                condition=models.Q(number=1, reason="", based_on=None)
                | (models.Q(number__gt=1, based_on__isnull=False) & ~models.Q(reason="")),
                name="a_recalculation_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inventory.code} v{self.number}"


class InventoryLine(models.Model):
    """One line of a version, frozen: `content` as `xanh.ghg.city_lines.line_content` gives it, `written` as typed."""

    version = models.ForeignKey(InventoryVersion, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    category = models.CharField(max_length=20, db_index=True)
    area_code = models.CharField(max_length=10)
    content = models.JSONField()
    written = models.JSONField()

    class Meta:
        verbose_name = _("line of an inventory")
        verbose_name_plural = _("lines of inventories")
        ordering: ClassVar = ["version", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "position"], name="an_inventory_line_has_its_place"),
            models.UniqueConstraint(fields=["version", "code"], name="an_inventory_line_has_its_name"),
        ]

    def __str__(self) -> str:
        return self.code


class InventoryEvidence(models.Model):
    """A file that a line of a version rests on."""

    line = models.ForeignKey(InventoryLine, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=250)
    file = models.ForeignKey(EvidenceFile, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("evidence of an inventory")
        verbose_name_plural = _("evidence of inventories")
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.name
