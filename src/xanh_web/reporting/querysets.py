"""Reading rounds in the field's words."""

from datetime import date

from xanh_web.plans.models import Plan
from xanh_web.reporting.models import Round


def rounds_of(plan: Plan) -> list[Round]:
    """Return the rounds of `plan`, the newest year first."""
    return list(Round.objects.filter(edition__plan=plan).select_related("edition__plan").order_by("-year", "pk"))


def newest_round(plan: Plan, on: date | None = None) -> Round | None:
    """Return the round of the newest year; of those that were open on a day, where one is named."""
    rows = Round.objects.filter(edition__plan=plan).select_related("edition__plan").order_by("-year", "pk")
    return (rows.filter(opened_on__lte=on) if on else rows).first()
