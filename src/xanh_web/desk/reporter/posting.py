"""Addresses that change something: they take a POST, and lead who comes by a link to the form itself."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect

type View = Callable[..., HttpResponse]


def takes_post(view: View) -> View:
    """Return the view for POST alone; reloading or translating a page that a POST answered with leads to the form."""

    @wraps(view)
    def guarded(request: HttpRequest, round_code: str, agency_code: str, **keys: int) -> HttpResponse:
        if request.method == "POST":
            return view(request, round_code, agency_code, **keys)
        if request.method in {"GET", "HEAD"}:
            return redirect("report_form", round_code, agency_code)
        return HttpResponseNotAllowed(["POST"])

    return guarded
