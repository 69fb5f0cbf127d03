"""`xanh explain target:…`: the verdict and every value it stands on, down to report and evidence."""

from decimal import Decimal

import pytest
from tests.cli.conftest import Run
from tests.ledger.facts import fact, record
from tests.world import REVIEWED, city, opened_round, sent, vn

from xanh_web.base.actions import operator
from xanh_web.reporting.actions import accept_submission

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(db: None) -> None:
    city()
    round_ = opened_round()
    record(fact(indicator="treated-waste", period="2020", value=Decimal(70), unit="percent"))
    accept_submission(submission=sent(round_, "STNMT", treated_waste=Decimal(82)), by=operator(), at=REVIEWED)


def test_it_goes_from_the_verdict_to_report_and_evidence(xanh: Run) -> None:
    told = xanh("explain", "target:2.2030.2").out
    assert "cam kết: " in told and "95" in told
    assert "kết luận: Từ năm 2020 đến năm 2024" in told
    assert "nguồn import:1" in told  # where the way starts
    assert "biên nhận BN-2024-STNMT" in told and "đã chấp nhận" in told
    assert "so-lieu.xlsx, mã SHA-256 " in told


def test_it_knows_what_was_known_then_and_what_was_not(xanh: Run) -> None:
    before = xanh("explain", "target:2.2030.2", "--as-known-at", vn(2024, 6, 1).date())
    assert before.code == 0
    assert "BN-2024" not in before.out and "nguồn import:1" in before.out
    assert xanh("explain", "target:2.2030.9").code == 1
    assert xanh("explain", "treated-waste", "--area", "92").code == 2
    nothing = xanh("explain", "target:1.2030.1").out
    assert "kết luận: " in nothing
