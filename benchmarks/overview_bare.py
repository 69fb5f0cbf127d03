"""The bare page of 50 rows that the overview is measured against."""

from django.http import HttpRequest, HttpResponse
from django.template.backends.django import DjangoTemplates
from django.urls import path

from benchmarks.deadline.bare_app.models import Row
from benchmarks.overview import BARE_PAGE

_PROCESSORS = [
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
]
_ENGINE = DjangoTemplates(
    {"NAME": "bare", "DIRS": [], "APP_DIRS": False, "OPTIONS": {"context_processors": _PROCESSORS}}
)
_TEMPLATE = _ENGINE.from_string(BARE_PAGE)


def rows(request: HttpRequest) -> HttpResponse:
    """Show every row there is."""
    return HttpResponse(_TEMPLATE.render({"rows": Row.objects.all()}, request))


urlpatterns = [path("bare/", rows)]
