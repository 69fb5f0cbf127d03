"""One proposal: its lines, its opinions, its decision, and what may be done with it next."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xanh.basis.errors import Refusal
from xanh.plans.amendment.parts import FIELDS, items_of
from xanh_web.amendments.actions import discard_draft, submit_proposal, withdraw_proposal
from xanh_web.amendments.models import AmendmentDecision, Proposal, ProposalState
from xanh_web.amendments.rules import why_not_apply
from xanh_web.base.permissions import may
from xanh_web.desk.amendments.access import may_write_on, proposal_of
from xanh_web.desk.amendments.forms import DecideForm, OpinionForm
from xanh_web.desk.amendments.shown import shown_items
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.plans.edition_content import plan_of

type Step = Callable[..., object]
STEPS: dict[str, Step] = {"submit": submit_proposal, "withdraw": withdraw_proposal, "discard": discard_draft}


@require_safe
def amendment(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a proposal."""
    return show_proposal(request, proposal_of(request, pk))


@require_POST
def amendment_step(request: HttpRequest, pk: int) -> HttpResponse:
    """Submit, withdraw or throw away, as the button pressed says."""
    proposal = proposal_of(request, pk)
    step = STEPS.get(request.POST.get("step", ""))
    if step is None:
        return redirect("amendment", pk)
    try:
        step(proposal=proposal, by=person_of(request), at=timezone.now())
    except Refusal as refusal:
        return show_proposal(request, proposal_of(request, pk), status=409, refusal=str(refusal))
    return redirect("amendments") if step is discard_draft else redirect("amendment", pk)


def show_proposal(request: HttpRequest, proposal: Proposal, status: int = 200, **more: object) -> HttpResponse:
    """Return the page of a proposal; `more` are bound forms, or a refusal."""
    person = person_of(request)
    writing, waiting = may_write_on(request, proposal), proposal.state == ProposalState.SUBMITTED
    refusal = why_not_apply(proposal) if waiting or writing else None
    context: dict[str, object] = {
        "title": proposal.title,
        "breadcrumbs": [{"text": _("Amendments"), "url": reverse("amendments")}, {"text": proposal.title}],
        "proposal": proposal,
        "items": shown_items(proposal),
        "choices": _choices(proposal) if writing else [],
        "opinions": list(proposal.opinions.all()),
        "decision": AmendmentDecision.objects.filter(proposal=proposal).select_related("edition").first(),
        "may_write": writing,
        "may_withdraw": waiting and may(person, "propose_amendment", agency_code=proposal.agency_code),
        "opinion_form": OpinionForm() if waiting and may(person, "give_opinion") else None,
        "decide_form": DecideForm() if waiting and may(person, "decide_amendment") else None,
        "stale": str(refusal) if refusal else "",
        "illustrative": proposal.illustrative,
    }
    return render(request, "desk/amendments/proposal.html", context | more, status=status)


def _choices(proposal: Proposal) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what the plan has, section by section, as (address, name), for the list of what may be changed."""
    plan = plan_of(proposal.against)
    found: list[tuple[str, list[tuple[str, str]]]] = []
    for section in FIELDS:
        items = [
            (
                reverse("amendment_item", args=[proposal.pk, section, key]),
                f"{key}. {getattr(item, 'title', '') or getattr(item, 'text', '')}",
            )
            for key, item in items_of(plan, section).items()
        ]
        found.append((section, items))
    return found
