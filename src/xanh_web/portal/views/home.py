"""The first page: what this is, and how it stands."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.targets.model import Course
from xanh_web.base.kept_pages import kept_page
from xanh_web.base.known_at import known_at
from xanh_web.plans.querysets import edition_on
from xanh_web.portal.current import no_plan
from xanh_web.reporting.judgements import judge_targets, targets_of
from xanh_web.reporting.models import ConsolidatedReport, Round
from xanh_web.reporting.querysets import newest_round
from xanh_web.reporting.standing import standings


@dataclass(frozen=True)
class RoundCounts:
    """How a round stands: `days_left` until the last day in time, negative after it."""

    round: Round
    closed: bool
    owing: int
    reported: int
    last_day: date
    days_left: int

    @property
    def days_past(self) -> int:
        """Days since the last day in time."""
        return -self.days_left


@require_safe
@kept_page
def home(request: HttpRequest) -> HttpResponse:
    """Show the plan in a sentence, its targets by course, the newest round and the newest issued report."""
    when = known_at(request)
    title = _("How the green-growth action plan is carried out")
    edition = edition_on(when.day)
    if edition is None:
        return no_plan(request, title, is_home=True, when=when, known_at=when.at)
    judged = judge_targets(targets_of(edition), edition.plan.area_code, when.at, when.day)
    round_ = newest_round(edition.plan, when.day)
    issued = ConsolidatedReport.objects.filter(recorded_at__lte=when.at).select_related("round").defer("pins")
    found = Counter(item.course for item in judged)
    context = {
        "title": title,
        "when": when,
        "known_at": when.at,
        "plan": edition.plan,
        "targets": len(judged),
        "objectives": len({item.target.objective_id for item in judged}),
        "tasks": edition.tasks.count(),
        "courses": [(course.value, found[course.value]) for course in Course],
        "counts": _counts(round_, when.at) if round_ else None,
        "report": issued.first(),
        "illustrative": any(item.illustrative for item in judged) or bool(round_ and round_.illustrative),
    }
    return render(request, "portal/home.html", context)


def _counts(round_: Round, at: datetime) -> RoundCounts:
    rows = [row for row in standings(round_, at) if row.timeliness != "exempt"]
    last_day = timezone.localtime(round_.deadline - timedelta(microseconds=1)).date()
    left = (last_day - timezone.localtime(at).date()).days
    closed = round_.closed_at is not None and round_.closed_at <= at
    return RoundCounts(round_, closed, len(rows), sum(row.first_sent is not None for row in rows), last_day, left)
