"""A target of the plan that a round stands on."""

from xanh_web.plans.models import Target
from xanh_web.reporting.models import Round


def a_target(round_: Round) -> Target:
    """Return the first target of the round's edition; nothing is reported of it, so nothing can be said of it."""
    rows = Target.objects.select_related("objective__edition__plan", "indicator")
    return rows.filter(objective__edition=round_.edition).order_by("id")[0]
