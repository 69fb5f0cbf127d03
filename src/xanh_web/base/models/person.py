"""People and the roles they hold, from a date to a date."""

from datetime import date
from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from xanh_web.base.statements import Prepared


class Person(AbstractUser):
    """Someone who acts in the system. What they may do comes from their appointments alone."""

    wants_email = models.BooleanField(default=True)
    _known: "list[Appointment] | None" = None

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def know_appointments(self) -> None:
        """Fetch the appointments once for as long as this object lives: guard, view and action ask the same person."""
        self._known = _appointments_of(self.pk)

    def held_on(self, day: date) -> "list[Appointment]":
        """Return the appointments in force on `day`; no question to the database where they are known."""
        return [
            held
            for held in (self.appointments.all() if self._known is None else self._known)
            if held.valid_from <= day and (held.valid_to is None or day <= held.valid_to)
        ]


class Role(models.TextChoices):
    REPORTER = "reporter", _("Reporter")
    AGENCY_HEAD = "agency_head", _("Agency head")
    COORDINATOR = "coordinator", _("Coordinator")
    LEADER = "leader", _("Leader")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")
    # Their appointment names a facility, an agency, a verification body, where others name an agency.
    FACILITY_REPORTER = "facility_reporter", _("Reporter of a facility")
    FACILITY_REVIEWER = "facility_reviewer", _("Reviewer of facility reports")
    VERIFIER = "verifier", _("Verifier of facility reports")


class Appointment(models.Model):
    """A role held by a person in an agency (a code, for `base` knows no agencies) from a date to a date.

    `basis` is the decision it rests on, in the words of whoever gave it.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20, choices=Role.choices)
    agency_code = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=250, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="appointment_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.role} · {self.agency_code}"


_appointments_of = Prepared(lambda person: Appointment.objects.order_by().filter(person=person))
