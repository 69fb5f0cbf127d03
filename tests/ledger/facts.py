"""Facts for the tests of the ledger."""

from decimal import Decimal
from typing import Any

from tests.world import START

from xanh_web.base.actions import operator
from xanh_web.ledger.actions import Fact, record_observations
from xanh_web.ledger.models import Observation


def fact(**changes: Any) -> Fact:
    values = {
        "indicator": "hdi",
        "area_code": "92",
        "period": "2024",
        "value": Decimal("0.742"),
        "unit": "index",
        "status": "actual",
        "source": "import:1",
    }
    return Fact(**values | changes)


def record(*facts: Fact, **changes: Any) -> list[Observation]:
    values = {"by": operator(), "at": START, "reason": "nhập liệu"}
    return record_observations(facts=facts, **values | changes)
