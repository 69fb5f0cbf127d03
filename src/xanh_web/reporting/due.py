"""When an agency is to be reminded: days before and after its deadline, as the coordinator has set them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from xanh.basis.parameter import parameter


def due_since(deadline: datetime, day: date) -> date | None:
    """Return the day whose reminder is due on `day` (that very day, or one missed a little before); None for none.

    `deadline` is the first instant that is too late; days are counted from the last one that is in time.
    """
    set_days: Mapping[str, Any] = parameter("reminder_days", on=day).values
    last_in_time = timezone.localtime(deadline - timedelta(microseconds=1)).date()
    days = [last_in_time - timedelta(days=number) for number in set_days["before"]]
    days += [last_in_time + timedelta(days=number) for number in set_days["after"]]
    earliest = day - timedelta(days=set_days["catch_up"])
    return max((one for one in days if earliest <= one <= day), default=None)
