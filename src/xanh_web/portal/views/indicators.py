"""What is measured: the indicators, and each with its definition, targets and series."""

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh_web.agencies.city import current_city
from xanh_web.agencies.models import Agency
from xanh_web.base.kept_pages import kept_page
from xanh_web.base.known_at import KnownAt, known_at
from xanh_web.emissions.intervals import intervals_of
from xanh_web.ledger.models import Observation
from xanh_web.ledger.querysets import ObservationQuerySet
from xanh_web.plans.models import Indicator
from xanh_web.plans.querysets import edition_on
from xanh_web.portal.charts import chart_of_series
from xanh_web.portal.indicators import derived_values, find_indicator, milestones, series_by_area, unit_words
from xanh_web.portal.intervals import interval_words
from xanh_web.portal.snippet import snippet
from xanh_web.reporting.judgements import judge_targets
from xanh_web.reporting.revisions import revised

PER_PAGE = 50
MOST_AREAS = 200


@require_safe
@kept_page
def indicators(request: HttpRequest) -> HttpResponse:
    """Show every indicator with its unit, who answers for it, its targets and its latest value as known at `?at=`."""
    when = known_at(request)
    edition = edition_on(when.day)
    of_plan = Count("targets", filter=Q(targets__objective__edition=edition))
    page = Paginator(Indicator.objects.annotate(promised=of_plan).order_by("name", "code"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    owners = _names({item.owner_code for item in page})
    latest = _latest([item.code for item in page], when)
    done = milestones(item.code for item in page)
    rows = [
        {
            "indicator": item,
            "unit": unit_words(item, milestone=item.code in done),
            "kind": "milestone" if item.code in done else "",
            "owner": owners.get(item.owner_code, ""),
            "row": latest.get(item.code),
        }
        for item in page
    ]
    context = {
        "title": _("Statistical indicators"),
        "when": when,
        "known_at": when.at,
        "page": page,
        "rows": rows,
        "illustrative": any(row.illustrative for row in latest.values()),
    }
    return render(request, "portal/indicators.html", context)


@require_safe
@kept_page
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """Show what an indicator measures, the targets on it, and its series; `?area=` chooses whose, `?at=` when."""
    when = known_at(request)
    found = find_indicator(code)
    city, edition = current_city(), edition_on(when.day)
    series = series_by_area(found, when, city.area_code)
    asked = request.GET.get("area", "").strip()[:10]
    chosen = next((item for item in series if item.code == asked), series[0] if series else None)
    rows = found.targets.filter(objective__edition=edition).select_related("objective__edition__plan", "indicator")
    targets = judge_targets(rows.order_by("objective__position", "position"), city.area_code, when.at, when.day)
    intervals = intervals_of(chosen.rows if chosen else ())
    is_milestone = found.code in milestones([found.code])
    context = {
        "title": capfirst(found.name),
        "description": _("{name}: its values, unit, source and the targets that rest on it.").format(
            name=Truncator(capfirst(found.name)).chars(120)
        ),
        "breadcrumbs": [
            {"text": _("Statistical indicators"), "url": reverse("indicators") + when.query},
            {"text": found.code},
        ],
        "when": when,
        "known_at": when.at,
        "indicator": found,
        "unit": unit_words(found, milestone=is_milestone),
        "kind": "milestone" if is_milestone else "",
        "owner": _names({found.owner_code}).get(found.owner_code, ""),
        "targets": targets,
        "series": series[:MOST_AREAS],
        "left_out": max(0, len(series) - MOST_AREAS),
        "chosen": chosen,
        "area_error": bool(asked and (chosen is None or chosen.code != asked)),
        "chart": chart_of_series(chosen.rows, intervals) if chosen and not is_milestone else None,
        "intervals": interval_words(chosen.rows if chosen else (), intervals),
        "revisions": revised(_recorded(found, when, chosen.code)) if chosen else [],
        "derived": derived_values(found, when, MOST_AREAS),
        "embed": snippet(request, "embed_indicator", found.code, capfirst(found.name)),
        "illustrative": any(row.illustrative for item in series for row in item.rows),
    }
    return render(request, "portal/indicator.html", context)


def _recorded(indicator: Indicator, when: KnownAt, area_code: str) -> ObservationQuerySet:
    """Return every row of the series recorded by then, those superseded too."""
    rows = Observation.objects.filter(indicator=indicator.code, area_code=area_code, dimensions_key="")
    return rows.filter(recorded_at__lte=when.at)


def _names(codes: set[str]) -> dict[str, str]:
    return dict(Agency.objects.filter(code__in=codes - {""}).values_list("code", "name"))


def _latest(codes: list[str], when: KnownAt) -> dict[str, Observation]:
    """Return the newest row of the whole city for each indicator, one with a value where there is one."""
    known = Observation.objects.as_known_at(when.at).filter(
        indicator__in=codes, area_code=current_city().area_code, dimensions_key=""
    )
    next_year = str(when.day.year + 1)
    found: dict[str, Observation] = {}
    for row in known.filter(period__lt=next_year).order_by("period", "id"):
        if row.value is not None or row.indicator not in found or found[row.indicator].value is None:
            found[row.indicator] = row
    return found
