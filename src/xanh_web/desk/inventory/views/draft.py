"""One inventory at the desk: its draft and what is wrong in it, totals, versions; issuing and recalculating."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xanh.basis.errors import Refusal
from xanh.documents.forms.model import CellError
from xanh.ghg.categories import category
from xanh.ghg.city_quality import line_doubts
from xanh.ghg.city_sources import city_sources, source_sectors, source_word
from xanh.ghg.city_totals import Frozen, read_totals
from xanh.ghg.facilities.feeds import BESIDE
from xanh_web.base.actions import seal_rows
from xanh_web.desk.inventory.access import inventory_of, writer
from xanh_web.emissions.actions import issue_inventory, recalculate_inventory, years_to_judge
from xanh_web.emissions.drafts import DraftEntry, doubts_of_version, entries_of, frozen
from xanh_web.emissions.facility_feeds import feeds_of_year
from xanh_web.emissions.facility_reasons import outdated, reasons_of_version
from xanh_web.emissions.models import Inventory, InventoryVersion
from xanh_web.emissions.readings import base_version, contents_of, earlier_contents
from xanh_web.emissions.rules import GWP_SETS
from xanh_web.emissions.sankey import sankey_of
from xanh_web.emissions.series import series_words, years_of
from xanh_web.emissions.shown import line_rows, pollutant_rows, quality_of, sum_rows, tree_rows
from xanh_web.ledger.actions import compute_indicators


@require_safe
def inventory_work(request: HttpRequest, code: str) -> HttpResponse:
    """Show an inventory; `?gwp=` reads it under another set."""
    return show_inventory(request, inventory_of(code))


def show_inventory(
    request: HttpRequest,
    inventory: Inventory,
    *,
    status: int = 200,
    refusal: str = "",
    cell_errors: tuple[CellError, ...] = (),
) -> HttpResponse:
    """Show one inventory with what was refused."""
    _person, writes = writer(request)
    on, latest = timezone.localdate(), inventory.latest
    draft = getattr(inventory, "draft", None)
    entries = entries_of(draft, on) if draft else []
    contents = frozen(entries, on) if draft else contents_of(latest) if latest else []
    asked = request.GET.get("gwp", "")
    gwp = asked if asked in GWP_SETS else draft.gwp if draft else latest.gwp if latest else GWP_SETS[0]
    reading = read_totals(contents, inventory.area_code, inventory.year, gwp)
    doubts = line_doubts(contents, earlier_contents(inventory))
    context = {
        "title": _("Inventory {code}").format(code=inventory.code),
        "breadcrumbs": [{"text": _("Inventories"), "url": reverse("inventory_desk")}, {"text": inventory.code}],
        "inventory": inventory,
        "draft": draft,
        "entries": [(*one, doubts.get(one[0].entry.written.get("source", ""), [])) for one in _said(entries)],
        "waiting": _waiting(inventory, entries) if draft else 0,
        "again": reasons_of_version(latest, timezone.now()) if latest and not draft else [],
        "wrong": sum(one.entry.row is None for one in entries),
        "checks": _checks(latest, doubts) if latest and not draft else [],
        "lines": [] if draft else line_rows(contents, gwp),
        "versions": list(inventory.versions.select_related("issued_by", "based_on")),
        "tree": tree_rows(reading),
        "sankey": sankey_of(reading),
        "sums": sum_rows(reading),
        "unanswered": [(one, category(one, "gpc").name) for one in reading.unanswered],
        "pollutants": pollutant_rows(reading),
        **_quality(inventory, contents, gwp),
        **_series(inventory, contents, gwp),
        "gwp": gwp,
        "gwps": GWP_SETS,
        "kinds": _kinds(),
        "writes": writes,
        "refusal": refusal,
        "cell_errors": cell_errors,
        "illustrative": inventory.illustrative,
    }
    return render(request, "desk/inventory/inventory.html", context, status=status)


def _quality(inventory: Inventory, contents: Sequence[Frozen], gwp: str) -> dict[str, object]:
    """Return uncertainty and key categories, and what their trend is between."""
    base = base_version(inventory)
    uncertainty, keys = quality_of(contents, gwp, contents_of(base) if base else ())
    drafted = hasattr(inventory, "draft")
    latest = _("the draft of {code}").format(code=inventory.code) if drafted else inventory.latest
    return {"uncertainty": uncertainty, "keys": keys, "trend_from": base, "trend_to": latest}


def _checks(version: InventoryVersion, doubts: Mapping[str, list[str]]) -> list[tuple[str, list[str]]]:
    """Return (line, sentences) of the lines of a version that leave something doubtful."""
    typed = doubts_of_version(version)
    return [(code, [*typed.get(code, []), *doubts.get(code, [])]) for code in dict.fromkeys([*typed, *doubts])]


def _series(inventory: Inventory, contents: Sequence[Frozen], gwp: str) -> dict[str, object]:
    years = years_of(inventory, contents)
    return {"several_years": len(years) > 1, "series": series_words(years, gwp)}


@require_POST
def inventory_issue(request: HttpRequest, code: str) -> HttpResponse:
    """Issue the draft and compute the indicators that rest on it."""
    inventory, (person, _writes), now = inventory_of(code), writer(request), timezone.now()
    try:
        version = issue_inventory(inventory=inventory, by=person, at=now)
        compute_indicators(area_code=inventory.area_code, periods=years_to_judge(version), by=person, at=now)
    except Refusal as refusal:
        return show_inventory(request, inventory_of(code), status=409, refusal=str(refusal))
    seal_rows()
    return redirect("inventory_work", code)


@require_POST
def inventory_recalculate(request: HttpRequest, code: str) -> HttpResponse:
    """Open the draft of the next version with a reason."""
    inventory, (person, _writes) = inventory_of(code), writer(request)
    try:
        recalculate_inventory(
            inventory=inventory,
            reason=request.POST.get("reason", "")[:2000],
            gwp=request.POST.get("gwp", "")[:8],
            by=person,
            at=timezone.now(),
        )
    except Refusal as refusal:
        return show_inventory(request, inventory, status=409, refusal=str(refusal))
    return redirect("inventory_work", code)


def _sentences(one: DraftEntry) -> list[str]:
    found = {**one.entry.doubts, **one.entry.errors}
    return [f"{source_word(name)}: {said}" for name, said in found.items()]


def _said(entries: Sequence[DraftEntry]) -> list[tuple[DraftEntry, list[str]]]:
    """Return each line with what is wrong or doubtful of it, and what became of the report it was taken from."""
    again = outdated((one.line.report for one in entries if one.line.report), timezone.now())
    receipts = [one.line.report.get("receipt", "") for one in entries]
    return [
        (one, [*_sentences(one), *([again[receipt]] if receipt in again else [])])
        for one, receipt in zip(entries, receipts, strict=True)
    ]


def _waiting(inventory: Inventory, entries: Sequence[DraftEntry]) -> int:
    """Return how many lines of facilities' reports could be added and are not in the draft."""
    there = {one.line.report.get("line") for one in entries}
    feeds = feeds_of_year(inventory.year, timezone.now()).feeds
    return sum(feed.role != BESIDE and feed.line.code not in there for feed in feeds)


def _kinds() -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the kinds of source by sector, for the links that add a line."""
    sources = city_sources().items()
    return [
        (name, [(code, kind.name) for code, kind in sources if kind.sector == sector])
        for sector, name in source_sectors().items()
    ]
