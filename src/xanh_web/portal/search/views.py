"""The page that finds: what was looked for, and by kind what was found."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.basis.found import words_of
from xanh.basis.text import normalise
from xanh_web.plans.querysets import edition_on
from xanh_web.portal.current import no_plan
from xanh_web.portal.search.entries import KINDS, Entry, Searched
from xanh_web.portal.search.find import find
from xanh_web.portal.search.marked import Piece, marked
from xanh_web.reporting.querysets import newest_round

FEW, PER_PAGE, SHORTEST, LONGEST = 5, 20, 2, 200


@dataclass(frozen=True)
class Hit:
    """An entry as it is shown."""

    url: str
    title: list[Piece]
    body: list[Piece]
    note: str


@dataclass(frozen=True)
class Group:
    """The entries of one kind that were found; `hits` are those shown."""

    kind: str
    name: str
    count: int
    hits: list[Hit]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what speaks of `?q=`, a few of each kind; `?kind=` shows all of one kind, page by page."""
    today = timezone.localdate()
    edition = edition_on(today)
    if edition is None:
        return no_plan(request, _("Search"))
    query = normalise(request.GET.get("q", "").replace("\0", "").strip()[:LONGEST])
    words = words_of(query)
    kind = request.GET.get("kind", "")
    context: dict[str, object] = {"title": _("Search"), "query": query, "kind": kind if kind in KINDS else ""}
    if sum(map(len, words)) < SHORTEST:
        context["too_short"] = bool(query)
        return render(request, "portal/search.html", context)
    asked = Searched(edition, today)
    found = {key: find(read(asked), words) for key, (_name, read) in KINDS.items()}
    if context["kind"]:
        page = Paginator(found[kind], PER_PAGE).get_page(request.GET.get("page"))
        groups = [_group(kind, found[kind], list(page), words)]
        context |= {"page": page}
    else:
        groups = [_group(key, rows, rows[:FEW], words) for key, rows in found.items()]
    shown = [group for group in groups if group.hits]
    # Accepted answers are the only entries that may be made up for show.
    round_ = newest_round(edition.plan) if any(group.kind == "answers" for group in shown) else None
    context["illustrative"] = round_ is not None and round_.illustrative
    context |= {"groups": shown, "count": sum(map(len, found.values())), "asked": True}
    return render(request, "portal/search.html", context)


def _group(kind: str, found: list[Entry], shown: list[Entry], words: tuple[str, ...]) -> Group:
    hits = [
        Hit(
            reverse(item.route, args=item.args) + item.query,
            marked(item.title, words),
            marked(item.body, words),
            item.note,
        )
        for item in shown
    ]
    return Group(kind, str(KINDS[kind][0]), len(found), hits)
