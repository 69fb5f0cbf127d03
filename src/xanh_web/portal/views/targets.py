"""The targets, judged on the ledger as known at a day."""

from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh_web.base.kept_pages import kept_page
from xanh_web.base.known_at import KnownAt, known_at
from xanh_web.plans.models import Target
from xanh_web.plans.querysets import edition_on
from xanh_web.portal.charts import chart_of
from xanh_web.portal.current import no_plan
from xanh_web.portal.paces import pace_lines
from xanh_web.portal.snippet import snippet
from xanh_web.portal.words import METHODS
from xanh_web.reporting.judgements import judge_targets, targets_of


@require_safe
@kept_page
def targets(request: HttpRequest) -> HttpResponse:
    """Show every target with its promise, latest value and verdict, by objective."""
    when = known_at(request)
    edition = edition_on(when.day)
    if edition is None:
        return no_plan(request, _("Targets"), when=when, known_at=when.at)
    judged = judge_targets(targets_of(edition), edition.plan.area_code, when.at, when.day)
    context = {
        "title": _("Targets"),
        "when": when,
        "known_at": when.at,
        "objectives": [(key, list(items)) for key, items in groupby(judged, lambda item: item.target.objective)],
        "illustrative": any(item.illustrative for item in judged),
    }
    return render(request, "portal/targets.html", context)


@require_safe
@kept_page
def target(request: HttpRequest, code: str) -> HttpResponse:
    """Show one target: its values in a chart and a table, and the verdict with all it rests on."""
    when = known_at(request)
    found = find_target(code, when)
    (judged,) = judge_targets([found], found.objective.edition.plan.area_code, when.at, when.day)
    verdict = judged.verdict
    context = {
        "title": capfirst(found.indicator.name),
        "description": Truncator(capfirst(found.text)).chars(160),
        "breadcrumbs": [{"text": _("Targets"), "url": reverse("targets") + when.query}, {"text": _place(found)}],
        "when": when,
        "known_at": when.at,
        "item": judged,
        "chart": chart_of(judged),
        "method": METHODS.get(verdict.method, verdict.method) if verdict else "",
        "paces": pace_lines(judged),
        "embed": snippet(request, "embed_target", found.code, capfirst(found.text)),
        "illustrative": judged.illustrative,
    }
    return render(request, "portal/target.html", context)


def _place(found: Target) -> str:
    """Return where in the plan the target stands: its objective and year."""
    if found.horizon is None:
        return _("Objective {code}").format(code=found.objective.code)
    return _("Objective {code}, by {year}").format(code=found.objective.code, year=found.horizon)


def find_target(code: str, when: KnownAt) -> Target:
    """Return the target `code` of the plan in force on the day; Http404 with a sentence where it has none."""
    edition = edition_on(when.day)
    found = None
    if edition is not None:
        rows = Target.objects.select_related("indicator", "objective__edition__plan")
        found = rows.filter(objective__edition=edition, code=code.replace("\0", "")).first()
    if found is None:
        text = _("The plan in force on {day} has no target “{code}”. The list of targets shows the codes.")
        raise Http404(text.format(day=f"{when.day:%d/%m/%Y}", code=code))
    return found
