"""Who hears of a facility's report: its reporters, the province's reviewers."""

from datetime import datetime

from xanh_web.base.actions import OPERATOR
from xanh_web.base.models import Appointment, Person
from xanh_web.base.models.person import Role
from xanh_web.base.permissions import in_force


def people_of_facility(code: str, at: datetime) -> list[Person]:
    """Return who reports for the facility on the day of `at`."""
    return _holding(at, role=Role.FACILITY_REPORTER, agency_code=code)


def reviewers(at: datetime) -> list[Person]:
    """Return who reviews the reports of facilities on the day of `at`."""
    return _holding(at, role=Role.FACILITY_REVIEWER)


def _holding(at: datetime, **of: str) -> list[Person]:
    held = Appointment.objects.filter(in_force(at), **of).values("person_id")
    # The command line's own account belongs to nobody: nobody would read it.
    return list(Person.objects.filter(pk__in=held, is_active=True).exclude(username=OPERATOR).order_by("pk"))
