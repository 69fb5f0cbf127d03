"""What people have said of targets in place of the computed verdict, as known at an instant."""

from datetime import datetime

from xanh_web.plans.models import Plan
from xanh_web.reporting.models import StatedVerdict


def stated_verdicts(plan: Plan, at: datetime | None) -> dict[str, StatedVerdict]:
    """Return, by target code, the verdicts that stand in place of the computed ones at `at` (None: now); one query."""
    rows = StatedVerdict.objects.filter(plan=plan).select_related("stated_by").order_by("id")
    if at is not None:
        rows = rows.filter(stated_at__lte=at)
    latest = {row.target_code: row for row in rows}
    return {code: row for code, row in latest.items() if row.course}
