"""A later deadline for an agency, or none at all: each by a decision with number, date and reason."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xanh.basis.deadline import ends_with
from xanh.basis.errors import Refusal
from xanh_web.desk.coordinator.forms import DecisionForm, ExtendForm
from xanh_web.desk.coordinator.reading import round_of
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.reporting.actions import exempt_agency, extend_deadline
from xanh_web.reporting.models import Round
from xanh_web.reporting.standing import standings


@require_http_methods(["GET", "HEAD", "POST"])
def round_extend(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for agency, last day and decision; a POST extends the deadline."""
    round_ = round_of(code)
    form = ExtendForm(_given(request), agencies=_agencies(round_), initial={"agency": request.GET.get("agency")})
    if form.is_bound and form.is_valid():
        values = dict(form.cleaned_data)
        until = ends_with(values.pop("until"))
        try:
            extend_deadline(
                round_=round_,
                agency_code=values.pop("agency"),
                until=until,
                by=person_of(request),
                at=timezone.now(),
                **values,
            )
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            return _back(round_, "extended")
    title = _("Extend the deadline of an agency")
    lead = _("The agency then stands as reporting in the extended time, beside the decision and its reason.")
    return _page(request, round_, form, title, lead, _("Extend the deadline"))


@require_http_methods(["GET", "HEAD", "POST"])
def round_exempt(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for agency and decision; a POST releases the agency from the round."""
    round_ = round_of(code)
    form = DecisionForm(_given(request), agencies=_agencies(round_), initial={"agency": request.GET.get("agency")})
    if form.is_bound and form.is_valid():
        values = dict(form.cleaned_data)
        try:
            exempt_agency(
                round_=round_,
                agency_code=values.pop("agency"),
                by=person_of(request),
                at=timezone.now(),
                **values,
            )
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            return _back(round_, "exempted")
    title = _("Exempt an agency from the round")
    lead = _("The agency then owes nothing in this round, and can send nothing in it. An exemption is not taken back.")
    return _page(request, round_, form, title, lead, _("Exempt the agency"))


def _given(request: HttpRequest) -> object:
    return request.POST if request.method == "POST" else None


def _agencies(round_: Round) -> list[tuple[str, str]]:
    rows = standings(round_, timezone.now())
    return [(row.agency_code, row.agency_name) for row in rows if row.timeliness != "exempt"]


def _back(round_: Round, done: str) -> HttpResponse:
    return redirect(reverse("coordinator_board") + f"?year={round_.year}&done={done}")


def _page(request: HttpRequest, round_: Round, form: DecisionForm, title: str, lead: str, button: str) -> HttpResponse:
    context = {
        "title": title,
        "lead": lead,
        "round": round_,
        "form": form,
        "button": button,
        "illustrative": round_.illustrative,
    }
    failed = form.is_bound and bool(form.errors)
    return render(request, "desk/coordinator/decision.html", context, status=422 if failed else 200)
