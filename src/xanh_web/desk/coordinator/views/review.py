"""The page of one report: every answer beside last year's, the evidence, the money, what the checks found."""

from dataclasses import dataclass
from io import BytesIO
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.basis.hashing import sha256_hex
from xanh.basis.text import fold
from xanh_web.base.permissions import may
from xanh_web.base.screens import may_open
from xanh_web.desk.coordinator.answers import AnswerPart, Field, parts_of
from xanh_web.desk.coordinator.forms import ReasonForm
from xanh_web.desk.coordinator.reading import notice
from xanh_web.desk.coordinator.reasons import Reasons
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.ledger.store import path_of
from xanh_web.reporting.models import AnswerEvidence, Submission
from xanh_web.reporting.rules import decision_on, may_reopen, may_review
from xanh_web.reporting.standing import standings


@dataclass(frozen=True)
class ShownField:
    """A field with the reason typed at it, and what is wrong with that."""

    field: Field
    reason: str
    error: str


@require_safe
def submission(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a report."""
    return show_submission(request, submission_of(pk))


def submission_of(pk: int) -> Submission:
    """Return the report `pk` with its round and its fate, or the page that says there is none."""
    rows = Submission.objects.select_related("round__edition__plan", "review__reviewed_by", "reopening", "submitted_by")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404(_("There is no report under this address. The board leads to every report."))
    return found


def show_submission(
    request: HttpRequest,
    sent: Submission,
    *,
    parts: list[AnswerPart] | None = None,
    reasons: Reasons | None = None,
    reopen_form: ReasonForm | None = None,
    refusal: str = "",
) -> HttpResponse:
    """Return the page of a report, with what was typed and what was refused where something was."""
    person, given = person_of(request), reasons or Reasons()
    shown = [(part, [_shown(field, given) for field in part.fields]) for part in parts or parts_of(sent)]
    standing = next((row for row in standings(sent.round, timezone.now()) if row.agency_code == sent.agency_code), None)
    versions = sent.round.submissions.filter(agency_code=sent.agency_code).select_related("review", "reopening")
    context = {
        "title": _("Report of {agency}").format(agency=sent.sent_by_name),
        "sent": sent,
        "round": sent.round,
        "state": decision_on(sent),
        "standing": standing,
        "parts": shown,
        "versions": [(row, decision_on(row)) for row in versions.order_by("-version")],
        "findings": sum(len(field.findings) for part, _fields in shown for field in part.fields),
        "may_review": may(person, "return_submission") and may_review(sent) is None,
        "may_reopen": may(person, "reopen_submission") and may_reopen(sent) is None,
        "reasons": given,
        "general_reason": given.given.get("reason", ""),
        "general_error": given.errors.get("reason", ""),
        "reasons_error": given.errors.get("", ""),
        "reopen_form": reopen_form or ReasonForm(),
        "refusal": refusal,
        "notice": notice(request),
        "may_propose": may_open(request, "amendment_new"),
        "illustrative": sent.illustrative,
    }
    failed = bool(refusal or given.errors or (reopen_form and reopen_form.errors))
    return render(request, "desk/coordinator/submission.html", context, status=422 if failed else 200)


def _shown(field: Field, reasons: Reasons) -> ShownField:
    return ShownField(field, reasons.given.get(field.reason_name, ""), reasons.errors.get(field.reason_name, ""))


@require_safe
def submission_evidence(_request: HttpRequest, pk: int, evidence: int) -> FileResponse:
    """Answer with an evidence file of a report; a 404 with the reason where it is not there as it was sent."""
    of_report = AnswerEvidence.objects.filter(task_answer__submission=pk) | AnswerEvidence.objects.filter(
        indicator_answer__submission=pk
    )
    row = of_report.select_related("file").filter(pk=evidence).first()
    if row is None or row.file is None:
        raise Http404(_("This report has no such evidence file."))
    path = path_of(row.file.sha256)
    content = path.read_bytes() if path.is_file() else b""
    if sha256_hex(content) != row.file.sha256:
        raise Http404(_("The evidence file is not as it was sent: tell whoever runs this installation."))
    # Sent by others: handed out as a download only, never shown as a page of this site.
    response = FileResponse(BytesIO(content), content_type="application/octet-stream")
    response["Content-Disposition"] = attachment(row.reference)
    response["X-Content-Type-Options"] = "nosniff"
    return response


def attachment(name: str) -> str:
    """Return the header that names a download: in ASCII for old readers, in UTF-8 for all others (RFC 6266)."""
    clean = "".join(char if char.isprintable() else "-" for char in name.replace("/", "-").replace("\\", "-"))
    plain = fold(clean).encode("ascii", "replace").decode()
    plain = "".join(char if char.isalnum() or char in "-._" else "-" for char in plain)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(clean, safe='')}"
