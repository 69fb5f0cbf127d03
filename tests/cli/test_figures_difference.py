"""`xanh figures difference`: what changed between two moments, told line by line."""

from decimal import Decimal

import pytest
from tests.cli.conftest import Run
from tests.ledger.facts import fact, record
from tests.world import city, edition, vn

pytestmark = pytest.mark.django_db
CALL = ("figures", "difference", "--from")


@pytest.fixture(autouse=True)
def place(db: None) -> None:
    city()
    edition()
    record(fact(), fact(period="2023"))
    record(fact(value=Decimal("0.75")), at=vn(2024, 6, 3), reason="Sửa theo niên giám")
    record(fact(period="2023", value=None, missing="confidential"), at=vn(2024, 7, 1), reason="Rút lại")


def test_it_tells_old_new_why_and_counts(xanh: Run) -> None:
    told = xanh(*CALL, "2024-06-01", "--to", "2024-06-30")
    assert "hdi, 92, 2024: 0,742 (thực hiện) → 0,75 (thực hiện)" in told.out and "Sửa theo niên giám" in told.out
    assert "0 bổ sung, 1 đã sửa" in told.out and "2023" not in told.out
    every = xanh(*CALL, "2024-06-01", language="en")
    assert "0 added, 1 revised, 0 known now, 1 without a value now" in every.out
    assert "0 bổ sung, 0 đã sửa" in xanh(*CALL, "2024-06-01", "--indicator", "waste").out


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (("hôm qua",), "không phải là ngày hoặc thời điểm"),
        (("2024-06-30", "--to", "2024-06-01"), "trước thời điểm sau"),
    ],
)
def test_moments_that_cannot_be_compared_are_refused(xanh: Run, given: tuple[str, ...], words: str) -> None:
    ran = xanh(*CALL, *given)
    assert ran.code == 1 and words in ran.err
