"""Who a message is for: the people whose role is in force on the day."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from xanh_web.base.actions import OPERATOR
from xanh_web.base.models import Appointment, Person
from xanh_web.base.models.person import Role
from xanh_web.base.permissions import held_on, in_force
from xanh_web.base.statements import Prepared

OF_AN_AGENCY = (Role.REPORTER, Role.AGENCY_HEAD)


def people_of(agency_code: str, at: datetime) -> list[Person]:
    """Return who is appointed in the agency as reporter or head on the day of `at`."""
    return _holding(OF_AN_AGENCY, at, agency_code=agency_code)


def coordinators(at: datetime) -> list[Person]:
    """Return the coordinators of the day."""
    return _coordinators(timezone.localtime(at).date())


def leaders(at: datetime) -> list[Person]:
    """Return the leaders of the day."""
    return _holding([Role.LEADER], at)


_coordinators = Prepared(lambda day: _people(Appointment.objects.filter(held_on(day), role=Role.COORDINATOR)))


def _holding(roles: Iterable[Role], at: datetime, **of: str) -> list[Person]:
    return list(_people(Appointment.objects.filter(in_force(at), role__in=list(roles), **of)))


def _people(held: QuerySet[Appointment]) -> QuerySet[Person]:
    # The command line's own account belongs to nobody: nobody would read it.
    people = Person.objects.filter(pk__in=held.values("person_id"), is_active=True).exclude(username=OPERATOR)
    return people.order_by("pk")
