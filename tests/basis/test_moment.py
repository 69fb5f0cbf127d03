"""A moment as it is asked for: a day is its last instant in Vietnam; what nobody can know anything of is a sentence."""

from contextlib import suppress
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xanh.basis.deadline import VIETNAM
from xanh.basis.errors import Refusal
from xanh.basis.moment import instant_of, known_moment

NOW = datetime(2026, 11, 23, 9, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2026-06-30", "2026-06-30T23:59:59.999999+07:00"),
        ("2026-11-23", "2026-11-23T09:00:00+07:00"),  # today is now
        ("2026-06-30T08:00:00+07:00", "2026-06-30T08:00:00+07:00"),
        ("2026-06-30T08:00:00 07:00", "2026-06-30T08:00:00+07:00"),  # the "+" of an address
        ("2026-06-30T08:00", "2026-06-30T08:00:00+07:00"),
        ("2026-06-30T01:00:00Z", "2026-06-30T08:00:00+07:00"),
        ("2026-11-23T09:00:30+07:00", "2026-11-23T09:00:00+07:00"),  # a clock that runs a little ahead
        ("2000-01-01", "2000-01-01T23:59:59.999999+07:00"),
    ],
)
def test_a_moment(text: str, known: str) -> None:
    assert known_moment(text, NOW) == datetime.fromisoformat(known)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is not a date or an instant"),
        ("foo", "is not a date or an instant"),
        ("2026-02-30", "is not a date or an instant"),
        ("30/06/2026", "is not a date or an instant"),
        ("2026-11-24", "day lies in the future"),
        ("2026-11-23T09:02:00+07:00", "moment lies in the future"),
        ("9999-12-31T23:59:59-14:00", "moment lies in the future"),
        ("1999-12-31", "as early as that"),
        ("0001-01-01T00:00:00+14:00", "as early as that"),
    ],
)
def test_what_is_no_moment_is_refused(text: str, words: str) -> None:
    with pytest.raises(Refusal) as caught:
        known_moment(text, NOW)
    assert words in caught.value.message and "{" not in str(caught.value)


@given(st.text(max_size=40))
def test_whatever_is_written_is_a_moment_or_a_sentence(text: str) -> None:
    with suppress(Refusal):  # a sentence, and nothing else
        assert known_moment(text, NOW) <= NOW


def test_nothing_is_nothing() -> None:
    assert instant_of(None) is None
