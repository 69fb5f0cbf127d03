"""Reminders of what facilities owe, on the days the reminders have; a day missed a little is made up for."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from xanh.basis.reminder import due_since
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.emissions.facility_announcements import announce_facility_due
from xanh_web.emissions.facility_standing import facility_standings

AWAITED = ("in_time", "overdue")


@transaction.atomic
def remind_facilities(*, by: Person, at: datetime) -> list[str]:
    """Queue a message to the reporters of every facility whose report is awaited and whose day of reminding has come.

    Returns the codes of those reminded now; the same day again reminds nobody twice.
    """
    require(by, "remind_facilities", at=at)
    day = timezone.localtime(at).date()
    reminded = []
    for year in (day.year, day.year + 1):
        for row in facility_standings(year, at):
            due_day = due_since(row.due.end, day) if row.timeliness in AWAITED else None
            if due_day and announce_facility_due(row.facility, row.due, due_day, at):
                reminded.append(row.facility.code)
    if reminded:
        record_event(action="remind_facilities", subject="facilities", by=by, at=at, reminded=reminded)
    return reminded
