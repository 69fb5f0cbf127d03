"""The words people see for the states of a report and for amounts, in their language."""

from decimal import Decimal

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xanh.basis.number import format_number
from xanh.targets.amounts import with_unit

STATES = {
    "waiting": _("nothing sent"),
    "submitted": _("sent, not reviewed yet"),
    "returned": _("returned for correction"),
    "accepted": _("accepted"),
}
TIMELINESS = {
    "on_time": _("on time"),
    "extended": _("in the extended time"),
    "late": _("late"),
    "exempt": _("exempt"),
    "waiting": _("still time"),
    "overdue": _("overdue"),
}
COURSES = {
    "achieved": _("achieved"),
    "on_course": _("on course"),
    "behind": _("behind"),
    "moving_away": _("moving away"),
    "cannot_say": _("cannot say"),
}


def amount(value: Decimal, unit: str, kind: str = "", decimals: int | None = None) -> str:
    """Return a value with its unit as people write it: "12.5%", "3 people"; done or not for a milestone's 1 and 0.

    Without `decimals` it has its own digits.
    """
    if kind == "milestone" and value in (0, 1):
        return gettext("done") if value else gettext("not done yet")
    return with_unit(format_number(value, decimals), unit)
