"""What the pages say where there is no plan to speak of."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def no_plan(request: HttpRequest, title: str, **context: object) -> HttpResponse:
    """Return the page that says there is no plan to show, and how to load one."""
    return render(request, "portal/no_plan.html", {"title": title, **context})
