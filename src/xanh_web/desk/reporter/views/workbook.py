"""The form as an Excel workbook: down with what is typed, up whole or not at all."""

from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.basis.errors import Refusal
from xanh.basis.text import fold
from xanh.documents.forms import FilledForm, IndicatorAnswer, TaskAnswer, fill_form, mark_errors, write_form
from xanh.documents.forms.archive import LIMIT_MB
from xanh_web.base.durable import write_durably
from xanh_web.base.models import Person
from xanh_web.desk.reporter.access import open_report, person_of
from xanh_web.desk.reporter.notice import tell
from xanh_web.desk.reporter.posting import takes_post
from xanh_web.desk.reporter.views.form import show_form
from xanh_web.reporting.actions.draft import fill_draft
from xanh_web.reporting.agency_form import form_for, read_sent_form, signing_key
from xanh_web.reporting.draft_form import entries_of
from xanh_web.reporting.own import OwnReport

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def form_download(request: HttpRequest, round_code: str, agency_code: str) -> HttpResponse:
    """Answer with the workbook, filled with what is typed; with `?marked=1` the copy in which errors are marked."""
    report = open_report(request, round_code, agency_code)
    name = f"{report.round.code}-{agency_code}"
    if "marked" in request.GET:
        path = _marked_path(report, person_of(request))
        if not path.is_file():
            raise Http404(_("The marked copy is not kept any more: upload the workbook again."))
        return _file(path.read_bytes(), f"{name}-loi.xlsx")
    entries = entries_of(report.round, agency_code, report.owed)
    answers = [entry.answer for entry in entries if entry.started]
    filled = fill_form(
        write_form(form_for(report.round, agency_code), signing_key()),
        [answer for answer in answers if isinstance(answer, TaskAnswer)],
        [answer for answer in answers if isinstance(answer, IndicatorAnswer)],
    )
    return _file(filled, f"{name}.xlsx")


@takes_post
def form_upload(request: HttpRequest, round_code: str, agency_code: str) -> HttpResponse:
    """Take a filled workbook into the form; with errors nothing is taken, and they are shown in their places."""
    report = open_report(request, round_code, agency_code)
    by = person_of(request)
    try:
        content = _content(request)
        filled = read_sent_form(content, report.round, agency_code)
        if filled.errors:
            write_durably(_marked_path(report, by), mark_errors(content, filled.errors))
            return show_form(request, report, status=422, cell_errors=filled.errors)
        _take(request, report, filled, by)
    except Refusal as refusal:
        return show_form(request, report, status=422, refusal=str(refusal))
    _marked_path(report, by).unlink(missing_ok=True)
    return redirect("report_form", round_code, agency_code)


def _content(request: HttpRequest) -> bytes:
    file = request.FILES.get("workbook")
    if file is None:
        raise Refusal("No workbook was chosen: choose the filled Excel form, then upload it.")
    if (file.size or 0) > LIMIT_MB * 1024 * 1024:
        raise Refusal("The workbook is larger than {limit} MB: remove what is not part of the form.", limit=LIMIT_MB)
    return bytes(file.read())


def _take(request: HttpRequest, report: OwnReport, filled: FilledForm, by: Person) -> None:
    replaced = fill_draft(
        round_=report.round, agency_code=report.own.agency_code, filled=filled, by=by, at=timezone.now()
    )
    told = _("The workbook was taken into the form.")
    if replaced:
        numbers = ", ".join(item.code.split(":", 2)[-1] for item in replaced)
        told += " " + _(
            "It replaced what a colleague had written for {numbers}: their text is under “Earlier texts” there."
        ).format(numbers=numbers)
    tell(request, told)


def _marked_path(report: OwnReport, person: Person) -> Path:
    # Keys only, no names: what is in an address must not lead to another file.
    first = report.round.obligations.filter(agency_code=report.own.agency_code).values_list("pk", flat=True).first()
    return Path(settings.HOME) / "marked" / f"{first}-{person.pk}.xlsx"


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=EXCEL)
    plain = fold(name).encode("ascii", "replace").decode().replace("?", "-")
    response["Content-Disposition"] = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    response["Cache-Control"] = "no-store"
    return response
