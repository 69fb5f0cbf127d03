"""Which instant is too late, by the words of the plan's own duties."""

from datetime import datetime

import pytest
from tests.refusals import refused

from xanh.basis.deadline import VIETNAM
from xanh_web.plans.models import Plan
from xanh_web.reporting.regime import deadline_of

DUTIES = {
    "trước ngày 20 tháng 11": ([{"due": "--11-20", "frequency": "annual"}], (2026, 11, 20)),
    "chậm nhất ngày 30 tháng 11": ([{"due": "--11-30", "frequency": "annual", "inclusive": True}], (2026, 12, 1)),
    "sáu tháng và hằng năm": (
        [{"due": "--06-15", "frequency": "semiannual"}, {"due": "--11-15", "frequency": "annual"}],
        (2026, 11, 15),
    ),
    "đơn vị gửi trước, tổng hợp gửi sau": (
        [{"due": "--12-31", "frequency": "annual"}, {"due": "--12-10", "frequency": "annual"}],
        (2026, 12, 10),
    ),
}


@pytest.mark.parametrize(("duties", "day"), DUTIES.values(), ids=DUTIES.keys())
def test_the_deadline_is_midnight_in_vietnam(duties: list[dict[str, object]], day: tuple[int, int, int]) -> None:
    plan = Plan(number="1/KH-UBND", duties=duties)
    assert deadline_of(plan, "plan_annual", 2026) == datetime(*day, tzinfo=VIETNAM)


@pytest.mark.django_db
def test_a_plan_without_a_yearly_day_is_refused() -> None:
    with refused("names no day"):
        deadline_of(Plan(number="1/KH-UBND", duties=[{"due": None}]), "plan_annual", 2026)
