"""Two versions of an inventory, or two years, beside each other: what changed and why."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.ghg.city_difference import Difference, difference
from xanh_web.base.known_at import known_at
from xanh_web.desk.inventory.access import inventory_of
from xanh_web.emissions.lineage import tonnes
from xanh_web.emissions.models import Inventory, InventoryVersion
from xanh_web.emissions.readings import contents_of
from xanh_web.emissions.spoken import CAUSES


@require_safe
def inventory_compare(request: HttpRequest, code: str) -> HttpResponse:
    """Show the difference from version `?from=` to version `?to=` of the same area, by cause and line by line.

    As known at an earlier `?at=`, the versions issued by then are there to choose from.
    """
    when, inventory = known_at(request), inventory_of(code)
    choices = list(
        InventoryVersion.objects.filter(
            inventory__area_code=inventory.area_code, inventory__purpose=inventory.purpose, issued_at__lte=when.at
        ).select_related("inventory")
    )
    choices.sort(key=lambda one: (one.inventory.year, one.number))
    first, second = (_chosen(request.GET.get(name, ""), choices) for name in ("from", "to"))
    if first is None and second is None:
        first, second = _usual(inventory, choices)
    found = None
    if first and second:
        found = difference(contents_of(first), contents_of(second), first.gwp, second.gwp)
    context = {
        "title": _("What changed"),
        "when": when,
        "known_at": when.at,
        "breadcrumbs": [
            {"text": _("Inventories"), "url": reverse("inventory_desk")},
            {"text": inventory.code, "url": reverse("inventory_work", args=[inventory.code])},
            {"text": _("What changed")},
        ],
        "inventory": inventory,
        "choices": choices,
        "first": first,
        "second": second,
        "rows": _rows(found),
        "lines": _lines(found),
        "illustrative": any(one.illustrative for one in (first, second) if one),
    }
    return render(request, "desk/inventory/compare.html", context)


def _chosen(text: str, choices: list[InventoryVersion]) -> InventoryVersion | None:
    return next((one for one in choices if str(one.pk) == text), None)


def _usual(
    inventory: Inventory, choices: list[InventoryVersion]
) -> tuple[InventoryVersion | None, InventoryVersion | None]:
    """Return the last two versions of the inventory; where it has one, the newest of the year before and it."""
    own = [one for one in choices if one.inventory_id == inventory.pk]
    if len(own) > 1:
        return own[-2], own[-1]
    earlier = [one for one in choices if one.inventory.year < inventory.year]
    return (earlier[-1] if earlier else None), (own[-1] if own else None)


def _rows(found: Difference | None) -> list[tuple[str, str]]:
    if found is None:
        return []
    rows = [(_("Before"), tonnes(found.before))]
    rows += [(str(CAUSES[cause]), _signed(part)) for cause, part in found.parts.items()]
    return [*rows, (_("After"), tonnes(found.after))]


def _signed(value: float) -> str:
    return ("+" if value > 0 else "") + tonnes(value)


def _lines(found: Difference | None) -> list[tuple[str, str, str, str]]:
    if found is None:
        return []
    return [
        (
            line.code,
            "–" if line.before is None else tonnes(line.before),
            "–" if line.after is None else tonnes(line.after),
            "; ".join(f"{CAUSES[cause]} {_signed(part)}" for cause, part in line.parts.items() if abs(part) >= 0.05),
        )
        for line in sorted(found.lines, key=lambda one: -abs((one.after or 0) - (one.before or 0)))
    ]
