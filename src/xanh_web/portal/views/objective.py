"""One objective of the plan: its words, and the targets that say when it is reached."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh_web.base.kept_pages import kept_page
from xanh_web.base.known_at import KnownAt, known_at
from xanh_web.plans.models import Objective
from xanh_web.plans.querysets import edition_on
from xanh_web.portal.source_text import source_text
from xanh_web.reporting.judgements import judge_targets


@require_safe
@kept_page
def objective(request: HttpRequest, code: str) -> HttpResponse:
    """Show the objective's text, its passage in the plan and its targets with their verdicts."""
    when = known_at(request)
    found = _find(code, when)
    plan = found.edition.plan
    rows = found.targets.select_related("objective__edition__plan", "indicator").order_by("position")
    judged = judge_targets(rows, plan.area_code, when.at, when.day)
    name = _("Objective {code}").format(code=found.code)
    context = {
        "title": name,
        "description": Truncator(found.title).chars(160),
        "breadcrumbs": [{"text": _("Plan"), "url": reverse("plan") + when.query}, {"text": name}],
        "when": when,
        "known_at": when.at,
        "objective": found,
        "items": judged,
        "source": source_text(plan.text, found.span_start, found.span_end),
        "illustrative": any(item.illustrative for item in judged),
    }
    return render(request, "portal/objective.html", context)


def _find(code: str, when: KnownAt) -> Objective:
    edition = edition_on(when.day)
    found = None
    if edition is not None:
        found = edition.objectives.select_related("edition__plan").filter(code=code.replace("\0", "")).first()
    if found is None:
        text = _("The plan in force on {day} has no objective “{code}”. The page of the plan shows them all.")
        raise Http404(text.format(day=f"{when.day:%d/%m/%Y}", code=code))
    return found
