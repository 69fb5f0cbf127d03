"""The public pages of issued inventories, and their figures to take away."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.documents.inventories import IssuedInventory, write_result_book, write_result_csv
from xanh.ghg.categories import category
from xanh.ghg.city_published import is_confidential
from xanh.ghg.city_quality import known_uncertainty
from xanh.ghg.city_totals import CityReading
from xanh_web.base.known_at import KnownAt, known_at, known_at_of_file
from xanh_web.emissions.models import InventoryVersion
from xanh_web.emissions.published import latest_versions, version_content
from xanh_web.emissions.readings import base_contents, base_version, contents_of, public_contents, public_reading
from xanh_web.emissions.rules import GWP_SETS
from xanh_web.emissions.sankey import sankey_of
from xanh_web.emissions.shown import (
    KeyRow,
    line_rows,
    percent,
    pollutant_rows,
    quality_of,
    sum_rows,
    tree_rows,
    uncertainty_words,
)
from xanh_web.emissions.spoken import amount

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def inventories(request: HttpRequest) -> HttpResponse:
    """Show the inventories issued by `?at=` and the way of the total, all under one set of warming potentials."""
    when = known_at(request)
    gwp = _asked_gwp(request) or GWP_SETS[0]
    rows = []
    points: dict[str, list[list[float]]] = {"total": [], "band": []}
    for version in reversed(latest_versions(when.at)):
        reading = public_reading(version, gwp)
        # Beside a hidden total nothing is said of it: a share of it would lead back to what is closed.
        sure = None if reading.with_land.hidden else known_uncertainty(contents_of(version), gwp)
        said = sure and (percent(sure.level, 1), bool(sure.without))
        rows.append((version, amount(reading.with_land), amount(reading.without_land), said))
        if reading.with_land.value is not None and not reading.with_land.hidden:
            total = round(reading.with_land.value, 1)
            points["total"].append([version.inventory.year, total])
            if sure:
                half = abs(total) * sure.level
                points["band"].append([version.inventory.year, round(total - half, 1), round(total + half, 1)])
    rows.reverse()
    context = {
        "title": _("Greenhouse gas inventories"),
        "when": when,
        "known_at": when.at,
        "rows": rows,
        "chart": _chart(points) if points["total"] else None,
        "gwp": gwp,
        "gwps": GWP_SETS,
        "illustrative": any(version.illustrative for version, *_rest in rows),
    }
    return render(request, "portal/inventories/list.html", context)


@require_safe
def inventory(request: HttpRequest, code: str) -> HttpResponse:
    """Show an issued inventory: `?version=` an earlier one, `?at=` the newest of a moment, `?gwp=` another set."""
    when = known_at(request)
    version = _version(request, code, when)
    gwp = _asked_gwp(request) or version.gwp
    contents, reading = public_contents(version), public_reading(version, gwp)
    said, keys = _quality(version, gwp, reading, when)
    context = {
        "title": _("Inventory {code}").format(code=version.inventory.code),
        "when": when,
        "known_at": when.at,
        "breadcrumbs": [
            {"text": _("Greenhouse gas inventories"), "url": reverse("inventories") + when.query},
            {"text": version.inventory.code},
        ],
        "version": version,
        "versions": list(version.inventory.versions.filter(issued_at__lte=when.at)),
        "tree": tree_rows(reading),
        "sankey": sankey_of(reading),
        "sums": sum_rows(reading),
        "unanswered": [(one, category(one, "gpc").name) for one in reading.unanswered],
        "pollutants": pollutant_rows(reading),
        "uncertainty": said,
        "keys": keys,
        "trend_from": base_version(version.inventory, when.at) if keys else None,
        "trend_to": version,
        "lines": line_rows(contents, gwp),
        "gwp": gwp,
        "gwps": GWP_SETS,
        "illustrative": version.illustrative,
    }
    return render(request, "portal/inventories/inventory.html", context)


@require_safe
def inventory_figures(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """Give an issued inventory as CSV (lines and gases), xlsx (tables by GPC and IPCC) or JSON."""
    version = _version(request, code, known_at_of_file(request))
    contents, name = public_contents(version), f"inventory-{version.inventory.code}-v{version.number}"
    if form == "json":
        return JsonResponse(version_content(version, _asked_gwp(request) or version.gwp))
    if form == "csv":
        text = "\N{BYTE ORDER MARK}" + write_result_csv(contents)
        return _file(text.encode(), "text/csv; charset=utf-8", f"{name}.csv")
    if form == "xlsx":
        reading = public_reading(version, _asked_gwp(request))
        issued = IssuedInventory(
            str(version), version.inventory.year, reading, contents, illustrative=version.illustrative
        )
        return _file(write_result_book(issued), EXCEL, f"{name}.xlsx")
    raise Http404(_("An inventory is given as csv, xlsx or json."))


def _quality(
    version: InventoryVersion, gwp: str, reading: CityReading, when: KnownAt
) -> tuple[list[str], list[KeyRow]]:
    """Return what is said of uncertainty and the key categories, their shares only where no line is confidential."""
    contents, base = contents_of(version), base_contents(version.inventory, when.at)
    if not any(is_confidential(line) for line in (*contents, *base)):
        return quality_of(contents, gwp, base)
    return [] if reading.with_land.hidden else uncertainty_words(known_uncertainty(contents, gwp)), []


def _version(request: HttpRequest, code: str, when: KnownAt) -> InventoryVersion:
    versions = InventoryVersion.objects.filter(inventory__code=code, issued_at__lte=when.at)
    versions = versions.select_related("inventory").order_by("-number")
    number = request.GET.get("version", "")
    if number:
        versions = versions.filter(number=int(number)) if number.isascii() and number.isdigit() else versions.none()
    found = versions.first()
    if found is None and when.looks_back:
        raise Http404(_("No such version of an inventory was issued by then: ask for a later moment."))
    if found is None:
        raise Http404(_("There is no issued inventory under this address. The list of inventories shows them all."))
    return found


def _asked_gwp(request: HttpRequest) -> str:
    asked = request.GET.get("gwp", "")
    return asked if asked in GWP_SETS else ""


def _chart(points: dict[str, list[list[float]]]) -> dict[str, object]:
    return {
        "title": _("Emissions of the territory since the base year"),
        "unit": "t CO2e",
        "series": [{"name": _("total with land use"), "points": points["total"]}],
        "target": None,
        "band": {"name": _("interval of 95 per cent"), "points": points["band"]} if points["band"] else None,
    }


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
