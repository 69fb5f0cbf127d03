"""Reporting regimes: which day is too late, read from the law and from the plan's own duty."""

from datetime import date, datetime

from xanh.basis.deadline import ends_before, ends_with
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
    due, inclusive = regimes[regime]["deadline"], False
    if due == "plan_duty":
        due, inclusive = _yearly_day(plan)
    day = date(year, int(due[2:4]), int(due[5:7]))
    return ends_with(day) if inclusive else ends_before(day)


def _yearly_day(plan: Plan) -> tuple[str, bool]:
    """Return the day ("--11-20") agencies report by every year, and whether it is itself in time ("chậm nhất ngày").

    A plan may name several: what agencies send comes before what is made of it, so the first in the year counts.
    """
    days = [duty for duty in plan.duties if str(duty.get("due") or "").startswith("--")]
    yearly = [duty for duty in days if duty.get("frequency") == "annual"] or days
    if not yearly:
        raise Refusal(
            "Plan {number} names no day by which agencies report every year: enter it as `due` of a duty in the plan "
            "file.",
            number=plan.number,
        )
    first = min(yearly, key=lambda duty: str(duty["due"]))
    return str(first["due"]), bool(first.get("inclusive"))
