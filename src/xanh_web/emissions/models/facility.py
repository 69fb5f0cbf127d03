"""The facilities that must keep an inventory: from a day to a day, with the list that names them."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from xanh.ghg.facilities.calendar import group_of
from xanh.ghg.facilities.obligation import Particulars
from xanh_web.emissions.facility_querysets import FacilityQuerySet


class FacilityKind(models.TextChoices):
    THERMAL_POWER = "thermal_power", _("Thermal power plant")
    STEEL = "steel", _("Iron and steel works")
    CEMENT = "cement", _("Cement works")
    INDUSTRY = "industry", _("Other industry")
    GOODS_TRANSPORT = "goods_transport", _("Goods transport company")
    COMMERCIAL_BUILDING = "commercial_building", _("Commercial building")
    SOLID_WASTE = "solid_waste", _("Solid waste treatment")
    OTHER = "other", _("Other facility")


class Facility(models.Model):
    """One facility. `area_code` is its ward or commune; `listed_before` the decisions of earlier lists that named it.

    `emissions` (tonne CO2e), `energy` (TOE) and `waste` (tonne) are those of `figures_year`, null where not known.
    """

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=250)
    folded_name = models.CharField(max_length=250, db_index=True)
    tax_code = models.CharField(max_length=20, blank=True, db_index=True)
    operator = models.CharField(max_length=250, blank=True)
    address = models.CharField(max_length=300)
    folded_address = models.CharField(max_length=300)
    area_code = models.CharField(max_length=10, db_index=True)
    latitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    longitude = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    sector = models.CharField(max_length=8)
    kind = models.CharField(max_length=20, choices=FacilityKind.choices)
    quota_on = models.DateField(null=True)
    list_decision = models.CharField(max_length=40, blank=True)
    list_annex = models.CharField(max_length=10, blank=True)
    list_number = models.CharField(max_length=10, blank=True)
    listed_before = models.JSONField(default=list)
    business = models.CharField(max_length=300, blank=True)
    emissions = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    energy = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    waste = models.DecimalField(max_digits=15, decimal_places=3, null=True)
    figures_year = models.PositiveIntegerField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    status = models.CharField(max_length=12)
    note = models.TextField(blank=True)
    illustrative = models.BooleanField(default=False)

    objects = FacilityQuerySet.as_manager()

    class Meta:
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["list_decision", "list_annex", "list_number"],
                condition=~models.Q(list_decision=""),
                name="a_place_on_the_list_is_one_facility",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="facility_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="a_place_has_two_coordinates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def particulars(self) -> Particulars:
        """What decides whether it must report."""
        listed = (*self.listed_before, *([self.list_decision] if self.list_decision else []))
        figures: dict[str, Decimal | None] = {name: getattr(self, name) for name in ("emissions", "energy", "waste")}
        return Particulars(self.kind, listed, **figures)

    def group_on(self, day: date) -> str:
        """Return its group of the calendar on `day`: A, B or C."""
        return group_of(self.kind, self.quota_on, day)
