"""The words of the form: what each field asks, as the Excel form says it too."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "status": _("State of the work (required)"),
    "percentage": _("Share completed (%)"),
    "result": _("Result (required once work has begun)"),
    "evidence": _("Links or documents sent elsewhere"),
    "difficulties": _("Difficulties and obstacles"),
    "proposals": _("Proposals and requests"),
    "value": _("Value"),
    "missing": _("Reason there is no figure"),
    "note": _("Note"),
}
HINTS = {
    "percentage": _(
        "A number from 0 to 100, such as 62,5, without the sign %. Leave it empty if it cannot be measured."
    ),
    "result": _("The main results, products and figures of the year. At most 5,000 characters."),
    "evidence": _("One address (http…) or document name on each line. Attach files below instead."),
    "difficulties": _("Difficulties and their causes; leave it empty if there are none."),
    "proposals": _("What you propose, and who should decide it; leave it empty if there is nothing."),
    "missing": _("Choose one only if there is no value."),
    "note": _("Source, method, why it changed; may stay empty."),
}
STAGES = {"planned": _("Planned"), "allocated": _("Allocated"), "disbursed": _("Disbursed")}
PHASES = {
    "drafting": _("Being written"),
    "handed_over": _("With the head of the agency"),
    "submitted": _("Sent, not reviewed yet"),
    "returned": _("Returned for correction"),
    "accepted": _("Accepted"),
    "exempt": _("Exempt from reporting"),
    "closed": _("The round is closed"),
}
TONES = {
    "drafting": ("info", "clipboard-list"),
    "handed_over": ("info", "user"),
    "submitted": ("info", "send"),
    "returned": ("warn", "arrow-back-up"),
    "accepted": ("good", "file-check"),
    "exempt": ("neutral", "calendar-off"),
    "closed": ("neutral", "calendar-off"),
}
