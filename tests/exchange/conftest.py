"""A ledger with something of everything: values, a correction, a reason, a breakdown, an illustrative row."""

from datetime import datetime
from decimal import Decimal

import pytest
from tests.ledger.facts import fact, record
from tests.world import city, vn

NOW = vn(2024, 11, 12, 10)
BEFORE, CORRECTED = vn(2024, 3, 1), vn(2024, 6, 1)


@pytest.fixture
def ledger(db: None, monkeypatch: pytest.MonkeyPatch) -> datetime:
    """Record seven rows, of which six stand; let it be NOW."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    city()
    record(
        fact(period="2021", value=Decimal("0.7")), fact(period="2022", value=None, missing="confidential"), at=BEFORE
    )
    record(fact(period="2021", value=Decimal("0.75"), note="Đính chính theo niên giám"), at=CORRECTED)
    record(
        fact(indicator="forest-cover", area_code="916", period="2021-Q3", unit="percent", value=Decimal("12.345678")),
        fact(indicator="forest-cover", period="2021/2030", unit="percent", status="estimated"),
        fact(period="2023", illustrative=True),
        fact(period="2021", dimensions={"reading": "computed"}, source="computed:1"),
        at=CORRECTED,
    )
    return NOW
