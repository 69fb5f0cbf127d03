"""Agencies: the bodies that lead, coordinate and report, each from a day to a day."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from xanh_web.agencies.querysets import AgencyQuerySet


class AgencyKind(models.TextChoices):
    OFFICE = "office", _("Office of the People's Committee")
    DEPARTMENT = "department", _("Department")
    INSPECTORATE = "inspectorate", _("Inspectorate")
    STATISTICS = "statistics", _("Statistics office")
    MASS_ORGANISATION = "mass_organisation", _("Mass organisation")
    DISTRICT = "district", _("People's Committee of a district")
    COMMUNE = "commune", _("People's Committee of a ward or commune")


class Agency(models.Model):
    """A body under its name. A body that changes its name ends, and its successor begins.

    `valid_from` empty: since before the plan. `valid_to`: the last day. `start_unknown`: the name is known and the day
    it begins is not, so it is in force on no day until a person enters that day.
    """

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    head_title = models.CharField(max_length=80, blank=True)
    kind = models.CharField(max_length=20, choices=AgencyKind.choices)
    area_code = models.CharField(max_length=10, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    start_unknown = models.BooleanField(default=False)
    sort_key = models.CharField(max_length=40)

    objects = AgencyQuerySet.as_manager()

    class Meta:
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")
        ordering: ClassVar = ["sort_key", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_to=None)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="agency_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(start_unknown=False) | models.Q(valid_from=None),
                name="agency_of_unknown_start_has_no_first_day",
            ),
        ]

    def __str__(self) -> str:
        return self.name
