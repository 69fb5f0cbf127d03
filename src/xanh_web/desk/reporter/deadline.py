"""A deadline in words, and how much time is left until it."""

from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

_A_DAY, _AN_HOUR = timedelta(days=1), timedelta(hours=1)


def deadline_words(deadline: datetime) -> str:
    """Return the deadline as the law says it and as people count it: before the 20th is by the end of the 19th."""
    local = timezone.localtime(deadline)
    if (local.hour, local.minute, local.second) != (0, 0, 0):
        return _("before {clock} on {day}").format(clock=f"{local:%H:%M}", day=f"{local:%d/%m/%Y}")
    last = local - timedelta(microseconds=1)
    return _("before {day}, that is by the end of {last}").format(day=f"{local:%d/%m/%Y}", last=f"{last:%d/%m/%Y}")


def time_left(deadline: datetime, now: datetime) -> str:
    """Return how long there is still, or how long it is past, in whole days; in hours within the last day."""
    left = deadline - now
    if left <= timedelta(0):
        past = -left
        if past < _A_DAY:
            return _("past since less than a day")
        return _("past since {days} days").format(days=past // _A_DAY)
    if left < _AN_HOUR:
        return _("less than an hour left")
    if left < _A_DAY:
        return _("{hours} hours left").format(hours=left // _AN_HOUR)
    return _("{days} days left").format(days=left // _A_DAY)
