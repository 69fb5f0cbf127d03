"""Reminding the agencies whose report is awaited: the messages are read before they are prepared."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xanh.basis.errors import Refusal
from xanh_web.desk.coordinator.reading import notice, round_of
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.reporting.actions import prepare_reminders
from xanh_web.reporting.models import Round
from xanh_web.reporting.reminder_text import reminder
from xanh_web.reporting.standing import Standing, standings

PER_PAGE = 50


@dataclass(frozen=True)
class Awaited:
    """An agency that would be reminded, with the message as it would be prepared."""

    standing: Standing
    subject: str
    body: str


@require_http_methods(["GET", "HEAD", "POST"])
def round_remind(request: HttpRequest, code: str) -> HttpResponse:
    """Show who is awaited, the message to each, and what was prepared before; a POST prepares for one or for all."""
    round_, refusal = round_of(code), ""
    if request.method == "POST":
        try:
            prepared = prepare_reminders(
                round_=round_,
                by=person_of(request),
                at=timezone.now(),
                agency_code=request.POST.get("agency", "")[:40],
            )
        except Refusal as refused:
            refusal = str(refused)
        else:
            done = "reminded" if prepared else "nobody_reminded"
            return redirect(reverse("round_remind", args=[code]) + f"?done={done}#prepared")
    context = {
        "title": _("Reminders in the round of {year}").format(year=round_.year),
        "round": round_,
        "awaited": _awaited(round_),
        "page": Paginator(round_.reminders.order_by("-prepared_at", "agency_code"), PER_PAGE).get_page(
            request.GET.get("page")
        ),
        "notice": notice(request),
        "refusal": refusal,
        "illustrative": round_.illustrative,
    }
    return render(request, "desk/coordinator/round_remind.html", context, status=422 if refusal else 200)


def _awaited(round_: Round) -> list[Awaited]:
    if round_.closed_at:
        return []
    rows = [
        row
        for row in standings(round_, timezone.now())
        if row.timeliness != "exempt" and row.state in {"waiting", "returned"}
    ]
    kinds = [(row, "returned" if row.state == "returned" else row.timeliness) for row in rows]
    return [Awaited(row, *reminder(round_, row, kind)) for row, kind in kinds]
