"""The report as an Excel workbook: down with what is typed, up whole or not at all."""

from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xanh.basis.errors import Refusal
from xanh.documents.facilities import marked_copy
from xanh.documents.forms.archive import LIMIT_MB
from xanh_web.base.durable import write_durably
from xanh_web.base.models import Person
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.desk.facilities.access import report_of
from xanh_web.desk.facilities.views.report import show_report
from xanh_web.emissions.actions import take_facility_lines
from xanh_web.emissions.facility_book import book_of, read_book
from xanh_web.emissions.models import FacilityReport

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def facility_template(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the workbook, filled with the draft; with `?marked=1` the copy in which errors are marked."""
    report = report_of(request, pk)
    name = f"kiem-ke-{report.facility.code}-{report.due_year}"
    if "marked" in request.GET:
        path = _marked_path(report, person_of(request))
        if not path.is_file():
            raise Http404(_("The marked copy is not kept any more: upload the workbook again."))
        return _file(path.read_bytes(), f"{name}-loi.xlsx")
    return _file(book_of(report, timezone.localdate()), f"{name}.xlsx")


@require_POST
def facility_upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a filled workbook into the draft; with errors nothing is taken, and a marked copy is kept to download."""
    report, by = report_of(request, pk), person_of(request)
    try:
        content = _content(request)
        filled = read_book(report, content, timezone.localdate())
        if filled.errors:
            write_durably(_marked_path(report, by), marked_copy(content, filled.errors))
            return show_report(request, report, cell_errors=filled.errors, status=422)
        take_facility_lines(report=report, lines=filled.lines, texts=filled.texts, by=by, at=timezone.now())
    except Refusal as refused:
        return show_report(request, report, refusal=str(refused), status=422)
    _marked_path(report, by).unlink(missing_ok=True)
    return redirect(reverse("facility_report", args=[pk]) + "?done=taken")


def _content(request: HttpRequest) -> bytes:
    file = request.FILES.get("workbook")
    if file is None:
        raise Refusal("No workbook was chosen: choose the filled Excel form, then upload it.")
    if (file.size or 0) > LIMIT_MB * 1024 * 1024:
        raise Refusal("The workbook is larger than {limit} MB: remove what is not part of the form.", limit=LIMIT_MB)
    return bytes(file.read())


def _marked_path(report: FacilityReport, person: Person) -> Path:
    # Keys only, no names: what is in an address must not lead to another file.
    return Path(settings.HOME) / "marked" / f"facility-{report.pk}-{person.pk}.xlsx"


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=EXCEL)
    response["Content-Disposition"] = f"attachment; filename=\"{name}\"; filename*=UTF-8''{quote(name, safe='')}"
    response["Cache-Control"] = "no-store"
    return response
