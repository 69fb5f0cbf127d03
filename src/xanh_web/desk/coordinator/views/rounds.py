"""Opening a round, after a look at what it would ask of whom; closing it, after asking once more."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xanh.basis.errors import Refusal
from xanh_web.agencies.city import current_city
from xanh_web.base.actions import seal_rows
from xanh_web.desk.coordinator.board import STATES
from xanh_web.desk.coordinator.forms import OpenForm
from xanh_web.desk.coordinator.reading import all_rounds, edition_on, round_of
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.reporting.actions import close_round, open_round
from xanh_web.reporting.actions.round import OpenedRound
from xanh_web.reporting.rules import may_close
from xanh_web.reporting.standing import standings


@require_http_methods(["GET", "HEAD", "POST"])
def round_open(request: HttpRequest) -> HttpResponse:
    """Show what opening the round of `?year=` would ask of whom; a POST opens it."""
    asked = request.POST if request.method == "POST" else request.GET
    form = OpenForm(asked if "year" in asked else None, initial={"year": timezone.localdate().year})
    looked, refusal = None, ""
    if form.is_bound and form.is_valid():
        try:
            looked = _open(request, form.cleaned_data["year"], dry_run=request.method != "POST")
        except Refusal as refused:
            refusal = str(refused)
        if looked and request.method == "POST":
            return redirect(reverse("coordinator_board") + f"?year={looked.round.year}&done=opened")
    context = {
        "title": _("Open a round"),
        "form": form,
        "looked": looked,
        "refusal": refusal,
        "by_agency": Counter((item.agency_code, item.agency_name) for item in looked.added).items() if looked else (),
        "rounds": all_rounds(),
    }
    failed = bool(refusal or (form.is_bound and form.errors))
    return render(request, "desk/coordinator/round_open.html", context, status=422 if failed else 200)


def _open(request: HttpRequest, year: int, *, dry_run: bool) -> OpenedRound:
    now = timezone.now()
    day = timezone.localtime(now).date()
    edition = edition_on(day)
    if edition is None:
        raise Refusal("No plan has been loaded: begin with “xanh plan load FILE”.")
    return open_round(
        edition=edition,
        year=year,
        coordinator=current_city().coordinator_on(day),
        by=person_of(request),
        at=now,
        dry_run=dry_run,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def round_close(request: HttpRequest, code: str) -> HttpResponse:
    """Say what stays as it is when the round closes, and ask; a POST with `sure` closes it."""
    round_, now, refusal = round_of(code), timezone.now(), ""
    sure = request.POST.get("sure") == "yes"
    if request.method == "POST" and sure:
        try:
            close_round(round_=round_, by=person_of(request), at=now)
        except Refusal as refused:
            refusal = str(refused)
        else:
            seal_rows()
            return redirect(reverse("coordinator_board") + f"?year={round_.year}&done=closed")
    rows = [row for row in standings(round_, now) if row.timeliness != "exempt"]
    counts = Counter(row.state for row in rows)
    unsure = request.method == "POST" and not sure
    context = {
        "title": _("Close the round of {year}").format(year=round_.year),
        "round": round_,
        "why_not": refusal or str(may_close(round_, now) or ""),
        "unsure": unsure,
        "left": [(STATES[state], counts[state]) for state in ("waiting", "submitted", "returned") if counts[state]],
        "open_rows": [row for row in rows if row.state != "accepted"],
        "illustrative": round_.illustrative,
    }
    return render(request, "desk/coordinator/round_close.html", context, status=422 if refusal or unsure else 200)
