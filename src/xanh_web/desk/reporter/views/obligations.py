"""What I have to report: every round that is open, with what is missing, and the receipts of earlier ones."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh_web.desk.reporter.access import person_of
from xanh_web.desk.reporter.notice import told
from xanh_web.desk.reporter.sheet import Standing, standing_of
from xanh_web.desk.reporter.views.form import summary
from xanh_web.reporting.draft_form import Entry, entries_of
from xanh_web.reporting.models import Submission
from xanh_web.reporting.own import OwnReport, open_reports, own_agencies


@dataclass(frozen=True)
class Due:
    """One report of an open round: how it stands and how far it is."""

    report: OwnReport
    standing: Standing
    entries: list[Entry]
    summary: dict[str, object]


@require_safe
def my_obligations(request: HttpRequest) -> HttpResponse:
    """Show each report I answer for in the rounds that are open, then what was sent in those that are closed."""
    now = timezone.now()
    own = own_agencies(person_of(request), now)
    due = [_due(report, now) for report in open_reports(own)]
    sent = Submission.objects.filter(agency_code__in=own).select_related("round", "review", "reopening")
    context = {
        "title": _("My agency's report"),
        "lead": _("What your agency has to report, what is still missing, and what was sent."),
        "due": due,
        "agencies": sorted({item.now_name for item in own.values()}),
        "receipts": list(sent.order_by("-submitted_at")[:50]),
        "notice": told(request),
        "illustrative": any(item.report.round.illustrative for item in due),
    }
    return render(request, "desk/reporter/my_obligations.html", context)


def _due(report: OwnReport, now: datetime) -> Due:
    standing = standing_of(report, now)
    entries = entries_of(report.round, report.own.agency_code)
    return Due(report, standing, entries, summary(entries, standing))
