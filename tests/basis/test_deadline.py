"""Deadlines as the law counts: "trước ngày 20 tháng 11" ends when the 19th ends in Vietnam, to the microsecond."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.deadline import VIETNAM, ends_before, ends_with, is_in_time

END = ends_before(date(2026, 11, 20))
ZONES = st.one_of(
    st.sampled_from(["Asia/Ho_Chi_Minh", "UTC", "America/New_York", "Pacific/Kiritimati", "Asia/Kathmandu"]).map(
        ZoneInfo
    ),
    st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
MICROSECONDS = st.one_of(st.integers(-3, 3), st.integers(-3 * 86_400 * 10**6, 3 * 86_400 * 10**6))


@given(MICROSECONDS, ZONES)
def test_in_time_is_what_lies_before_midnight_in_vietnam_wherever_the_clock_hangs(offset: int, zone: ZoneInfo) -> None:
    midnight_utc = datetime(2026, 11, 19, 17, 0, tzinfo=UTC)  # the same instant as 20 November 00:00 at UTC+7
    at = (midnight_utc + timedelta(microseconds=offset)).astimezone(zone)
    assert is_in_time(at, END) is (offset < 0)


@given(MICROSECONDS)
def test_the_day_in_vietnam_decides(offset: int) -> None:
    at = END + timedelta(microseconds=offset)
    assert is_in_time(at, END) is (at.astimezone(VIETNAM).date() < date(2026, 11, 20))


@given(st.dates(min_value=date(1976, 1, 1), max_value=date(2100, 1, 1)), ZONES)
def test_with_a_day_is_before_the_next(day: date, zone: ZoneInfo) -> None:
    assert ends_with(day) == ends_before(day + timedelta(days=1))
    last = ends_with(day).astimezone(zone) - timedelta(microseconds=1)
    assert last.astimezone(VIETNAM).date() == day
    assert is_in_time(last, ends_with(day))
    assert not is_in_time(ends_with(day).astimezone(zone), ends_with(day))


def test_an_instant_without_a_zone_is_an_error() -> None:
    naive = datetime(2026, 11, 19, 12, 0)  # noqa: DTZ001 - the point of the test
    for pair in ((naive, END), (END, naive)):
        with pytest.raises(ValueError, match="time zone"):
            is_in_time(*pair)
