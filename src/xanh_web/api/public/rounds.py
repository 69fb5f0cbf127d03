"""Rounds, the board of who has reported, and the reports issued."""

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router, Schema

from xanh_web.api.asked import KnownAt, moment_of
from xanh_web.api.shapes import Code, Day, Instant, Key, Page, Paging, answers, page_of
from xanh_web.reporting.models import ConsolidatedReport, Round
from xanh_web.reporting.standing import Standing, standings

router = Router(tags=["reporting"])


class RoundLine(Schema):
    """A round of reporting; `deadline` is the first instant that is too late."""

    code: str
    year: int
    regime: str
    plan: str
    area_code: str
    opened_on: Day
    deadline: Instant
    closed_at: Instant | None
    illustrative: bool


class StandingLine(Schema):
    """Where an agency stands in a round. `agency_now` is its name today, empty where a successor has to be chosen."""

    agency_code: str
    agency_name: str
    agency_now: str
    owed: int
    state: str = Field(description="waiting, submitted, returned or accepted.")
    timeliness: str = Field(description="on_time, extended, late, exempt, waiting (still time) or overdue.")
    deadline: Instant
    first_sent: Instant | None
    receipt: str | None
    note: str


class ReportLine(Schema):
    """A consolidated report as issued; `file` is the address of the Word document, whose SHA-256 is `docx_hash`."""

    id: int
    number: str
    symbol: str
    issued_on: Day
    round: str
    as_known_at: Instant
    pins_hash: str
    docx_hash: str
    illustrative: bool
    file: str


@router.get("/rounds", response=answers(Page[RoundLine]), url_name="rounds")
def rounds(request: HttpRequest, paging: Query[Paging]) -> dict[str, object]:
    """Rounds of reporting, the newest year first."""
    return page_of(Round.objects.select_related("edition__plan").order_by("-year", "pk"), paging, _round)


@router.get("/rounds/{code}", response=answers(RoundLine, 404), url_name="round")
def round_(request: HttpRequest, code: Path[Code]) -> dict[str, object]:
    """One round."""
    return _round(_find(code))


@router.get("/rounds/{code}/board", response=answers(Page[StandingLine], 404), url_name="board")
def board(request: HttpRequest, code: Path[Code], asked: Query[KnownAt], paging: Query[Paging]) -> dict[str, object]:
    """The board of a round at an instant: which agency owes a report, and which has sent it, in time or late."""
    return page_of(standings(_find(code), moment_of(asked).at), paging, _standing)


@router.get("/reports", response=answers(Page[ReportLine]), url_name="reports")
def reports(request: HttpRequest, paging: Query[Paging]) -> dict[str, object]:
    """Consolidated reports as issued, the newest first."""
    return page_of(ConsolidatedReport.objects.select_related("round").defer("pins"), paging, _report)


@router.get("/reports/{id}", response=answers(ReportLine, 404), url_name="report")
def report(request: HttpRequest, id: Path[Key]) -> dict[str, object]:  # noqa: A002 - so it is called outside
    """One consolidated report."""
    found = ConsolidatedReport.objects.select_related("round").defer("pins").filter(pk=id).first()
    if found is None:
        raise Http404(_("There is no issued report under this address. The list of reports shows them all."))
    return _report(found)


def _find(code: str) -> Round:
    found = Round.objects.select_related("edition__plan").filter(code=code).first()
    if found is None:
        raise Http404(_("There is no round of that code. The list of rounds shows the codes."))
    return found


def _round(row: Round) -> dict[str, object]:
    same = ("code", "year", "regime", "area_code", "opened_on", "deadline", "closed_at", "illustrative")
    return {name: getattr(row, name) for name in same} | {"plan": row.edition.plan.number}


def _standing(row: Standing) -> dict[str, object]:
    return {name: getattr(row, name) for name in _STANDING} | {"receipt": row.latest.receipt if row.latest else None}


def _report(row: ConsolidatedReport) -> dict[str, object]:
    same = ("id", "number", "symbol", "issued_on", "as_known_at", "pins_hash", "docx_hash", "illustrative")
    file = reverse("report_file", args=[row.pk])
    return {name: getattr(row, name) for name in same} | {"round": row.round.code, "file": file}


_STANDING = [name for name in StandingLine.model_fields if name != "receipt"]
