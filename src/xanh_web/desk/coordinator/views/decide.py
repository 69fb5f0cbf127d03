"""Accepting, returning and reopening reports. Each takes sending alone and leads back to where it was asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xanh.basis.errors import Refusal
from xanh_web.base.models import Person
from xanh_web.desk.coordinator.answers import parts_of
from xanh_web.desk.coordinator.forms import ReasonForm
from xanh_web.desk.coordinator.reading import all_rounds, round_of
from xanh_web.desk.coordinator.reasons import read_reasons
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.desk.coordinator.views.board import show_board
from xanh_web.desk.coordinator.views.review import show_submission, submission_of
from xanh_web.reporting.actions import accept_submission, reopen_submission, return_submission
from xanh_web.reporting.checks.gather import findings_of
from xanh_web.reporting.models import Submission

MOST_AT_ONCE = 500


@require_POST
def submission_accept(request: HttpRequest, code: str) -> HttpResponse:
    """Accept the reports chosen on the board, each on its own, or the one that was opened (`opened`).

    A report with findings is accepted from its own page only, where they are seen.
    """
    round_ = round_of(code)
    opened, chosen = _keys(request, "opened")[:1], _keys(request, "submission")[:MOST_AT_ONCE]
    found = {row.pk: row for row in round_.submissions.filter(pk__in=opened or chosen).select_related("review")}
    findings = {} if opened else findings_of(round_, found.values())
    person, refusals = person_of(request), []
    for row in found.values():
        refusal = _with_findings(row) if findings.get(row.pk) else _accept(row, person)
        if refusal and opened:
            return show_submission(request, submission_of(row.pk), refusal=refusal)
        refusals += [refusal] if refusal else []
    if not found:
        refusals.append(_("Nothing was chosen: tick the reports to be accepted."))
    if refusals:
        return show_board(request, round_, all_rounds(), refusals=tuple(refusals), status=422)
    return redirect(reverse("coordinator_board") + f"?year={round_.year}&done=accepted")


def _keys(request: HttpRequest, name: str) -> list[int]:
    # At most eighteen digits: more is no key of a row, and no database would take it.
    return [int(key) for key in request.POST.getlist(name) if key.isascii() and key.isdigit() and len(key) <= 18]


def _with_findings(row: Submission) -> str:
    text = _("{receipt} was not accepted: the checks found something in it, so open it first.")
    return text.format(receipt=row.receipt)


def _accept(row: Submission, person: Person) -> str:
    try:
        accept_submission(submission=row, by=person, at=timezone.now())
    except Refusal as refused:
        return str(refused)
    return ""


@require_POST
def submission_return(request: HttpRequest, pk: int) -> HttpResponse:
    """Return a report with the reasons given at its fields."""
    sent = submission_of(pk)
    parts = parts_of(sent)
    reasons = read_reasons(request.POST, parts)
    if reasons.errors:
        return show_submission(request, sent, parts=parts, reasons=reasons)
    try:
        return_submission(submission=sent, reason=reasons.text, by=person_of(request), at=timezone.now())
    except Refusal as refused:
        return show_submission(request, sent, parts=parts, reasons=reasons, refusal=str(refused))
    return redirect(reverse("submission", args=[pk]) + "?done=returned")


@require_POST
def submission_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Reopen an accepted report with a reason."""
    sent, form = submission_of(pk), ReasonForm(request.POST)
    if not form.is_valid():
        return show_submission(request, sent, reopen_form=form)
    try:
        reopen_submission(submission=sent, reason=form.cleaned_data["reason"], by=person_of(request), at=timezone.now())
    except Refusal as refused:
        return show_submission(request, sent, reopen_form=form, refusal=str(refused))
    return redirect(reverse("submission", args=[pk]) + "?done=reopened")
