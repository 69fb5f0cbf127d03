"""Editing the text of the consolidated report, section by section; its figures stay where they come from."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from xanh.basis.errors import Refusal
from xanh.documents.report.wording import SECTIONS
from xanh_web.desk.coordinator.reading import notice, round_of
from xanh_web.desk.coordinator.report_text import Line, lines_of, lost_texts, save_lines
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.reporting.actions import drop_report_text
from xanh_web.reporting.models import ReportText
from xanh_web.reporting.report_head import draft_content


@require_http_methods(["GET", "HEAD", "POST"])
def report_section(request: HttpRequest, code: str, section: str) -> HttpResponse:
    """Show the paragraphs of a section in fields; a POST saves them, each that is refused says why and stays typed."""
    round_ = round_of(code)
    if section not in SECTIONS:
        raise Http404(_("The report has no section “{section}”.").format(section=section))
    now = timezone.now()
    lines: list[Line] = []
    refusal, refused = "", list[Line]()
    try:
        content = draft_content(round_, now)
        lines = lines_of(round_, section, content, now)
        if request.method == "POST":
            refused = save_lines(round_, section, lines, request.POST.dict(), person_of(request), now)
            if not refused:
                return redirect(reverse("report_section", args=[code, section]) + "?done=text_saved")
            lines = _with_typed(lines_of(round_, section, content, now), refused)
    except Refusal as refused_whole:
        refusal = str(refused_whole)
    context = {
        "title": _("Text of the report of {year}").format(year=round_.year),
        "round": round_,
        "section_title": SECTIONS[section],
        "lines": lines,
        "homeless": [line for line in refused if line.paragraph is None],
        "lost": lost_texts(round_, section, lines, now),
        "notice": notice(request),
        "refusal": refusal or (_("Some paragraphs are not saved: see the reasons beside them.") if refused else ""),
        "illustrative": round_.illustrative,
    }
    status = 422 if refusal or refused else 200
    return render(request, "desk/coordinator/report_section.html", context, status=status)


@require_POST
def report_text_drop(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Leave a paragraph to the system again."""
    text = ReportText.objects.filter(round=round_of(code), pk=pk).select_related("round").first()
    if text is None:
        raise Http404(_("This text is not there."))
    drop_report_text(text=text, by=person_of(request), at=timezone.now())
    return redirect(reverse("report_section", args=[code, text.section]) + "?done=text_dropped")


def _with_typed(lines: list[Line], refused: list[Line]) -> list[Line]:
    typed = {line.key: line for line in refused if line.paragraph is not None}
    return [typed.get(line.key, line) if line.key else line for line in lines]
