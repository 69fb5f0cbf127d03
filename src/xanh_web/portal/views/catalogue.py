"""The catalogue of open data for portals that harvest it (DCAT 3)."""

import json
from collections import defaultdict
from datetime import datetime

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.interchange.dcat import Catalogue, Dataset, Distribution, Service, catalogue_document, years
from xanh_web.agencies.city import current_city
from xanh_web.emissions.published import latest_versions
from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Indicator
from xanh_web.portal.downloads.answer import FORMATS
from xanh_web.portal.inventories.downloads import harvested

JSON_LD = "application/ld+json; charset=utf-8"
SDMX_CSV = "application/vnd.sdmx.data+csv;version=2.0.0"


@require_safe
def open_data_catalogue(request: HttpRequest) -> HttpResponse:
    """Answer with every dataset of the site and every file of it, as JSON-LD."""
    city, to = current_city(), request.build_absolute_uri
    catalogue = Catalogue(
        page=to(reverse("open_data")),
        title=_("Open data of the green-growth action plan, {place}").format(place=city.place),
        description=_("Targets, tasks and figures of the plan, with unit, source and reason for every missing figure."),
        publisher=city.committee,
        place=city.name,
        area_code=city.area_code,
        language=(get_language() or "vi")[:2],
        licence=city.data_licence,
        datasets=(*_tables(request), *_indicators(request), *_inventories(request)),
        services=(
            Service(_("Programming interface"), to(reverse("api-1:api-root")), to(reverse("api_docs"))),
            Service("OGC API – Features", to(reverse("ogc_landing")), to(reverse("ogc_api"))),
            Service("SDMX REST", to("/sdmx/"), to(reverse("sdmx_structure", args=["dataflow/XANH/GREEN_GROWTH/1.0"]))),
        ),
    )
    response = HttpResponse(json.dumps(catalogue_document(catalogue), ensure_ascii=False), content_type=JSON_LD)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _tables(request: HttpRequest) -> list[Dataset]:
    """Return the tables that are one for the whole plan."""
    told = {
        "targets": (_("Targets"), _("the values behind all targets")),
        "tasks": (_("Tasks"), _("every task with who leads it and what the newest round says")),
        "board": (_("Reporting board"), _("every agency of the newest round, in time or late")),
    }
    return [
        Dataset(
            identifier=route,
            title=title,
            description=capfirst(holds),
            page=request.build_absolute_uri(reverse(route)),
            distributions=_files(request, f"{route}_figures"),
        )
        for route, (title, holds) in told.items()
    ]


def _indicators(request: HttpRequest) -> list[Dataset]:
    """Return a dataset for each indicator that has figures now; two queries."""
    known = Observation.objects.as_known_at(timezone.now()).order_by()
    periods: dict[str, list[str]] = defaultdict(list)
    recorded: dict[str, datetime] = {}
    for code, period, at in known.values_list("indicator", "period").annotate(at=Max("recorded_at")):
        periods[code].append(period)
        recorded[code] = max(at, recorded.get(code, at))
    found = []
    for indicator in Indicator.objects.filter(code__in=periods).order_by("code"):
        first, last = years(periods[indicator.code])
        sdmx = request.build_absolute_uri(
            reverse("sdmx_data", args=[f"dataflow/XANH/GREEN_GROWTH/1.0/*.*.{indicator.code}.*"])
        )
        found.append(
            Dataset(
                identifier=indicator.code,
                title=capfirst(indicator.name),
                description=_("All values of the indicator, in all areas; unit: {unit}.").format(unit=indicator.unit),
                page=request.build_absolute_uri(reverse("indicator", args=[indicator.code])),
                distributions=(
                    *_files(request, "indicator_figures", indicator.code),
                    Distribution(sdmx, SDMX_CSV.partition(";")[0], "SDMX"),
                ),
                modified=recorded[indicator.code],
                first=first,
                last=last,
            )
        )
    return found


def _inventories(request: HttpRequest) -> list[Dataset]:
    """Return a dataset for each issued inventory, in its newest version; one query."""
    to = request.build_absolute_uri
    found = []
    for version in latest_versions(timezone.now()):
        code, number = version.inventory.code, version.number
        first, last = years([str(version.inventory.year)])
        kind, flows = SDMX_CSV.partition(";")[0], harvested(version)
        sdmx = [Distribution(to(files[0][1]), kind, f"SDMX, {name}") for name, files in flows]
        found.append(
            Dataset(
                identifier=f"inventory-{code}",
                title=_("Inventory {code}, version {number}").format(code=code, number=number),
                description=_(
                    "Emissions and removals by source with their factors; air pollutants by source and area."
                ),
                page=to(reverse("inventory", args=[code])),
                distributions=(*_files(request, "inventory_figures", code), *sdmx),
                modified=version.issued_at,
                first=first,
                last=last,
            )
        )
    return found


def _files(request: HttpRequest, route: str, *codes: str) -> tuple[Distribution, ...]:
    return tuple(
        Distribution(request.build_absolute_uri(reverse(route, args=[*codes, form])), kind.partition(";")[0])
        for form, (kind, _write) in FORMATS.items()
    )
