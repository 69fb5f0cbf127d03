"""Who a message is for: the people whose role is in force on the day."""

from collections.abc import Iterable
from datetime import datetime

from xanh_web.base.actions import OPERATOR
from xanh_web.base.models import Appointment, Person
from xanh_web.base.models.person import Role
from xanh_web.base.permissions import in_force

OF_AN_AGENCY = (Role.REPORTER, Role.AGENCY_HEAD)


def people_of(agency_code: str, at: datetime) -> list[Person]:
    """Return who is appointed in the agency as reporter or head on the day of `at`."""
    return _holding(OF_AN_AGENCY, at, agency_code=agency_code)


def coordinators(at: datetime) -> list[Person]:
    """Return the coordinators of the day."""
    return _holding([Role.COORDINATOR], at)


def leaders(at: datetime) -> list[Person]:
    """Return the leaders of the day."""
    return _holding([Role.LEADER], at)


def _holding(roles: Iterable[Role], at: datetime, **of: str) -> list[Person]:
    held = Appointment.objects.filter(in_force(at), role__in=list(roles), **of)
    # The command line's own account belongs to nobody: nobody would read it.
    people = Person.objects.filter(pk__in=held.values("person_id"), is_active=True).exclude(username=OPERATOR)
    return list(people.order_by("pk"))
