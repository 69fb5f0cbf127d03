"""The plan as a document."""

from collections import defaultdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh_web.base.kept_pages import kept_page
from xanh_web.base.known_at import known_at
from xanh_web.plans.querysets import edition_on
from xanh_web.portal.current import no_plan
from xanh_web.reporting.judgements import Judgement, judge_targets, targets_of


@require_safe
@kept_page
def plan(request: HttpRequest) -> HttpResponse:
    """Show the document's head, legal bases, objectives with their targets, duties and addressees."""
    when = known_at(request)
    edition = edition_on(when.day)
    if edition is None:
        return no_plan(request, _("Plan"), when=when, known_at=when.at)
    judged = judge_targets(targets_of(edition), edition.plan.area_code, when.at, when.day)
    by_objective: dict[int, list[Judgement]] = defaultdict(list)
    for item in judged:
        by_objective[item.target.objective_id].append(item)
    context = {
        "title": _("Plan"),
        "when": when,
        "known_at": when.at,
        "plan": edition.plan,
        "edition": edition,
        "objectives": [(objective, by_objective[objective.pk]) for objective in edition.objectives.all()],
        "illustrative": any(item.illustrative for item in judged),
    }
    return render(request, "portal/plan.html", context)
