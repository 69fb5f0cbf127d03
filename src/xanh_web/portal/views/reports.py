"""The consolidated reports as issued."""

from io import BytesIO
from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.basis.hashing import sha256_hex
from xanh.basis.text import fold
from xanh_web.base.kept_pages import kept_page
from xanh_web.reporting.actions.report import path_of
from xanh_web.reporting.models import ConsolidatedReport

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PER_PAGE = 50


@require_safe
@kept_page
def reports(request: HttpRequest) -> HttpResponse:
    """Show the issued reports, the newest first."""
    issued = ConsolidatedReport.objects.select_related("round").defer("pins")
    page = Paginator(issued, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "title": _("Consolidated reports"),
        "page": page,
        "illustrative": any(report.illustrative for report in page),
    }
    return render(request, "portal/reports.html", context)


@require_safe
def report_file(_request: HttpRequest, pk: int) -> FileResponse:
    """Answer with the Word file as issued; a 404 with the reason where it is not there whole."""
    report = ConsolidatedReport.objects.defer("pins").filter(pk=pk).first()
    if report is None:
        raise Http404(_("There is no issued report under this address. The list of reports shows them all."))
    path = path_of(report)
    content = path.read_bytes() if path.is_file() else b""
    if sha256_hex(content) != report.docx_hash:
        # What is no longer the document that was signed is not given out as that document.
        raise Http404(_("The file of this report is not as it was issued: ask the coordinator of the plan for it."))
    response = FileResponse(BytesIO(content), content_type=WORD)
    name = f"Báo cáo số {report.number}-{report.symbol} năm {report.issued_on.year}.docx"
    response["Content-Disposition"] = _named(name)
    return response


def _named(name: str) -> str:
    """Return the header that names a download: in ASCII for old readers, in UTF-8 for all others (RFC 6266)."""
    kept = "".join(char if char.isalnum() or char in "-." else "-" for char in name.replace("/", "-"))
    plain = fold(kept).encode("ascii", "replace").decode().replace("?", "-")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name.replace('/', '-'), safe='')}"
