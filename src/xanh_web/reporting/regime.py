"""Reporting regimes: which day is too late, read from the law and from the plan's own duty."""

from datetime import date, datetime

from xanh.basis.deadline import ends_before
from xanh.basis.errors import Refusal
from xanh.basis.parameter import parameter
from xanh_web.plans.models import Plan


def deadline_of(plan: Plan, regime: str, year: int) -> datetime:
    """Return the first instant that is too late for the report of `year` ("trước ngày 20 tháng 11" → its midnight).

    Refusal where the regime is unknown, or where the plan asks for no yearly report.
    """
    regimes = parameter("reporting_regimes", on=date(year, 12, 31)).values
    if regime not in regimes:
        raise Refusal("There is no reporting regime “{regime}”.", regime=regime)
    due = regimes[regime]["deadline"]
    if due == "plan_duty":
        due = _yearly_day(plan)
    month, day = int(due[2:4]), int(due[5:7])
    return ends_before(date(year, month, day))


def _yearly_day(plan: Plan) -> str:
    for duty in plan.duties:
        if duty.get("due") and str(duty["due"]).startswith("--"):
            return str(duty["due"])
    raise Refusal(
        "Plan {number} names no day by which agencies report every year: enter it as `due` of a duty in the plan file.",
        number=plan.number,
    )
