"""What the pages of the coordinator read before they show anything: rounds, the plan in force, notices."""

from datetime import date

from django.http import Http404, HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from xanh_web.plans.models import Edition
from xanh_web.reporting.models import Round

# What was done, told on the page one is led to after it: `?done=` names one of these.
NOTICES: dict[str, Promise] = {
    "opened": gettext_lazy("The round is open: its obligations are written."),
    "closed": gettext_lazy("The round is closed."),
    "reminded": gettext_lazy("The reminders are prepared."),
    "nobody_reminded": gettext_lazy("Nobody new was to be reminded today."),
    "extended": gettext_lazy("The deadline is extended."),
    "exempted": gettext_lazy("The agency is exempt from this round."),
    "accepted": gettext_lazy("The chosen reports are accepted and frozen."),
    "returned": gettext_lazy("The report is returned with its reasons."),
    "reopened": gettext_lazy("The report is reopened: the agency may send a new version."),
    "text_saved": gettext_lazy("The text of the section is saved."),
    "text_dropped": gettext_lazy("The paragraph is the system's own again."),
    "verdict_stated": gettext_lazy("The verdict is stated: it is shown with its reason."),
    "verdict_withdrawn": gettext_lazy("The verdict is withdrawn: the computed one stands again."),
    "issued": gettext_lazy("The consolidated report is issued, pinned and sealed."),
}


def edition_on(day: date) -> Edition | None:
    """Return the edition in force on `day` with its plan; None where there is none yet."""
    editions = Edition.objects.filter(in_force_from__lte=day).select_related("plan")
    return editions.order_by("-in_force_from", "-number").first()


def all_rounds() -> list[Round]:
    """Return the rounds, the newest year first."""
    return list(Round.objects.select_related("edition__plan").order_by("-year", "-pk"))


def round_of(code: str) -> Round:
    """Return the round `code` with its plan, or the page that says there is none."""
    found = Round.objects.filter(code=code).select_related("edition__plan").first()
    if found is None:
        raise Http404(_("There is no round “{code}”. The board shows them all.").format(code=code))
    return found


def notice(request: HttpRequest) -> str:
    """Return the sentence about what was just done, "" where nothing was."""
    return str(NOTICES.get(request.GET.get("done", ""), ""))
