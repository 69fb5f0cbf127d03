"""The kinds of messages: the word and the icon each is shown with."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xanh_web.base.models import Message

KINDS: dict[str, tuple[Promise, str]] = {
    "reminder": (_("Reminder"), "clock-exclamation"),
    "report_arrived": (_("Report to review"), "send"),
    "report_returned": (_("Report returned"), "arrow-back-up"),
    "report_accepted": (_("Report accepted"), "file-check"),
    "report_reopened": (_("Report reopened"), "arrow-back-up"),
    "deadline_extended": (_("Deadline extended"), "calendar-plus"),
    "report_issued": (_("Consolidated report"), "report"),
    "amendment_decided": (_("Amendment decided"), "clipboard-list"),
}
OTHER = (_("Message"), "inbox")


def kind_of(message: Message) -> tuple[Promise, str]:
    """Return word and icon of a message's kind."""
    return KINDS.get(message.kind, OTHER)
