"""Whatever is uploaded as a file of figures: it comes in whole or is refused. `make fuzz` tries 10,000 of each."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fuzz.files import CSV, RIGHT_CSV, RIGHT_SDMX, RIGHT_XLSX, SDMX, XLSX
from tests.fuzz.whole import rolled_back, whole_or_refused
from tests.world import city, edition, vn

from xanh.basis.errors import Refusal
from xanh.documents.observations import mark_observations
from xanh_web.base.actions import operator
from xanh_web.ledger.actions import import_observations
from xanh_web.ledger.comparing import compare_import
from xanh_web.ledger.models import Observation

pytestmark = pytest.mark.django_db
NOW = vn(2026, 11, 26)
MARKS = st.sampled_from([",", ".", ""])


@pytest.fixture(autouse=True)
def place(db: None) -> None:
    city()
    edition()


def bring(content: bytes, name: str, mark: str) -> bool:
    """Import a file; where it came in, as many rows are there as it has figures."""
    with rolled_back():
        given = {"content": content, "name": name, "decimal_mark": mark, "at": NOW}
        came = whole_or_refused(lambda: import_observations(**given, by=operator()))
        if came:
            again = compare_import(**given)
            assert Observation.objects.count() == len(again.lines) == len(again.of("same")) > 0
        return came


def test_the_right_ones_come_in() -> None:
    assert bring(RIGHT_CSV, "a.csv", ",")
    assert bring(RIGHT_XLSX, "a.xlsx", "")
    assert bring(RIGHT_SDMX, "a.csv", "")


@given(CSV, MARKS)
def test_any_csv(content: bytes, mark: str) -> None:
    bring(content, "a.csv", mark)


@given(SDMX, MARKS)
def test_any_sdmx_csv(content: bytes, mark: str) -> None:
    bring(content, "a.csv", mark)


@given(XLSX, MARKS)
def test_any_workbook(content: bytes, mark: str) -> None:
    bring(content, "a.xlsx", mark)
    with suppress(Refusal):
        compared = compare_import(content=content, name="a.xlsx", decimal_mark=mark, at=NOW)
        if compared.errors:
            mark_observations(content, compared.file)
