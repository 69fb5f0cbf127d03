"""The words people see for the states of a report, in their language."""

from django.utils.translation import gettext_lazy as _

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
