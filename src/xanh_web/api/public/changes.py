"""What changed between two instants: figures and the verdicts that changed with them."""

from typing import Literal

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema

from xanh_web.api.asked import moment_named
from xanh_web.api.public.figures import ObservationLine, observation_line
from xanh_web.api.shapes import Code, Moment, Number, Page, Paging, answers, page_of
from xanh_web.reporting.difference import ChangedFigure, ChangedVerdict, Difference, changed_figures

router = Router(tags=["figures"])


class Between(Schema):
    """The two instants, and of which indicator."""

    start: Moment = Field(alias="from", description="The earlier instant, or the end of the earlier day.")
    end: Moment | None = Field(
        None, alias="to", description="The later instant, or the end of the later day; now where left out."
    )
    indicator: Code = Field("", description="The code of the indicator; all where left out.")


class BetweenFigures(Between):
    """Which changed figures."""

    change: Literal["", "added", "revised", "filled", "withdrawn", "restated"] = Field(
        "", description="One kind of change; all where left out."
    )


class ChangedFigureLine(Schema):
    """A figure that is another at the later instant; `old` is empty where it was added."""

    change: str = Field(
        description="added, revised, filled (known now), withdrawn (no value any more) or restated (the value stays)."
    )
    old: ObservationLine | None
    new: ObservationLine
    difference: Number | None = Field(description="The new value less the old, in the unit, where both are there.")
    office: str = Field(description="The office that recorded it.")
    reason: str = Field(description="What the change rests on.")


class ChangedVerdictLine(Schema):
    """A target of which the figures of the later instant let something else be said; time alone changes nothing."""

    target: str
    indicator: str
    old_course: str = Field(description="achieved, on_course, behind, moving_away or cannot_say.")
    new_course: str = Field(description="achieved, on_course, behind, moving_away or cannot_say.")
    old_sentence: str
    new_sentence: str


@router.get("/changes", response=answers(Page[ChangedFigureLine], 404), url_name="changes")
def changes(request: HttpRequest, asked: Query[BetweenFigures], paging: Query[Paging]) -> dict[str, object]:
    """Figures that changed between two instants, in order of indicator, area and period."""
    rows = _difference(asked, asked.change).rows
    first = (paging.page - 1) * paging.per_page
    told = {one.new.pk: one for one in changed_figures(rows[first : first + paging.per_page])}
    return page_of(rows, paging, lambda row: _figure(told[row.pk]))


@router.get("/changes/verdicts", response=answers(Page[ChangedVerdictLine], 404), url_name="changed_verdicts")
def changed_verdicts(request: HttpRequest, asked: Query[Between], paging: Query[Paging]) -> dict[str, object]:
    """Targets whose verdict changed with the figures between two instants, judged on the day of the later one."""
    return page_of(_difference(asked).verdicts(), paging, _verdict)


def _difference(asked: Between, change: str = "") -> Difference:
    start = moment_named("from", asked.start).at
    end = moment_named("to", asked.end).at
    if start >= end:
        raise Http404(_("The first instant has to come before the second: give an earlier one."))
    return Difference(start, end, asked.indicator, change)


def _figure(row: ChangedFigure) -> dict[str, object]:
    return {
        "change": row.change,
        "old": observation_line(row.old) if row.old else None,
        "new": observation_line(row.new),
        "difference": row.difference,
        "office": row.office,
        "reason": row.why,
    }


def _verdict(pair: ChangedVerdict) -> dict[str, object]:
    return {
        "target": pair.new.target.code,
        "indicator": pair.new.target.indicator.code,
        "old_course": pair.old.computed,
        "new_course": pair.new.computed,
        "old_sentence": pair.old.sentence,
        "new_sentence": pair.new.sentence,
    }
