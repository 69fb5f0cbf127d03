"""What may be taken away, in which formats and under which licence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from xanh_web.agencies.boundaries.outlines import newest_set
from xanh_web.agencies.city import current_city
from xanh_web.plans.models import Indicator


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """Show every download of the site beside what it holds."""
    city = current_city()
    context = {
        "title": _("Open data"),
        "licence": city.data_licence,
        "indicators": Indicator.objects.count(),
        "features": request.build_absolute_uri(reverse("ogc_landing")),
        "boundaries": newest_set(city.area_code, timezone.localdate()),
    }
    return render(request, "portal/data.html", context)
