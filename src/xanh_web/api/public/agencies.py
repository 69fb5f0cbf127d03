"""Agencies and areas through time."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router, Schema

from xanh_web.agencies.models import Agency, Area, Succession
from xanh_web.api.shapes import Code, Day, Page, Paging, answers, page_of

router = Router(tags=["agencies"])


class AgencyLine(Schema):
    """A body from its first to its last day; null is open. Of `start_unknown` the first day has yet to be entered."""

    code: str
    name: str
    kind: str
    area_code: str
    valid_from: Day | None
    valid_to: Day | None
    start_unknown: bool


class SuccessionLine(Schema):
    """Who follows; null where the body was abolished. `verified` says whether the legal basis was checked."""

    successor: str | None
    kind: str = Field(description="rename, merge, split or abolish.")
    effective_from: Day | None
    legal_basis: str
    verified: bool


class AgencyWhole(AgencyLine):
    """A body and who follows it."""

    successions: list[SuccessionLine]


class AreaLine(Schema):
    """One meaning of an area's code: a code may live on with other boundaries."""

    code: str
    name: str
    kind: str
    parent_code: str
    valid_from: Day | None
    valid_to: Day | None


class InForce(Schema):
    """On which day."""

    on: Day | None = Field(None, description="Only those in force on this day; all of any day where left out.")


class Within(InForce):
    """Which areas."""

    parent: Code = Field("", description="The code of the area they lie in; all where left out.")


@router.get("/agencies", response=answers(Page[AgencyLine]), url_name="agencies")
def agencies(request: HttpRequest, asked: Query[InForce], paging: Query[Paging]) -> dict[str, object]:
    """Agencies, each from its first to its last day."""
    rows = Agency.objects.on(asked.on) if asked.on else Agency.objects.all()
    return page_of(rows, paging, lambda row: row)


@router.get("/agencies/{code}", response=answers(AgencyWhole, 404), url_name="agency")
def agency(request: HttpRequest, code: Path[Code]) -> dict[str, object]:
    """One agency with the bodies that follow it, each by its law."""
    found = Agency.objects.filter(code=code).first()
    if found is None:
        raise Http404(_("There is no agency of that code. The list of agencies shows the codes."))
    followers = [_succession(row) for row in found.successions.select_related("successor")]
    return AgencyLine.from_orm(found).dict() | {"successions": followers}


@router.get("/areas", response=answers(Page[AreaLine]), url_name="areas")
def areas(request: HttpRequest, asked: Query[Within], paging: Query[Paging]) -> dict[str, object]:
    """Administrative areas, each from its first to its last day."""
    rows = Area.objects.on(asked.on) if asked.on else Area.objects.all()
    return page_of(rows.filter(parent_code=asked.parent) if asked.parent else rows, paging, lambda row: row)


def _succession(row: Succession) -> dict[str, object]:
    return {
        "successor": row.successor.code if row.successor else None,
        "kind": row.kind,
        "effective_from": row.effective_from,
        "legal_basis": row.legal_basis,
        "verified": row.status == "verified",
    }
