"""The workbook to fill in, and the copy in which errors are marked, as files to download."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.documents.observations import observation_template
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.desk.figures.kept import GONE, kept_marked
from xanh_web.ledger.comparing import code_lists

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def figures_import_template(request: HttpRequest) -> HttpResponse:
    """Answer with the empty workbook and the codes of today."""
    return _workbook(observation_template(code_lists(timezone.localdate())), "so-lieu.xlsx")


@require_safe
def figures_import_marked(request: HttpRequest) -> HttpResponse:
    """Answer with the marked copy of the workbook this person uploaded last."""
    content = kept_marked(person_of(request))
    if content is None:
        raise Http404(_(GONE))
    return _workbook(content, "so-lieu-loi.xlsx")


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=EXCEL)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
