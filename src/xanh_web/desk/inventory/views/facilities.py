"""The reports of facilities beside a draft: which lines they offer, what would be counted twice, taking them over."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from xanh.basis.errors import Refusal
from xanh.basis.number import format_number
from xanh.basis.unit_label import unit_label
from xanh.ghg import gwp_set
from xanh.ghg.categories import category
from xanh.ghg.facilities import source_kind
from xanh.ghg.facilities.content import equivalent, masses_of
from xanh_web.desk.facilities.shown import gas_word
from xanh_web.desk.inventory.access import inventory_of, writer
from xanh_web.emissions.actions import take_report_lines
from xanh_web.emissions.drafts import entries_of
from xanh_web.emissions.facility_offers import APART, NEW, OLDER, TAKEN, Offer, offers_of
from xanh_web.emissions.facility_words import OPINIONS
from xanh_web.emissions.lineage import tonnes
from xanh_web.emissions.models import FacilityReportVersion, Inventory


@dataclass(frozen=True)
class ShownOffer:
    """One line of a report as the page shows it; `ways` are how it can be taken, `chosen` what was asked for."""

    offer: Offer
    kind: str
    category: str
    activity: str
    masses: str
    co2e: str
    state: str
    ways: tuple[tuple[str, str], ...]
    chosen: str


@require_http_methods(["GET", "HEAD", "POST"])
def inventory_facilities(request: HttpRequest, code: str) -> HttpResponse:
    """Show what the reports of the year offer the draft; a POST takes the chosen lines, all or none."""
    inventory, (person, writes) = inventory_of(code), writer(request)
    if request.method != "POST":
        return _show(request, inventory, {}, "", writes=writes)
    ways = {name.removeprefix("way-"): str(way) for name, way in request.POST.items() if name.startswith("way-")}
    try:
        choices = {key: way for key, way in ways.items() if way}
        if not choices:
            raise Refusal("Nothing was chosen: say at the lines how they are taken.")
        take_report_lines(inventory=inventory, choices=choices, by=person, at=timezone.now())
    except Refusal as refusal:
        return _show(request, inventory, ways, str(refusal), writes=writes, status=409)
    return redirect(reverse("inventory_facilities", args=[code]) + "?taken=1")


def _show(
    request: HttpRequest,
    inventory: Inventory,
    ways: Mapping[str, str],
    refusal: str,
    *,
    writes: bool,
    status: int = 200,
) -> HttpResponse:
    now, draft = timezone.now(), getattr(inventory, "draft", None)
    entries = entries_of(draft, timezone.localdate()) if draft else []
    found = offers_of(inventory, entries, now)
    context = {
        "title": _("Reports of facilities for {code}").format(code=inventory.code),
        "breadcrumbs": [
            {"text": _("Inventories"), "url": reverse("inventory_desk")},
            {"text": inventory.code, "url": reverse("inventory_work", args=[inventory.code])},
            {"text": _("Reports of facilities")},
        ],
        "inventory": inventory,
        "draft": draft,
        "groups": _groups(found.offers, ways),
        "left_out": found.left_out,
        "open": bool(draft) and writes and any(one.state in (NEW, OLDER) for one in found.offers),
        "refusal": refusal,
        "notice": _("The chosen lines are in the draft.") if "taken" in request.GET else "",
        "illustrative": inventory.illustrative or any(one.version.illustrative for one in found.offers),
    }
    return render(request, "desk/inventory/facilities.html", context, status=status)


def _groups(
    offers: tuple[Offer, ...], ways: Mapping[str, str]
) -> list[tuple[FacilityReportVersion, list[tuple[str, str]], list[ShownOffer]]]:
    """Return the offers by report: the version, the opinions on it in words, its lines."""
    groups: dict[int, tuple[FacilityReportVersion, list[tuple[str, str]], list[ShownOffer]]] = {}
    names = {"review": _("Review by the province"), "verification": _("Verification")}
    for offer in offers:
        said = [(name, str(OPINIONS[offer.opinions.get(kind, "none")])) for kind, name in names.items()]
        group = groups.setdefault(offer.version.pk, (offer.version, said, []))
        group[2].append(_shown(offer, ways.get(offer.key, "")))
    return list(groups.values())


def _shown(offer: Offer, chosen: str) -> ShownOffer:
    line = offer.content
    states = {
        NEW: _("Not in the draft"),
        TAKEN: _("In the draft"),
        OLDER: _("An earlier version is in the draft"),
        APART: _("Not added"),
    }
    masses = [f"{gas_word(code)} {tonnes(mass / 1000, 3)} t" for code, mass in masses_of(line).items()]
    return ShownOffer(
        offer=offer,
        kind=source_kind(line["kind"]).name,
        category=f"{line['category']} {category(line['category']).name}",
        activity=f"{format_number(Decimal(line['amount']))} {unit_label(line['unit'])}",
        masses="; ".join(masses),
        co2e=tonnes(equivalent(line, gwp_set(offer.version.content["gwp"]))),
        state=states[offer.state],
        ways=tuple(_ways(offer)),
        chosen=chosen,
    )


def _ways(offer: Offer) -> list[tuple[str, str]]:
    """Return how the line can be taken; first of all not."""
    if offer.state not in (NEW, OLDER) or offer.refusal:
        return []
    found = [("", _("Leave it out"))]
    if offer.state == OLDER:
        return [*found, ("take", _("Replace the earlier version, and what was subtracted for it"))]
    if not offer.overlaps:
        found.append(("take", _("Take it")))
    subtract = _("Take it, and subtract its activity from “{line}”")
    found += [(f"less:{line.pk}", subtract.format(line=own.code)) for line, own in offer.within]
    if offer.overlaps:
        names = ", ".join(f"“{one.name}”" for one in offer.overlaps)
        found.append(("without", _("Take it: the figures of {lines} leave the facility out").format(lines=names)))
    return found
