"""From the reporter to the head, back again, and to the coordinator."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from xanh.basis.errors import Refusal
from xanh_web.base.models import Person
from xanh_web.desk.reporter.access import open_report, person_of
from xanh_web.desk.reporter.notice import tell
from xanh_web.desk.reporter.posting import takes_post
from xanh_web.desk.reporter.views.form import show_form
from xanh_web.reporting.actions.hand_over import hand_over_report, submit_draft, take_back_report
from xanh_web.reporting.models import Round
from xanh_web.reporting.own import OwnReport


class Step(Protocol):
    """A step on a whole report."""

    def __call__(self, *, round_: Round, agency_code: str, by: Person, at: datetime) -> object: ...


@takes_post
def report_hand_over(request: HttpRequest, round_code: str, agency_code: str) -> HttpResponse:
    """Hand the report to the head of the agency."""
    report = open_report(request, round_code, agency_code)
    return _step(request, report, partial(hand_over_report, owed=report.owed), _handed_over)


@takes_post
def report_take_back(request: HttpRequest, round_code: str, agency_code: str) -> HttpResponse:
    """Take the report back to change it."""
    return _step(request, open_report(request, round_code, agency_code), take_back_report, _taken_back)


@takes_post
def report_submit(request: HttpRequest, round_code: str, agency_code: str) -> HttpResponse:
    """Send the report to the coordinator and lead to its receipt."""
    report = open_report(request, round_code, agency_code)
    by, now = person_of(request), timezone.now()
    try:
        submission, new = submit_draft(round_=report.round, agency_code=agency_code, owed=report.owed, by=by, at=now)
    except Refusal as refusal:
        return show_form(request, report, status=409, refusal=str(refusal))
    if not new:
        tell(request, _("This report had been sent before: this is its receipt."))
    return redirect("receipt", submission.receipt)


def _step(request: HttpRequest, report: OwnReport, step: Step, sentence: Callable[[], str]) -> HttpResponse:
    agency_code = report.own.agency_code
    try:
        step(round_=report.round, agency_code=agency_code, by=person_of(request), at=timezone.now())
    except Refusal as refusal:
        return show_form(request, report, status=409, refusal=str(refusal))
    tell(request, sentence())
    return redirect("report_form", report.round.code, agency_code)


def _handed_over() -> str:
    return _("The report is with the head of the agency, who reads it and sends it.")


def _taken_back() -> str:
    return _("The report can be changed again.")
