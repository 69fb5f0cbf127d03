"""The targets with their verdicts, and a person's verdict in place of a computed one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from xanh.basis.errors import Refusal
from xanh_web.base.actions import seal_rows
from xanh_web.base.known_at import KnownAt, known_at
from xanh_web.desk.coordinator.forms import VerdictForm
from xanh_web.desk.coordinator.reading import edition_on, notice
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.plans.models import Target
from xanh_web.reporting.actions import state_verdict, withdraw_verdict
from xanh_web.reporting.judgements import Judgement, judge_targets, targets_of


@require_safe
def verdicts(request: HttpRequest) -> HttpResponse:
    """Show every target of the plan in force with its verdict, and who stated it, as known at `?at=`."""
    when = known_at(request)
    edition = edition_on(when.day)
    items = _judged(targets_of(edition) if edition else [], when)
    context = {
        "title": _("Verdicts on the targets"),
        "when": when,
        "known_at": when.at,
        "items": items,
        "notice": notice(request),
        "illustrative": any(item.illustrative for item in items),
    }
    return render(request, "desk/coordinator/verdicts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def verdict(request: HttpRequest, code: str) -> HttpResponse:
    """Show a target's verdict and what it rests on; a POST states another one, or withdraws the one that was stated.

    What is stated is stated of what is known now: as known at an earlier `?at=`, there is nothing to state.
    """
    when = known_at(request)
    target = _target(code, when)
    withdraws = "withdraw" in request.POST
    form = VerdictForm(request.POST if request.method == "POST" else None, withdraws=withdraws)
    if form.is_bound and form.is_valid():
        step = {"target": target, "reason": form.cleaned_data["reason"], "by": person_of(request), "at": timezone.now()}
        try:
            if withdraws:
                withdraw_verdict(**step)
            else:
                state_verdict(course=form.cleaned_data["course"], **step)
        except Refusal as refused:
            form.add_error(None, str(refused))
        else:
            seal_rows()
            return redirect(reverse("verdicts") + f"?done={'verdict_withdrawn' if withdraws else 'verdict_stated'}")
    (item,) = _judged([target], when)
    context = {
        "title": _("Verdict on a target"),
        "when": when,
        "known_at": when.at,
        "item": item,
        "form": form,
        "illustrative": item.illustrative,
    }
    return render(request, "desk/coordinator/verdict.html", context, status=422 if form.errors else 200)


def _judged(targets: list[Target], when: KnownAt) -> list[Judgement]:
    if not targets:
        return []
    return judge_targets(targets, targets[0].objective.edition.plan.area_code, when.at, when.day)


def _target(code: str, when: KnownAt) -> Target:
    edition = edition_on(when.day)
    rows = Target.objects.select_related("objective__edition__plan", "indicator")
    found = rows.filter(objective__edition=edition, code=code.replace("\0", "")).first()
    if found is None:
        raise Http404(_("The plan in force has no target of that code. The list of targets shows the codes."))
    return found
