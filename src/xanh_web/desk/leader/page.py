"""The plan on one page that prints on one sheet of A4; each line opens its source."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh_web.amendments.models import Proposal
from xanh_web.base.kept_pages import kept_page
from xanh_web.base.known_at import KnownAt, known_at
from xanh_web.plans.models import Edition
from xanh_web.reporting.brief import HORIZON, Line, brief_of

MOST = 3  # proposals to amend the plan: the page is one sheet


@dataclass(frozen=True)
class Linked:
    """A sentence and the page it opens."""

    sentence: str
    url: str


@require_safe
@kept_page
def leader_page(request: HttpRequest) -> HttpResponse:
    """Show objectives, what is late, what awaits a decision, and the money, as known at `?at=`."""
    when = known_at(request)
    editions = Edition.objects.filter(in_force_from__lte=when.day).select_related("plan")
    edition = editions.order_by("-in_force_from", "-number").first()
    title = _("The plan on one page")
    if edition is None:
        return render(request, "desk/leader/page.html", {"title": title, "when": when, "known_at": when.at})
    brief = brief_of(edition, when.at)
    awaiting = list(Proposal.objects.awaiting_decision(when.at)[:100])
    context = {
        "title": title,
        "when": when,
        "known_at": when.at,
        "plan": edition.plan,
        "brief": brief,
        "horizon": HORIZON,
        "late": _linked(brief.late, when),
        "proposals": _linked(brief.proposals, when),
        "returned": _linked(brief.returned, when),
        "amendments": [Linked(row.title, reverse("amendment", args=[row.pk])) for row in awaiting[:MOST]],
        "more_amendments": max(0, len(awaiting) - MOST),
        "illustrative": bool(brief.round and brief.round.illustrative),
    }
    return render(request, "desk/leader/page.html", context)


def _linked(lines: list[Line], when: KnownAt) -> list[Linked]:
    return [Linked(line.sentence, _url(line, when)) for line in lines]


def _url(line: Line, when: KnownAt) -> str:
    # The public pages: leaders may open them all, and so may those to whom the sheet is handed.
    match line.kind:
        case "task" | "target":
            return reverse(line.kind, args=[line.key]) + when.query
        case "overdue":
            return reverse("board") + f"?year={line.key}&timeliness=overdue{when.also}"
        case "returned":
            return reverse("board") + f"?year={line.key}&state=returned{when.also}"
    return reverse("tasks") + when.query
