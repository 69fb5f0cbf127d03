"""The list of proposals, and beginning one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xanh.basis.errors import Refusal
from xanh_web.agencies.models import Agency
from xanh_web.amendments.actions import draft_proposal
from xanh_web.base.models.person import Role
from xanh_web.base.screens import roles_of
from xanh_web.desk.amendments.access import own_agencies, visible
from xanh_web.desk.amendments.forms import ProposalForm
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.plans.models import Plan
from xanh_web.reporting.models import Submission

MOST = 200


@require_safe
def amendments(request: HttpRequest) -> HttpResponse:
    """Show the proposals the visitor may see, the newest first."""
    rows = list(visible(request).select_related("decision")[:MOST])
    return render(
        request,
        "desk/amendments/list.html",
        {
            "title": _("Amendments of the plan"),
            "proposals": rows,
            "may_propose": bool(_agencies(request)),
            "illustrative": any(row.illustrative for row in rows),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
def amendment_new(request: HttpRequest) -> HttpResponse:
    """Ask what is to change, why and for whom; a POST begins the draft. `?from=` is the report it comes from."""
    source = _source(request)
    plan = source.round.edition.plan if source else Plan.objects.order_by("-issued_on", "-pk").first()
    agencies = _agencies(request)
    initial = {"agency": request.GET.get("agency", ""), "reason": request.GET.get("text", "")[:2000]}
    form = ProposalForm(request.POST if request.method == "POST" else None, agencies=agencies, initial=initial)
    if plan is not None and form.is_bound and form.is_valid():
        try:
            proposal = draft_proposal(
                plan=plan,
                title=form.cleaned_data["title"],
                reason=form.cleaned_data["reason"],
                agency_code=form.cleaned_data["agency"],
                source=f"submission:{source.pk}" if source else "",
                illustrative=bool(source and source.illustrative),
                by=person_of(request),
                at=timezone.now(),
            )
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("amendment", proposal.pk)
    context = {"title": _("Propose an amendment"), "form": form, "plan": plan, "source": source}
    return render(request, "desk/amendments/new.html", context, status=422 if form.errors else 200)


def _agencies(request: HttpRequest) -> list[tuple[str, str]]:
    existing = Agency.objects.on(timezone.localdate()).order_by("sort_key", "code")
    if Role.COORDINATOR not in roles_of(request):
        existing = existing.filter(code__in=own_agencies(person_of(request)))
    return list(existing.values_list("code", "name"))


def _source(request: HttpRequest) -> Submission | None:
    number = request.GET.get("from", "")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return None
    found = Submission.objects.filter(pk=int(number)).select_related("round__edition__plan").first()
    own = found is not None and found.agency_code in own_agencies(person_of(request))
    return found if own or Role.COORDINATOR in roles_of(request) else None
