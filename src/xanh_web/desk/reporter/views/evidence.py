"""Attaching files to an answer and removing them."""

from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from xanh.basis.errors import Refusal
from xanh_web.desk.reporter.access import open_obligation, open_report, person_of
from xanh_web.desk.reporter.notice import tell
from xanh_web.desk.reporter.posting import takes_post
from xanh_web.desk.reporter.sheet import card_of
from xanh_web.desk.reporter.views.form import show_form
from xanh_web.reporting.actions.draft_evidence import attach_evidence, detach_evidence
from xanh_web.reporting.evidence_check import check_size, clean_name
from xanh_web.reporting.models import DraftEvidence, Obligation
from xanh_web.reporting.own import OwnReport


@takes_post
def evidence_upload(request: HttpRequest, round_code: str, agency_code: str, obligation: int) -> HttpResponse:
    """Attach the files sent; those that are not taken are named, each with its reason, and the others stay."""
    report = open_report(request, round_code, agency_code)
    item = open_obligation(report, obligation)
    files = request.FILES.getlist("file")
    refused = [] if files else [_("No file was chosen: choose one, then attach it.")]
    for file in files:
        try:
            _attach(request, item, file)
        except Refusal as refusal:
            refused.append(str(refusal))
    return _answer(request, report, item, refused)


@takes_post
def evidence_remove(request: HttpRequest, round_code: str, agency_code: str, evidence: int) -> HttpResponse:
    """Take a file off its answer."""
    report = open_report(request, round_code, agency_code)
    own = DraftEvidence.objects.filter(
        answer__draft__round=report.round, answer__draft__agency_code=report.own.agency_code
    )
    line = own.filter(pk=evidence).select_related("file", "answer__obligation__round").first()
    if line is None:
        raise Http404(_("This file is not attached to the report any more."))
    item = open_obligation(report, line.answer.obligation_id)
    try:
        detach_evidence(evidence=line, by=person_of(request), at=timezone.now())
    except Refusal as refusal:
        return _answer(request, report, item, [str(refusal)])
    return _answer(request, report, item, [])


def _attach(request: HttpRequest, item: Obligation, file: "UploadedFile[bytes]") -> None:
    name = file.name or ""
    check_size(clean_name(name), file.size or 0)  # before it is read into memory
    attach_evidence(obligation=item, name=name, content=file.read(), by=person_of(request), at=timezone.now())


def _answer(request: HttpRequest, report: OwnReport, item: Obligation, refused: list[str]) -> HttpResponse:
    if request.headers.get("HX-Request") == "true":
        card = card_of(item)
        address = {"round_code": report.round.code, "agency_code": report.own.agency_code}
        context = {"card": card, "address": address, "refused": refused}
        return render(request, "desk/reporter/_files.html", context)
    if refused:
        return show_form(request, report, status=422, refused_files=(item.pk, refused))
    tell(request, _("The files of the answer are saved."))
    return redirect(reverse("report_form", args=[report.round.code, report.own.agency_code]) + f"#files{item.pk}")
