"""When someone is to be reminded: days before and after a deadline, as the coordinator has set them."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from xanh.basis.deadline import VIETNAM
from xanh.basis.parameter import parameter


def due_since(deadline: datetime, day: date) -> date | None:
    """Return the day whose reminder is due on `day` (that very day, or one missed a little before); None for none.

    `deadline` is the first instant that is too late; days are counted from the last one that is in time.
    """
    set_days: Mapping[str, Any] = parameter("reminder_days", on=day).values
    last_in_time = (deadline - timedelta(microseconds=1)).astimezone(VIETNAM).date()
    days = [last_in_time - timedelta(days=number) for number in set_days["before"]]
    days += [last_in_time + timedelta(days=number) for number in set_days["after"]]
    earliest = day - timedelta(days=set_days["catch_up"])
    return max((one for one in days if earliest <= one <= day), default=None)
