"""Reading rounds in the field's words."""

from xanh_web.plans.models import Plan
from xanh_web.reporting.models import Round


def rounds_of(plan: Plan) -> list[Round]:
    """Return the rounds of `plan`, the newest year first."""
    return list(Round.objects.filter(edition__plan=plan).select_related("edition__plan").order_by("-year", "pk"))


def newest_round(plan: Plan) -> Round | None:
    """Return the round of the newest year."""
    return Round.objects.filter(edition__plan=plan).select_related("edition__plan").order_by("-year", "pk").first()
