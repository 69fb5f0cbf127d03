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
from xanh_web.emissions.intervals import intervals_of
from xanh_web.plans.models import Target
from xanh_web.plans.querysets import edition_on
from xanh_web.portal.charts import chart_of
from xanh_web.portal.current import no_plan
from xanh_web.portal.intervals import interval_words, required_words
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
    found, others = find_target(code, when)
    area = found.objective.edition.plan.area_code
    judged, *siblings = judge_targets([found, *others], area, when.at, when.day)
    intervals = intervals_of(judged.rows)
    verdict = judged.verdict
    context = {
        "title": capfirst(found.indicator.name),
        "description": Truncator(capfirst(found.text)).chars(160),
        "breadcrumbs": [{"text": _("Targets"), "url": reverse("targets") + when.query}, {"text": _place(found)}],
        "when": when,
        "known_at": when.at,
        "item": judged,
        "chart": chart_of(judged, siblings, intervals),
        "intervals": interval_words(judged.rows, intervals),
        "required": required_words(judged, siblings),
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


def find_target(code: str, when: KnownAt) -> tuple[Target, list[Target]]:
    """Return the target `code` of the plan in force on the day, and the others of its indicator; Http404 with words
    where there is none.
    """
    edition = edition_on(when.day)
    rows: list[Target] = []
    if edition is not None:
        code = code.replace("\0", "")
        named = Target.objects.filter(objective__edition=edition, code=code).values("indicator")
        alike = Target.objects.filter(objective__edition=edition, indicator__in=named)
        rows = list(alike.select_related("indicator", "objective__edition__plan").order_by("horizon", "pk"))
    found = next((row for row in rows if row.code == code), None)
    if found is None:
        text = _("The plan in force on {day} has no target “{code}”. The list of targets shows the codes.")
        raise Http404(text.format(day=f"{when.day:%d/%m/%Y}", code=code))
    return found, [row for row in rows if row is not found]
