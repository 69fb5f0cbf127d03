"""The editions of the plan: all of them, one whole, and what an edition changed of the one before."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.plans.amendment import differences
from xanh.plans.amendment.change import field_words, section_words
from xanh.plans.amendment.marking import marked
from xanh.plans.amendment.parts import items_of
from xanh.plans.amendment.words import value_words
from xanh.plans.model import Plan as ReadPlan
from xanh_web.plans.edition_content import plan_of
from xanh_web.plans.models import Edition, Plan
from xanh_web.plans.querysets import edition_on
from xanh_web.portal.current import no_plan


@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    """Show every edition of the plan in force, the newest first, and which one is in force today."""
    current = edition_on(timezone.localdate())
    if current is None:
        return no_plan(request, _("Editions of the plan"))
    context = {
        "title": _("Editions of the plan"),
        "breadcrumbs": [{"text": _("Plan"), "url": reverse("plan")}, {"text": _("Editions")}],
        "plan": current.plan,
        "current": current,
        "editions": list(Edition.objects.filter(plan=current.plan).order_by("-number")),
    }
    return render(request, "portal/editions.html", context)


@require_safe
def edition(request: HttpRequest, number: int) -> HttpResponse:
    """Show one edition whole: objectives, targets, tasks, as it says them, and what it changed."""
    current, found = _find(number)
    before = Edition.objects.filter(plan=found.plan, number__lt=number).order_by("-number").first()
    plan = plan_of(found)
    context = {
        "title": _("Edition {number}").format(number=found.number),
        "breadcrumbs": [
            {"text": _("Plan"), "url": reverse("plan")},
            {"text": _("Editions"), "url": reverse("editions")},
            {"text": str(found.number)},
        ],
        "plan": found.plan,
        "edition": found,
        "current": current,
        "before": before,
        "changes": _changes(plan_of(before), plan) if before else [],
        "objectives": plan.objectives,
        "targets": plan.targets,
        "groups": [(group, [task for task in plan.tasks if task.group == group.number]) for group in plan.groups],
        "loose": [task for task in plan.tasks if task.group is None],
    }
    return render(request, "portal/edition.html", context)


def _find(number: int) -> tuple[Edition, Edition]:
    current = edition_on(timezone.localdate())
    plan = current.plan if current else Plan.objects.order_by("-issued_on").first()
    found = Edition.objects.filter(plan=plan, number=number).select_related("plan").first()
    if found is None:
        raise Http404(_("The plan has no edition {number}. The list of editions shows them.").format(number=number))
    return current or found, found


def _changes(old: ReadPlan, new: ReadPlan) -> list[dict[str, object]]:
    """Return each difference in words: the item, the field, and old and new in pieces."""
    words, names, found = field_words(), section_words(), []
    for change in differences(old, new):
        item = items_of(new if change.kind == "add" else old, change.section)[change.key]
        line = {
            "heading": names[change.section].format(key=change.key),
            "name": getattr(item, "title", "") or getattr(item, "text", ""),
            "kind": change.kind,
            "field": words.get(change.field or "", ""),
        }
        if change.kind == "change":
            field = change.field or ""
            line["old"], line["new"] = marked(value_words(field, change.old), value_words(field, change.new))
        found.append(line)
    return found
