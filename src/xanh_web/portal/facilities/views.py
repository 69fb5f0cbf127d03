"""The public register: which facilities must keep an inventory, and which have reported. No figure of a report."""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.basis.text import fold
from xanh_web.agencies.models import Area
from xanh_web.emissions.facility_standing import FacilityStanding, facility_standings
from xanh_web.emissions.facility_words import GROUPS, TIMELINESS


@require_safe
def public_facilities(request: HttpRequest) -> HttpResponse:
    """Show who owes the inventory report due in `?year=` and where it stands; `?q=` looks for names."""
    now = timezone.now()
    this_year = timezone.localtime(now).year
    years = [year for year in range(2025, this_year + 4) if year % 2]
    given = request.GET.get("year", "")
    # Inventories are due in odd years: without a choice, the one of this year or the next.
    year = int(given) if given in {str(one) for one in years} else this_year + (this_year + 1) % 2
    query = request.GET.get("q", "").replace("\0", "").strip()[:100]
    every = facility_standings(year, now)
    rows = [row for row in every if _named(row, query)]
    counts = Counter(row.timeliness for row in every)
    areas = Area.objects.on(timezone.localdate()).filter(code__in={row.facility.area_code for row in rows})
    names = dict(areas.values_list("code", "name"))
    context = {
        "title": _("Facilities that must keep an inventory"),
        "rows": [(row, GROUPS[row.group], names.get(row.facility.area_code, row.facility.area_code)) for row in rows],
        "total": len(every),
        "year": year,
        "years": years,
        "query": query,
        "counts": [(word, counts[key]) for key, word in TIMELINESS.items() if counts[key]],
        "illustrative": any(row.facility.illustrative or (row.latest and row.latest.illustrative) for row in rows),
    }
    return render(request, "portal/facilities.html", context)


def _named(row: FacilityStanding, query: str) -> bool:
    named = fold(f"{row.facility.code} {row.facility.name} {row.facility.address}")
    return all(word in named for word in fold(query).split())
