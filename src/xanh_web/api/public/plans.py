"""The plan: its document, editions and objectives."""

from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Path, Query, Router, Schema

from xanh_web.api.asked import OnDay, edition_of
from xanh_web.api.shapes import Code, Day, Page, Paging, answers, page_of
from xanh_web.plans.models import Edition, Objective, Plan

router = Router(tags=["plan"])


class EditionLine(Schema):
    """The plan as amended up to a day; edition 1 is the plan as issued."""

    number: int
    in_force_from: Day
    decision: str
    content_hash: str


class PlanLine(Schema):
    """A plan by its number."""

    number: str
    title: str
    issued_on: Day | None
    issuer: str
    area_code: str
    editions: list[EditionLine]


class PlanWhole(PlanLine):
    """A plan with the head and the duties of its document."""

    place: str
    kind: str
    signer_name: str
    signer_position: str
    legal_bases: list[Any]
    addressees: list[Any]
    duties: list[Any]


class ObjectiveLine(Schema):
    """An objective of the edition in force."""

    code: str
    title: str
    general: bool
    text: str


@router.get("/plans", response=answers(Page[PlanLine]), url_name="plans")
def plans(request: HttpRequest, paging: Query[Paging]) -> dict[str, object]:
    """Plans, the newest first."""
    return page_of(Plan.objects.prefetch_related("editions"), paging, _line)


@router.get("/plans/{path:number}", response=answers(PlanWhole, 404), url_name="plan")
def plan(request: HttpRequest, number: Path[Code]) -> dict[str, object]:
    """One plan by its number, such as 200/KH-UBND."""
    found = Plan.objects.prefetch_related("editions").filter(number=number).first()
    if found is None:
        raise Http404(_("There is no plan of that number. The list of plans shows them all."))
    more = ("place", "kind", "signer_name", "signer_position", "legal_bases", "addressees", "duties")
    return _line(found) | {name: getattr(found, name) for name in more}


@router.get("/objectives", response=answers(Page[ObjectiveLine], 404), url_name="objectives")
def objectives(request: HttpRequest, asked: Query[OnDay], paging: Query[Paging]) -> dict[str, object]:
    """Objectives of the edition in force."""
    rows = Objective.objects.filter(edition=edition_of(asked.on))
    return page_of(rows, paging, lambda row: row)


def _line(row: Plan) -> dict[str, object]:
    return {
        "number": row.number,
        "title": row.title,
        "issued_on": row.issued_on,
        "issuer": row.issuer,
        "area_code": row.area_code,
        "editions": [_edition(edition) for edition in row.editions.all()],
    }


def _edition(row: Edition) -> dict[str, object]:
    names = ("number", "in_force_from", "decision", "content_hash")
    return {name: getattr(row, name) for name in names}
