"""The coordinator's opinion and the decision of the People's Committee."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from xanh.basis.errors import Refusal
from xanh_web.amendments.actions import decide_amendment, give_opinion
from xanh_web.base.actions import seal_rows
from xanh_web.desk.amendments.access import proposal_of
from xanh_web.desk.amendments.forms import DecideForm, OpinionForm
from xanh_web.desk.amendments.views.proposal import show_proposal
from xanh_web.desk.coordinator.signed_in import person_of


@require_POST
def amendment_opinion(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an opinion."""
    proposal, form = proposal_of(request, pk), OpinionForm(request.POST)
    if not form.is_valid():
        return show_proposal(request, proposal, status=422, opinion_form=form)
    try:
        give_opinion(proposal=proposal, by=person_of(request), at=timezone.now(), **form.cleaned_data)
    except Refusal as refusal:
        return show_proposal(request, proposal, status=409, opinion_form=form, refusal=str(refusal))
    return redirect("amendment", pk)


@require_POST
def amendment_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Record the decision: the items ticked are approved."""
    proposal, form = proposal_of(request, pk), DecideForm(request.POST)
    chosen = {int(text) for text in request.POST.getlist("line") if text.isascii() and text.isdigit()}
    if not form.is_valid():
        return show_proposal(request, proposal, status=422, decide_form=form, chosen=chosen)
    try:
        decide_amendment(proposal=proposal, lines=chosen, by=person_of(request), at=timezone.now(), **form.cleaned_data)
    except Refusal as refusal:
        return show_proposal(request, proposal, status=409, decide_form=form, chosen=chosen, refusal=str(refusal))
    seal_rows()
    return redirect("amendment", pk)
