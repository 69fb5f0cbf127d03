"""The register of facilities with where each stands, one facility, and a reporter's own."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.ghg.facilities import duties_of, sectors
from xanh_web.agencies.models import Area
from xanh_web.desk.coordinator.signed_in import person_of
from xanh_web.desk.facilities.access import facility_of, may_write_for, own_facilities, way_in
from xanh_web.desk.facilities.shown import chosen
from xanh_web.emissions.facility_rules import doubles, duty_of
from xanh_web.emissions.facility_standing import FacilityStanding, facility_standings
from xanh_web.emissions.facility_words import DUTIES, GROUPS, RECIPIENTS, TIMELINESS, WHAT_IS_DUE
from xanh_web.emissions.models import Facility, FacilityKind, FacilityReportVersion


@dataclass(frozen=True)
class RegisterRow:
    """A facility of the register, its duty today and its standing in the year asked for."""

    facility: Facility
    group: str
    duty: str
    reasons: tuple[str, ...]
    standing: FacilityStanding | None


@require_safe
def facilities(request: HttpRequest) -> HttpResponse:
    """Show the register; `?year=`, `?kind=`, `?group=`, `?timeliness=`, `?q=` choose what."""
    today, now = timezone.localdate(), timezone.now()
    year = _year(request, today.year)
    asked = {
        "kind": request.GET.get("kind", "") if request.GET.get("kind", "") in FacilityKind.values else "",
        "group": chosen(GROUPS, request.GET.get("group", "")),
        "timeliness": chosen(TIMELINESS, request.GET.get("timeliness", "")),
        "q": request.GET.get("q", "").replace("\0", "").strip()[:100],
    }
    standings = {row.facility.code: row for row in facility_standings(year, now)}
    known = Facility.objects.named(asked["q"]) if asked["q"] else Facility.objects.all()
    rows = []
    for one in known.filter(**({"kind": asked["kind"]} if asked["kind"] else {})):
        duty = duty_of(one, today)
        rows.append(RegisterRow(one, one.group_on(today), duty.standing, duty.reasons, standings.get(one.code)))
    shown = [row for row in rows if _wanted(row, asked)]
    context = {
        "title": _("Facilities that must keep an inventory"),
        "rows": shown,
        "total": Facility.objects.count(),
        "year": year,
        "years": range(2025, today.year + 4),
        "asked": asked,
        "kinds": FacilityKind.choices,
        "groups": GROUPS.items(),
        "timeliness_words": TIMELINESS.items(),
        "duty_words": DUTIES,
        "counts": [(TIMELINESS[key], key, n) for key, n in _counted(standings)],
        "doubles": doubles(Facility.objects.on(today)),
        "areas": _areas(shown),
        "illustrative": any(row.facility.illustrative for row in shown),
    }
    return render(request, "desk/facilities/register.html", context)


@require_safe
def my_facilities(request: HttpRequest) -> HttpResponse:
    """Lead to the one facility the visitor reports for, or list them."""
    codes = own_facilities(person_of(request))
    own = list(Facility.objects.filter(code__in=codes))
    if len(own) == 1:
        return redirect("facility", own[0].code)
    return render(request, "desk/facilities/mine.html", {"title": _("My facilities"), "facilities": own})


@require_safe
def facility(request: HttpRequest, code: str) -> HttpResponse:
    """Show one facility: what it is, whether and when it must report, what it sent."""
    return show_facility(request, facility_of(request, code))


def show_facility(request: HttpRequest, one: Facility, *, refusal: str = "", status: int = 200) -> HttpResponse:
    """Return the page of a facility; `refusal` says what was not done."""
    today = timezone.localdate()
    duty = duty_of(one, today)
    versions = FacilityReportVersion.objects.filter(report__facility=one).defer("content")
    years = range(today.year - 1, today.year + 4)
    dues = [(year, due) for year in years for due in duties_of(one.kind, one.quota_on, year)]
    reports = {report.due_year: report for report in one.reports.all()}
    context = {
        "title": one.name,
        "breadcrumbs": [{"text": _("Facilities"), "url": way_in(request)}, {"text": one.code}],
        "facility": one,
        "group": GROUPS[one.group_on(today)],
        "sector": sectors().get(one.sector, one.sector),
        "area": Area.objects.on(today).filter(code=one.area_code).first(),
        "duty_word": DUTIES[duty.standing],
        "reasons": duty.reasons,
        "doubles": [double for double in doubles(Facility.objects.on(today)) if one.code in double.codes],
        "dues": [
            {
                "what": WHAT_IS_DUE[due.code],
                "due": due,
                "to": RECIPIENTS[due.to],
                "over": due.end <= timezone.now(),
                "report": reports.get(year) if due.code == "inventory" else None,
                "can_open": due.code == "inventory" and bool(due.years),
            }
            for year, due in dues
        ],
        "versions": versions.select_related("report").order_by("-report__due_year", "-number"),
        "may_write": may_write_for(request, one),
        "refusal": refusal,
        "illustrative": one.illustrative,
    }
    return render(request, "desk/facilities/facility.html", context, status=status)


def _year(request: HttpRequest, this_year: int) -> int:
    given = request.GET.get("year", "")
    # Inventories are due in odd years: without a choice, the next one.
    return int(given) if given.isascii() and given.isdigit() and len(given) == 4 else this_year + (this_year + 1) % 2


def _wanted(row: RegisterRow, asked: Mapping[str, str]) -> bool:
    timeliness = row.standing.timeliness if row.standing else ""
    return asked["group"] in ("", row.group) and asked["timeliness"] in ("", timeliness)


def _counted(standings: Mapping[str, FacilityStanding]) -> list[tuple[str, int]]:
    counts = Counter(row.timeliness for row in standings.values())
    return [(key, counts[key]) for key in TIMELINESS if counts[key]]


def _areas(rows: list[RegisterRow]) -> dict[str, str]:
    codes = {row.facility.area_code for row in rows}
    return dict(Area.objects.on(timezone.localdate()).filter(code__in=codes).values_list("code", "name"))
