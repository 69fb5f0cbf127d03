"""Indicators and the rows of the ledger."""

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router, Schema

from xanh_web.api.asked import KnownAt, moment_of
from xanh_web.api.shapes import Code, Instant, Key, Number, Page, Paging, answers, page_of
from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Indicator
from xanh_web.reporting.lineage import lineage_of

router = Router(tags=["figures"])


class IndicatorLine(Schema):
    """What is measured; `low` and `high` are limits beyond which a value cannot be right."""

    code: str
    name: str
    unit: str
    owner_code: str = Field(description="The agency asked for it; empty where the coordinator is.")
    low: Number | None
    high: Number | None
    guidance: str
    source_note: str


class ObservationLine(Schema):
    """A row of the ledger: a value, or the reason there is none; never both."""

    id: int
    indicator: str
    area_code: str
    period: str = Field(description="A year (2025), quarter (2025-Q3), month (2025-07) or span of years (2021/2030).")
    dimensions: dict[str, str]
    value: Number | None
    unit: str
    missing: str = Field(description="A code of the missing reasons where there is no value, else empty.")
    status: str = Field(description="estimated, actual or official.")
    source: str
    note: str
    illustrative: bool = Field(description="Made up for demonstration: not a statistic.")
    recorded_at: Instant
    lineage: str = Field(description="The address that tells where the row comes from.")


class LineageStep(Schema):
    """A step of the way a value came; `depth` counts from 1 how far from it."""

    depth: int
    text: str


class ObservationWhole(ObservationLine):
    """A row of the ledger with the way it came."""

    supersedes: int | None
    superseded_by: int | None
    way: list[LineageStep]


class Chosen(KnownAt):
    """Which rows of the ledger."""

    indicator: Code = Field("", description="The code of the indicator; all where left out.")
    area: Code = Field("", description="The code of the area; all where left out.")
    period: Code = Field("", description="The period as it is written; all where left out.")


@router.get("/indicators", response=answers(Page[IndicatorLine]), url_name="indicators")
def indicators(request: HttpRequest, paging: Query[Paging]) -> dict[str, object]:
    """Indicators, in order of code."""
    return page_of(Indicator.objects.all(), paging, lambda row: row)


@router.get("/indicators/{code}", response=answers(IndicatorLine, 404), url_name="indicator")
def indicator(request: HttpRequest, code: Path[Code]) -> Indicator:
    """One indicator."""
    found = Indicator.objects.filter(code=code).first()
    if found is None:
        raise Http404(_("There is no indicator of that code. The list of indicators shows the codes."))
    return found


@router.get("/observations", response=answers(Page[ObservationLine], 404), url_name="observations")
def observations(request: HttpRequest, chosen: Query[Chosen], paging: Query[Paging]) -> dict[str, object]:
    """Rows of the ledger that stood at an instant, in order of indicator, area and period."""
    wanted = {"indicator": chosen.indicator, "area_code": chosen.area, "period": chosen.period}
    rows = Observation.objects.as_known_at(moment_of(chosen).at)
    return page_of(rows.filter(**{name: text for name, text in wanted.items() if text}), paging, observation_line)


@router.get("/observations/{id}", response=answers(ObservationWhole, 404), url_name="observation")
def observation(
    request: HttpRequest,
    id: Path[Key],  # noqa: A002 - so it is called outside
    asked: Query[KnownAt],
) -> dict[str, object]:
    """One row of the ledger, whether it still stood at an instant or not, with the way it came."""
    at = moment_of(asked).at
    row = Observation.objects.select_related("superseded_by").filter(pk=id, recorded_at__lte=at).first()
    if row is None:
        raise Http404(_("The ledger has no such row. The list of observations shows their numbers."))
    newer = getattr(row, "superseded_by", None)
    return observation_line(row) | {
        "supersedes": row.supersedes_id,
        "superseded_by": newer.pk if newer and newer.recorded_at <= at else None,
        "way": [{"depth": depth, "text": text} for depth, text in lineage_of(row)],
    }


def observation_line(row: Observation) -> dict[str, object]:
    """Return a row of the ledger as it is sent."""
    same = (
        "id",
        "indicator",
        "area_code",
        "period",
        "dimensions",
        "value",
        "unit",
        "missing",
        "status",
        "source",
        "note",
    )
    return {name: getattr(row, name) for name in same} | {
        "illustrative": row.illustrative,
        "recorded_at": row.recorded_at,
        "lineage": reverse("api-1:observation", args=[row.pk]),
    }
