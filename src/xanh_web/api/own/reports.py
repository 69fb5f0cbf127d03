"""What one's agency owes, and the draft of its report."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Header, Path, Router, Schema

from xanh.documents.forms.vocabulary import vocabulary
from xanh_web.api.own.answers import AnswerIn, typed_content
from xanh_web.api.own.caller import caller_of, obligation_of, report_of
from xanh_web.api.shapes import Code, Instant, Problem, answers
from xanh_web.base.problems import problem
from xanh_web.reporting.actions.draft import Conflict, save_draft_answer
from xanh_web.reporting.draft_form import Entry, entries_of, entry_of
from xanh_web.reporting.models import Draft, DraftAnswer, Obligation
from xanh_web.reporting.own import OwnReport, open_reports, own_agencies
from xanh_web.reporting.rules import decision_on, latest_submission

router = Router(tags=["own report"])
Revision = Annotated[str, Field(pattern=r'^"[0-9]{1,9}"$', examples=['"3"'])]


class OwnLine(Schema):
    """A report that the key's person may write: a round, and the agency that owes it under the name it owes it by."""

    round: str
    year: int
    agency_code: str
    agency_name: str
    answers_today: str = Field(description="The code of the body that answers for it today.")
    is_head: bool = Field(description="Whether the key's person heads that body, and so may send the report.")
    deadline: Instant


class FileShape(Schema):
    """A file attached to an answer."""

    id: int
    name: str
    sha256: str
    size: int


class AnswerShape(Schema):
    """An answer as it stands in the draft; `fields` is what is typed, field by field, right or wrong."""

    obligation: str
    kind: str = Field(description="task or indicator.")
    title: str
    unit: str
    revision: int = Field(description="How often it was changed; also the ETag that If-Match names.")
    state: str = Field(description="empty, incomplete or complete.")
    fields: dict[str, str]
    errors: dict[str, str] = Field(description="A sentence for each field that is missing or wrong.")
    files: list[FileShape]


class OwnWhole(OwnLine):
    """A report with everything it asks."""

    draft_state: str = Field(description="drafting, or handed_over to the head of the agency.")
    state: str = Field(description="waiting, submitted, returned or accepted.")
    receipt: str | None
    reason: str = Field(description="Why it was returned; empty where it was not.")
    answers: list[AnswerShape]


class TwoTexts(Problem):
    """Somebody changed the answer since: nothing was saved. Put both texts together, then save anew."""

    revision: int
    mine: dict[str, str]
    theirs: dict[str, str]


@router.get("/own/reports", response=answers(list[OwnLine], 403), url_name="own_reports")
def own_reports(request: HttpRequest) -> list[dict[str, object]]:
    """Reports that the key's person may write, in the rounds that are open."""
    own = own_agencies(caller_of(request), timezone.now())
    return [_line(report) for report in open_reports(own)]


@router.get("/own/reports/{round_code}/{agency_code}", response=answers(OwnWhole, 403, 404), url_name="own_report")
def own_report(request: HttpRequest, round_code: Path[Code], agency_code: Path[Code]) -> dict[str, object]:
    """One report: everything it asks, and what stands in its draft."""
    report = report_of(request, round_code, agency_code)
    draft = Draft.objects.filter(round=report.round, agency_code=agency_code).first()
    latest = latest_submission(report.round, agency_code)
    state = decision_on(latest)
    return _line(report) | {
        "draft_state": draft.state if draft else "drafting",
        "state": state,
        "receipt": latest.receipt if latest else None,
        "reason": latest.review.reason if latest and state == "returned" else "",
        "answers": [answer_shape(entry) for entry in entries_of(report.round, agency_code, report.owed)],
    }


@router.get(
    "/own/reports/{round_code}/{agency_code}/answers/{obligation}",
    response=answers(AnswerShape, 403, 404),
    url_name="own_answer",
)
def own_answer(
    request: HttpRequest,
    response: HttpResponse,
    round_code: Path[Code],
    agency_code: Path[Code],
    obligation: Path[Code],
) -> dict[str, object]:
    """One answer as it stands in the draft; the header ETag names its revision."""
    item = obligation_of(report_of(request, round_code, agency_code), obligation)
    return _with_tag(response, current_entry(item))


@router.put(
    "/own/reports/{round_code}/{agency_code}/answers/{obligation}",
    response={**answers(AnswerShape, 403, 404, 409), 412: TwoTexts},
    url_name="own_answer",
)
def save_own_answer(
    request: HttpRequest,
    response: HttpResponse,
    round_code: Path[Code],
    agency_code: Path[Code],
    obligation: Path[Code],
    answer: AnswerIn,
    if_match: Annotated[Revision, Header(alias="If-Match")],
) -> dict[str, object] | HttpResponse:
    """Write one answer into the draft, in place of the revision that If-Match names ("0" where nothing is written yet).

    What is wrong in it is kept and named in `errors`, as on the form. Who has changed the answer since gets 412.
    """
    item = obligation_of(report_of(request, round_code, agency_code), obligation)
    by, now = caller_of(request), timezone.now()
    result = save_draft_answer(
        obligation=item,
        content=typed_content(item, answer),
        expected_revision=int(if_match.strip('"')),
        by=by,
        at=now,
    )
    if isinstance(result, Conflict):
        theirs = result.theirs
        sentence = _("Somebody changed this answer since: nothing was saved. Put both texts together, then save anew.")
        return problem(412, sentence, revision=theirs.revision, mine=result.mine, theirs=theirs.content)
    return _with_tag(response, current_entry(item))


def current_entry(item: Obligation) -> Entry:
    """Return an answer as it stands in the draft."""
    rows = DraftAnswer.objects.filter(obligation=item, draft__agency_code=item.agency_code)
    row = rows.select_related("updated_by").prefetch_related("files__file").first()
    return entry_of(item, row, vocabulary(item.round.year), row.files.all() if row else ())


def answer_shape(entry: Entry) -> dict[str, object]:
    """Return an answer as it is sent."""
    item = entry.obligation
    return {
        "obligation": item.code,
        "kind": "task" if item.task else "indicator",
        "title": item.task.title if item.task else item.indicator.name if item.indicator else "",
        "unit": item.indicator.unit if item.indicator else "",
        "revision": entry.revision,
        "state": entry.state,
        "fields": entry.content,
        "errors": entry.errors,
        "files": [
            {"id": line.pk, "name": line.name, "sha256": line.file.sha256, "size": line.file.size}
            for line in entry.files
        ],
    }


def _line(report: OwnReport) -> dict[str, object]:
    return {
        "round": report.round.code,
        "year": report.round.year,
        "agency_code": report.own.agency_code,
        "agency_name": report.agency_name,
        "answers_today": report.own.now_code,
        "is_head": report.own.is_head,
        "deadline": report.round.deadline,
    }


def _with_tag(response: HttpResponse, entry: Entry) -> dict[str, object]:
    response["ETag"] = f'"{entry.revision}"'
    return answer_shape(entry)
