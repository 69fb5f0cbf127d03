"""Periods as written."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.errors import Refusal
from xanh.basis.period import Period


@pytest.mark.parametrize(
    ("code", "start", "end"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-Q1", date(2025, 1, 1), date(2025, 3, 31)),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021/2030", date(2021, 1, 1), date(2030, 12, 31)),
        ("2021/2021", date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_a_code_says_its_first_and_last_day(code: str, start: date, end: date) -> None:
    period = Period.parse(code)
    assert (period.start, period.end, str(period), period.year) == (start, end, code, end.year)


NO_PERIODS = ["", "25", "0000", "0999", "2025-Q5", "2025-Q0", "2025-13", "2025-00", "2030/2021", "2025 ", " 2025"]
NO_PERIODS += ["2025\n", "năm 2025", "2025-1", "2025Q1", "２０２５", "2025/", "-2025"]


@pytest.mark.parametrize("code", NO_PERIODS)
def test_anything_else_is_refused(code: str) -> None:
    with pytest.raises(Refusal):
        Period.parse(code)


@given(st.text())
def test_any_text_is_a_period_of_that_code_or_refused(code: str) -> None:
    try:
        period = Period.parse(code)
    except Refusal:
        return
    assert period.code == code
    assert period.start <= period.end


@given(st.integers(1000, 9998))
def test_the_parts_of_a_year_follow_each_other_without_gap(year: int) -> None:
    for codes in ([f"{year}-Q{n}" for n in range(1, 5)], [f"{year}-{n:02d}" for n in range(1, 13)]):
        parts = [Period.parse(code) for code in codes]
        assert parts == sorted(parts)
        assert (parts[0].start, parts[-1].end) == (Period.of_year(year).start, Period.of_year(year).end)
        assert all(one.end + timedelta(days=1) == next_.start for one, next_ in pairwise(parts))
