"""Handing a draft over, taking it back, and sending a report."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated

import pydantic
from django.core.files.uploadedfile import UploadedFile as Sent
from django.http import Http404, HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, File, Form, Path, Router, Schema
from ninja.decorators import decorate_view
from ninja.errors import ValidationError
from ninja.files import UploadedFile
from pydantic import ConfigDict

from xanh.basis.errors import Refusal
from xanh_web.api.own.answers import AnswerIn, typed_content
from xanh_web.api.own.caller import caller_of, report_of
from xanh_web.api.own.idempotent import DOCUMENTED, idempotent
from xanh_web.api.shapes import Code, Instant, answers
from xanh_web.reporting.actions.hand_over import hand_over_report, submit_draft, take_back_report
from xanh_web.reporting.actions.send import send_report
from xanh_web.reporting.evidence_check import check_size, clean_name
from xanh_web.reporting.models import Obligation, Submission
from xanh_web.reporting.own import OwnReport, own_agencies
from xanh_web.reporting.rules import decision_on

router = Router(tags=["own report"])
# The field `report` of the form holds JSON of the same shape as the whole report without files.
AS_JSON = {
    "requestBody": {
        "content": {
            "multipart/form-data": {
                "schema": {"properties": {"report": {"$ref": "#/components/schemas/WholeReport"}}},
                "encoding": {"report": {"contentType": "application/json"}},
            }
        }
    }
}
REPORT = "/own/reports/{round_code}/{agency_code}"


class DraftShape(Schema):
    """Where the draft is: drafting, or handed_over to the head of the agency."""

    draft_state: str


class ReceiptShape(Schema):
    """The receipt of a report that was sent; `new` is false where the same report had been sent before."""

    receipt: str
    content_hash: str
    submitted_at: Instant
    version: int
    round: str
    agency_code: str
    state: str = Field(description="submitted, returned or accepted.")
    new: bool


class WholeAnswer(AnswerIn):
    """An answer with the obligation it answers."""

    obligation: Code


class WholeReport(Schema):
    """All answers of a report."""

    model_config = ConfigDict(extra="forbid")

    answers: list[WholeAnswer] = Field(max_length=2000)


@router.post(
    REPORT + "/hand-over",
    response=answers(DraftShape, 403, 404, 409),
    url_name="own_hand_over",
    openapi_extra=DOCUMENTED,
)
@decorate_view(idempotent)
def hand_over(request: HttpRequest, round_code: Path[Code], agency_code: Path[Code]) -> dict[str, object]:
    """Hand the complete draft to the head of the agency; from then on it is locked."""
    report = report_of(request, round_code, agency_code)
    draft = hand_over_report(round_=report.round, agency_code=agency_code, by=caller_of(request), at=timezone.now())
    return {"draft_state": draft.state}


@router.post(
    REPORT + "/take-back",
    response=answers(DraftShape, 403, 404, 409),
    url_name="own_take_back",
    openapi_extra=DOCUMENTED,
)
@decorate_view(idempotent)
def take_back(request: HttpRequest, round_code: Path[Code], agency_code: Path[Code]) -> dict[str, object]:
    """Take the draft back to change it; what was sent stays sent."""
    report = report_of(request, round_code, agency_code)
    draft = take_back_report(round_=report.round, agency_code=agency_code, by=caller_of(request), at=timezone.now())
    return {"draft_state": draft.state}


@router.post(
    REPORT + "/send", response=answers(ReceiptShape, 403, 404, 409), url_name="own_send", openapi_extra=DOCUMENTED
)
@decorate_view(idempotent)
def send_draft(request: HttpRequest, round_code: Path[Code], agency_code: Path[Code]) -> dict[str, object]:
    """Send the draft that was handed over, by the head of the agency; the same twice gives the same receipt."""
    report = report_of(request, round_code, agency_code)
    sent, new = submit_draft(round_=report.round, agency_code=agency_code, by=caller_of(request), at=timezone.now())
    return receipt_shape(sent, new=new)


@router.post(
    REPORT + "/submission",
    response=answers(ReceiptShape, 403, 404, 409),
    url_name="own_submission",
    openapi_extra=DOCUMENTED,
)
@decorate_view(idempotent)
def send_whole(
    request: HttpRequest,
    round_code: Path[Code],
    agency_code: Path[Code],
    report: WholeReport,
) -> dict[str, object]:
    """Send a whole report at once, by the head of the agency, without files.

    All or nothing: where an answer is missing or wrong, nothing is kept and `errors` names each field. The same report
    twice gives the same receipt.
    """
    return _send(request, report_of(request, round_code, agency_code), report, _SentFiles([]))


@router.post(
    REPORT + "/submission-with-files",
    response=answers(ReceiptShape, 403, 404, 409),
    url_name="own_submission_with_files",
    openapi_extra=DOCUMENTED | AS_JSON,
)
@decorate_view(idempotent)
def send_whole_with_files(
    request: HttpRequest,
    round_code: Path[Code],
    agency_code: Path[Code],
    report: Form[str],
    files: Annotated[list[UploadedFile], File(default_factory=list)],
) -> dict[str, object]:
    """Send a whole report at once with its evidence: the field `report` holds the answers as JSON, `files` the files.

    Each file has the name by which an answer gives it as evidence.
    """
    return _send(request, report_of(request, round_code, agency_code), _read(report), _SentFiles(files))


@router.get("/own/receipts/{receipt}", response=answers(ReceiptShape, 403, 404), url_name="own_receipt")
def own_receipt(request: HttpRequest, receipt: Path[Code]) -> dict[str, object]:
    """The receipt of a report that was sent, with what has become of it."""
    sent = Submission.objects.filter(receipt=receipt).select_related("round", "review", "reopening").first()
    if sent is None or sent.agency_code not in own_agencies(caller_of(request), timezone.now()):
        raise Http404(_("There is no such receipt among yours."))
    return receipt_shape(sent, new=False)


def receipt_shape(row: Submission, *, new: bool) -> dict[str, object]:
    """Return a receipt as it is sent."""
    same = ("receipt", "content_hash", "submitted_at", "version", "agency_code")
    return {name: getattr(row, name) for name in same} | {
        "round": row.round.code,
        "state": decision_on(row),
        "new": new,
    }


def _send(request: HttpRequest, own: OwnReport, whole: WholeReport, files: "_SentFiles") -> dict[str, object]:
    owed = Obligation.objects.filter(round=own.round, agency_code=own.own.agency_code)
    items = {item.code: item for item in owed.select_related("task", "indicator")}
    contents: dict[str, dict[str, str]] = {}
    for answer in whole.answers:
        if answer.obligation in contents:
            raise Refusal("“{code}” is answered twice: keep one answer.", code=answer.obligation)
        if answer.obligation not in items:
            raise Refusal("The form answers what is not owed: {codes}.", codes=answer.obligation)
        evidence = [clean_name(name) if clean_name(name) in files else name for name in answer.evidence]
        given = answer.model_copy(update={"evidence": evidence})
        contents[answer.obligation] = typed_content(items[answer.obligation], given)
    sent, new = send_report(
        round_=own.round,
        agency_code=own.own.agency_code,
        contents=contents,
        files=files,
        by=caller_of(request),
        at=timezone.now(),
    )
    return receipt_shape(sent, new=new)


def _read(text: str) -> WholeReport:
    """Return the report written as JSON in a field of a form."""
    try:
        return WholeReport.model_validate_json(text)
    except pydantic.ValidationError as error:
        found = [{"loc": ("form", "report", *one["loc"]), "type": one["type"]} for one in error.errors()]
        raise ValidationError(found) from error


class _SentFiles(Mapping[str, bytes]):
    """The files of a request by their cleaned names, read one at a time."""

    def __init__(self, files: "Sequence[Sent[bytes]]") -> None:
        self._files: dict[str, Sent[bytes]] = {}
        for file in files:
            name = clean_name(file.name or "")
            check_size(name, file.size or 0)
            if name in self._files:
                raise Refusal("Two files are called “{name}”: give each its own name.", name=name)
            self._files[name] = file

    def __getitem__(self, name: str) -> bytes:
        file = self._files[name]
        file.seek(0)
        return bytes(file.read())

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
