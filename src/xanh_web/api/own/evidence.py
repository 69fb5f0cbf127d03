"""Files that prove an answer."""

from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import File, Path, Router, Status
from ninja.decorators import decorate_view
from ninja.files import UploadedFile

from xanh_web.api.own.caller import caller_of, obligation_of, report_of
from xanh_web.api.own.idempotent import DOCUMENTED, idempotent
from xanh_web.api.own.reports import FileShape
from xanh_web.api.shapes import Code, Key, answers
from xanh_web.reporting.actions.draft_evidence import attach_evidence, detach_evidence
from xanh_web.reporting.evidence_check import check_size, clean_name
from xanh_web.reporting.models import DraftEvidence

NOT_EMPTY = {
    "requestBody": {"content": {"multipart/form-data": {"schema": {"properties": {"file": {"minLength": 1}}}}}}
}
router = Router(tags=["own report"])


@router.post(
    "/own/reports/{round_code}/{agency_code}/answers/{obligation}/evidence",
    response=answers(FileShape, 403, 404, 409, status=201),
    url_name="own_evidence",
    openapi_extra=DOCUMENTED | NOT_EMPTY,
)
@decorate_view(idempotent)
def attach_own_evidence(
    request: HttpRequest,
    round_code: Path[Code],
    agency_code: Path[Code],
    obligation: Path[Code],
    file: File[UploadedFile],
) -> Status[dict[str, object]]:
    """Attach a file to an answer of the draft: PDF, Word, Excel, picture or plain text, 25 MB at most.

    It gets a cleaned name, which is answered; the same file again changes nothing.
    """
    item = obligation_of(report_of(request, round_code, agency_code), obligation)
    name = file.name or ""
    check_size(clean_name(name), file.size or 0)  # before it is read into memory
    line = attach_evidence(obligation=item, name=name, content=file.read(), by=caller_of(request), at=timezone.now())
    return Status(201, {"id": line.pk, "name": line.name, "sha256": line.file.sha256, "size": line.file.size})


@router.delete(
    "/own/reports/{round_code}/{agency_code}/evidence/{id}",
    response=answers(None, 403, 404, 409, status=204),
    url_name="own_evidence_file",
)
def detach_own_evidence(
    request: HttpRequest,
    round_code: Path[Code],
    agency_code: Path[Code],
    id: Path[Key],  # noqa: A002
) -> Status[None]:
    """Take a file off its answer. The stored file stays: evidence is never deleted."""
    report = report_of(request, round_code, agency_code)
    own = DraftEvidence.objects.filter(answer__draft__round=report.round, answer__draft__agency_code=agency_code)
    line = own.filter(pk=id).select_related("file", "answer__obligation__round").first()
    if line is None:
        raise Http404(_("This file is not attached to the report any more."))
    detach_evidence(evidence=line, by=caller_of(request), at=timezone.now())
    return Status(204, None)
