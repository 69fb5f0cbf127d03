"""Reading plans in the field's words."""

from datetime import date

from xanh_web.plans.models import Edition


def edition_on(day: date) -> Edition | None:
    """Return the edition in force on `day` with its plan; None where there is none yet."""
    editions = Edition.objects.filter(in_force_from__lte=day).select_related("plan")
    return editions.order_by("-in_force_from", "-number").first()
