"""The plan and the rounds that the pages speak of."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from xanh_web.plans.models import Edition, Plan
from xanh_web.reporting.models import Round


def edition_on(day: date) -> Edition | None:
    """Return the edition in force on `day` with its plan; None where there is none yet."""
    editions = Edition.objects.filter(in_force_from__lte=day).select_related("plan")
    return editions.order_by("-in_force_from", "-number").first()


def rounds_of(plan: Plan) -> list[Round]:
    """Return the rounds of `plan`, the newest year first."""
    return list(Round.objects.filter(edition__plan=plan).select_related("edition__plan").order_by("-year", "pk"))


def newest_round(plan: Plan) -> Round | None:
    """Return the round of the newest year."""
    return Round.objects.filter(edition__plan=plan).select_related("edition__plan").order_by("-year", "pk").first()


def no_plan(request: HttpRequest, title: str, **context: object) -> HttpResponse:
    """Return the page that says there is no plan to show, and how to load one."""
    return render(request, "portal/no_plan.html", {"title": title, **context})
