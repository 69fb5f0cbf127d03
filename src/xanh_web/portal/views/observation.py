"""One row of the ledger, and the way it came."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh.basis.period import Period
from xanh_web.agencies.models import Area
from xanh_web.base.kept_pages import kept_page
from xanh_web.base.known_at import known_at
from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Indicator, Target
from xanh_web.portal.words import source_words
from xanh_web.reporting.lineage import lineage_of
from xanh_web.reporting.reexpressed_lineage import lost_words
from xanh_web.reporting.revisions import revisions_of

# How the ledger writes its own kinds of source; people read them in words.
_SOURCE = re.compile(r"\b(?:indicator_answer|demonstration|computed|import|reexpressed):\w+")


@require_safe
@kept_page
def observation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a value with its unit, period, area, status and source, and its lineage line by line.

    As known at an earlier `?at=`, what took its place later is left out; before it was recorded there is no page.
    """
    when = known_at(request)
    rows = Observation.objects.select_related("supersedes", "superseded_by", "reexpressed__of")
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404(_("The ledger has no row {key}. Follow a value from the page of its target.").format(key=pk))
    if row.recorded_at > when.at:
        raise Http404(_("Row {key} of the ledger was recorded after this moment.").format(key=pk))
    indicator = Indicator.objects.filter(code=row.indicator).first()
    name = capfirst(indicator.name) if indicator else row.indicator
    targets = Target.objects.filter(indicator__code=row.indicator).order_by("position")
    above = [
        {"text": Truncator(name).words(8), "url": reverse("target", args=[found.code]) + when.query, "lang": "vi"}
        for found in targets[:1]
    ]
    derived = getattr(row, "reexpressed", None)
    # A code of an area lives on with other boundaries: the area meant is that of the period, or of a derived value.
    day = derived.of.boundaries if derived else Period.parse(row.period).end
    newer = getattr(row, "superseded_by", None)
    area = Area.objects.on(day).filter(code=row.area_code).first()
    context = {
        "title": name,
        "when": when,
        "known_at": when.at,
        "breadcrumbs": [{"text": _("Targets"), "url": reverse("targets") + when.query}, *above, {"text": row.period}],
        "row": row,
        "indicator": indicator,
        "newer": newer if newer is not None and newer.recorded_at <= when.at else None,
        "area": area,
        "targets": targets,
        "source": source_words(row.source),
        "lineage": _lineage(row),
        "derived": derived.of if derived else None,
        "lost": lost_words(derived.of) if derived else [],
        "revisions": revisions_of(row, when.at),
        "illustrative": row.illustrative,
    }
    return render(request, "portal/observation.html", context)


def _lineage(row: Observation) -> list[tuple[int, str]]:
    """Return (depth, line) of the row's lineage, its sources in words."""
    return [(depth, _SOURCE.sub(lambda found: source_words(found[0]), line)) for depth, line in lineage_of(row)]
