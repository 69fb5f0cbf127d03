"""Targets with their verdicts, and the series they are judged on."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router, Schema

from xanh_web.api.asked import KnownAt, edition_of, moment_of
from xanh_web.api.public.figures import ObservationLine, observation_line
from xanh_web.api.shapes import Code, Number, Page, Paging, answers, page_of
from xanh_web.plans.models import Target
from xanh_web.reporting.judgements import Judgement, judge_targets, targets_of

router = Router(tags=["plan"])


class PromiseShape(Schema):
    """What a target promises; a reduction is negative. Numbers are in `unit`, which stays empty for a milestone."""

    kind: str = Field(
        description="at_least, more_than, at_most, less_than, exactly, range, change_from_base, mean_annual_change or "
        "milestone."
    )
    horizon: int | None
    value: Number | None
    low: Number | None
    high: Number | None
    unit: str
    base_year: int | None
    start_year: int | None
    end_year: int | None
    words: str


class VerdictShape(Schema):
    """The judgement with the numbers it rests on, so that it can be checked by hand."""

    course: str = Field(description="achieved, on_course, behind, moving_away or cannot_say: the one that stands.")
    computed_course: str = Field(description="The course as computed, also where a person stated another one.")
    stated_reason: str = Field(description="Why a person stated another verdict than the computed one; else empty.")
    sentence: str
    method: str
    unit: str
    threshold: Number | None
    achieved_pace: Number | None
    required_pace: Number | None
    remaining_pace: Number | None
    ratio: Number | None
    bands_reference: str
    bands_verified: bool


class TargetLine(Schema):
    """A target of the plan and how it stands."""

    code: str
    objective: str
    text: str
    indicator: str
    promise: PromiseShape
    verdict: VerdictShape
    latest: ObservationLine | None
    illustrative: bool


class TargetWhole(TargetLine):
    """A target with the rows of the ledger it is judged on."""

    series: list[ObservationLine]


@router.get("/targets", response=answers(Page[TargetLine], 404), url_name="targets")
def targets(request: HttpRequest, asked: Query[KnownAt], paging: Query[Paging]) -> dict[str, object]:
    """Targets of the edition in force, each with its verdict on what was known at an instant."""
    moment = moment_of(asked)
    edition = edition_of(moment.day)
    chosen: list[Target] = []
    page = page_of(targets_of(edition), paging, chosen.append)
    judged = judge_targets(chosen, edition.plan.area_code, moment.at, moment.day)
    return page | {"items": [_line(item) for item in judged]}


@router.get("/targets/{path:code}", response=answers(TargetWhole, 404), url_name="target")
def target(request: HttpRequest, code: Path[Code], asked: Query[KnownAt]) -> dict[str, object]:
    """One target with its verdict and series."""
    moment = moment_of(asked)
    edition = edition_of(moment.day)
    rows = Target.objects.select_related("indicator", "objective__edition__plan")
    found = rows.filter(objective__edition=edition, code=code).first()
    if found is None:
        raise Http404(_("The plan in force has no target of that code. The list of targets shows the codes."))
    (judged,) = judge_targets([found], edition.plan.area_code, moment.at, moment.day)
    return _line(judged) | {"series": [observation_line(row) for row in judged.rows]}


def _line(judged: Judgement) -> dict[str, object]:
    row, latest = judged.target, judged.latest
    return {
        "code": row.code,
        "objective": row.objective.code,
        "text": row.text,
        "indicator": row.indicator.code,
        "promise": _promise(judged),
        "verdict": _verdict(judged),
        "latest": observation_line(latest) if latest else None,
        "illustrative": judged.illustrative,
    }


def _promise(judged: Judgement) -> dict[str, object]:
    names = ("kind", "horizon", "value", "low", "high", "unit", "base_year", "start_year", "end_year")
    return {name: getattr(judged.target, name) for name in names} | {"words": judged.promise}


def _verdict(judged: Judgement) -> dict[str, object]:
    names = ("threshold", "achieved_pace", "required_pace", "remaining_pace", "ratio")
    found = judged.verdict
    return {name: getattr(found, name, None) for name in names} | {
        "course": judged.course,
        "computed_course": judged.computed,
        "stated_reason": judged.stated.reason if judged.stated else "",
        "sentence": judged.sentence,
        "method": found.method if found else "none",
        "unit": found.unit if found else "",
        "bands_reference": found.bands_reference if found else "",
        "bands_verified": bool(found and found.bands_verified),
    }
