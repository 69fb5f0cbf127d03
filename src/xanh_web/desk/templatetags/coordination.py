"""Words, numbers and the desk's own navigation in the templates of coordinator and leader."""

from decimal import Decimal

from django import template
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from xanh.basis.number import format_number
from xanh_web.base.screens import may_open
from xanh_web.reporting.law_words import law_word as word_of_law

register = template.Library()

PLACES: tuple[tuple[str, Promise], ...] = (
    ("coordinator_board", _("Coordination of reports")),
    ("verdicts", _("Verdicts on the targets")),
    ("my_obligations", _("My agency's report")),
    ("figures_import", _("Import figures")),
    ("amendments", _("Amendments")),
    ("my_facilities", _("My facilities")),
    ("facilities", _("Facilities")),
    ("verification_desk", _("Review and verification")),
    ("inventory_desk", _("Inventories")),
    ("leader_page", _("One page for leaders")),
    ("people", _("People and roles")),
    ("events", _("Audit log")),
    ("deliveries", _("Messages not sent")),
)
ROW = 4  # places beside the list of the others, in one row of 1280 pixels


@register.inclusion_tag("desk/coordinator/_places.html")
def desk_places(request: HttpRequest) -> dict[str, object]:
    """Show the pages of the desk that the visitor may open: those that fit into one row, the others in a list."""
    places: list[dict[str, str]] = []
    for route, label in PLACES:
        if not may_open(request, route):
            continue
        try:
            url = reverse(route)
        except NoReverseMatch:  # a desk that this installation does not have
            continue
        places.append({"url": url, "label": str(label)})
    # Of places within one another the visitor is in the innermost.
    here = max((place["url"] for place in places if request.path.startswith(place["url"])), key=len, default="")
    shown = [place | {"current": "true" if place["url"] == here else ""} for place in places]
    first = shown if len(shown) <= ROW + 1 else shown[:ROW]
    more = shown[len(first) :]
    return {"places": first, "more": more, "in_more": any(place["current"] for place in more)}


@register.filter
def number(value: Decimal | int) -> str:
    """Return a number as the reader writes it."""
    return format_number(value)


@register.filter
def whole(value: Decimal) -> str:
    """Return a number rounded to units, as the reader writes it."""
    return format_number(value, 0)


@register.filter
def share(value: Decimal) -> str:
    """Return a share of one as whole per cent: 0.625 is "63%"."""
    return f"{format_number(value * 100, 0)}%"


@register.filter
def law_word(code: str, codes: str) -> str:
    """Return the word for a code of a code list: `status|law_word:"task_statuses"`."""
    return word_of_law(codes, code)
