"""The consolidated report: as a page whose figures lead to their sources, as a draft file, and issued."""

from collections import Counter
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xanh.basis.errors import Refusal
from xanh.documents.report import compose_report, without_place
from xanh.documents.report.content import ReportContent
from xanh.documents.report.wording import SECTIONS
from xanh.documents.word import write_word
from xanh_web.base.actions import seal_rows
from xanh_web.base.known_at import known_at, known_at_of_file
from xanh_web.desk.coordinator.board import STATES
from xanh_web.desk.coordinator.draft import section_with, sections_of, way_of_figure
from xanh_web.desk.coordinator.forms import IssueForm
from xanh_web.desk.coordinator.reading import notice, round_of
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.desk.coordinator.views.review import attachment
from xanh_web.reporting.actions import issue_report
from xanh_web.reporting.models import Round
from xanh_web.reporting.report_head import draft_content, final_content
from xanh_web.reporting.standing import standings

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def report_draft(request: HttpRequest, code: str) -> HttpResponse:
    """Show the report as it stood at `?at=`, section by section; `?figure=f12` shows the way of one figure."""
    round_, when = round_of(code), known_at(request)
    asked = request.GET.get("figure", "")[:40]
    content, refusal = None, ""
    try:
        content = draft_content(round_, when.at)
    except Refusal as refused:
        refusal = str(refused)
    sections = sections_of(compose_report(content)) if content else []
    context = {
        "title": _("Consolidated report of {year}").format(year=round_.year),
        "round": round_,
        "sections": sections,
        "when": when,
        "known_at": when.at,
        "asked": asked,
        "way": way_of_figure(content, asked) if content and asked else None,
        "way_section": section_with(sections, asked),
        "left_out": _left_out(round_, when.at),
        "lost": _lost(content) if content else [],
        "issued": round_.reports.filter(recorded_at__lte=when.at).select_related("issued_by").defer("pins"),
        "notice": notice(request),
        "refusal": refusal,
        "illustrative": round_.illustrative,
    }
    return render(request, "desk/coordinator/report_draft.html", context, status=422 if refusal else 200)


@require_safe
def report_draft_file(request: HttpRequest, code: str) -> HttpResponse:
    """Answer with the draft as it stood at `?at=`, as a Word file; nothing is stored."""
    round_, when = round_of(code), known_at_of_file(request)
    content = draft_content(round_, when.at)
    response = HttpResponse(write_word(compose_report(content)), content_type=WORD)
    response["Content-Disposition"] = attachment(f"Dự thảo báo cáo năm {round_.year}.docx")
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def report_issue(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for number, date and signer; a POST issues the report, or says why it cannot be issued."""
    round_ = round_of(code)
    form = IssueForm(request.POST if request.method == "POST" else None, initial={"issued_on": timezone.localdate()})
    if form.is_bound and form.is_valid():
        now = timezone.now()
        try:
            content = final_content(round_, now, **form.cleaned_data)
            issue_report(round_=round_, content=content, by=person_of(request), at=now)
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            seal_rows()
            return redirect(reverse("report_draft", args=[code]) + "?done=issued")
    context = {
        "title": _("Issue the consolidated report of {year}").format(year=round_.year),
        "round": round_,
        "form": form,
        "left_out": _left_out(round_, timezone.now()),
        "illustrative": round_.illustrative,
    }
    failed = form.is_bound and bool(form.errors)
    return render(request, "desk/coordinator/report_issue.html", context, status=422 if failed else 200)


def _lost(content: ReportContent) -> list[tuple[str, str]]:
    """Return the sections, code and title, in which an edited paragraph has lost its place."""
    return [(code, SECTIONS[code]) for code in dict.fromkeys(one.section for one in without_place(content))]


def _left_out(round_: Round, at: datetime) -> list[tuple[str, int]]:
    """Return how many agencies' reports are not in the consolidated report, by the state they are in."""
    rows = standings(round_, at)
    counts = Counter(row.state for row in rows if row.timeliness != "exempt" and row.state != "accepted")
    return [(str(STATES[state]), count) for state, count in counts.most_common()]
