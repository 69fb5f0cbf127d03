"""The daily timer: which agencies are reminded on which day, once, before and after their own deadline."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.conftest import Run, xanh
from tests.refusals import NO_ROLE, refused
from tests.world import city, events, opened_round, people, sent, vn

from xanh.basis.deadline import ends_before
from xanh.basis.parameter import parameter
from xanh.basis.reminder import due_since
from xanh_web.base.actions import operator
from xanh_web.reporting.actions import close_round, extend_deadline, prepare_due_reminders, prepare_reminders
from xanh_web.reporting.models import Reminder, Round

__all__ = ["xanh"]
pytestmark = pytest.mark.django_db
DEADLINE = ends_before(date(2024, 11, 20))  # 19 November is the last day in time


@pytest.fixture
def round_() -> Round:
    city()
    return opened_round()


def due(at: datetime) -> set[str]:
    return {made.agency_code for made in prepare_due_reminders(by=operator(), at=at)}


@pytest.mark.parametrize(
    ("day", "since"),
    [
        (date(2024, 10, 20), date(2024, 10, 20)),  # 30 days before
        (date(2024, 10, 23), date(2024, 10, 20)),  # missed, and made up for
        (date(2024, 10, 24), None),
        (date(2024, 11, 18), date(2024, 11, 18)),
        (date(2024, 11, 19), date(2024, 11, 18)),
        (date(2024, 11, 20), date(2024, 11, 20)),  # a day after
        (date(2024, 12, 19), date(2024, 12, 19)),
        (date(2025, 1, 10), None),
    ],
)
def test_days_are_counted_from_the_last_day_in_time(day: date, since: date | None) -> None:
    assert due_since(DEADLINE, day) == since


@given(st.dates(date(2024, 1, 1), date(2025, 12, 31)))
def test_what_is_due_is_a_day_that_was_set_and_is_not_long_past(day: date) -> None:
    values = parameter("reminder_days", on=day).values
    since = due_since(DEADLINE, day)
    if since is not None:
        away = (since - date(2024, 11, 19)).days
        assert -away in values["before"] or away in values["after"]
        assert timedelta(0) <= day - since <= timedelta(days=values["catch_up"])


def test_a_day_that_is_set_reminds_all_who_are_awaited_once(round_: Round) -> None:
    sent(round_, "STNMT", vn(2024, 11, 1))
    owing = set(round_.obligations.values_list("agency_code", flat=True))
    assert due(vn(2024, 11, 5)) == owing - {"STNMT"}
    assert due(vn(2024, 11, 5, 18)) == due(vn(2024, 11, 6)) == set()
    assert {made.kind for made in Reminder.objects.all()} == {"waiting"}
    assert due(vn(2024, 11, 20)) == owing - {"STNMT"}
    assert set(Reminder.objects.filter(day=date(2024, 11, 20)).values_list("kind", flat=True)) == {"overdue"}
    assert len(events("prepare_reminders")) == 2


def test_a_day_that_is_not_set_reminds_nobody(round_: Round) -> None:
    assert due(vn(2024, 11, 1)) == set()


def test_a_reminder_by_hand_counts(round_: Round) -> None:
    prepare_reminders(round_=round_, by=operator(), at=vn(2024, 11, 5, 8), agency_code="SCT")
    assert "SCT" not in due(vn(2024, 11, 5, 9))


def test_who_has_more_time_is_reminded_by_their_own_deadline(round_: Round) -> None:
    extend_deadline(
        round_=round_,
        agency_code="SCT",
        until=vn(2024, 12, 1, 0),
        decision_number="1",
        decision_date=date(2024, 11, 1),
        reason="Bão",
        by=operator(),
        at=vn(2024, 11, 4),
    )
    assert "SCT" not in due(vn(2024, 11, 5))
    assert "SCT" in due(vn(2024, 11, 16))  # 14 days before 30 November
    assert "STNMT" in due(vn(2024, 11, 20))
    assert not Reminder.objects.filter(agency_code="SCT", day=date(2024, 11, 20)).exists()


def test_a_closed_round_is_left_alone(round_: Round) -> None:
    close_round(round_=round_, by=operator(), at=vn(2024, 11, 20, 1))
    assert due(vn(2024, 11, 20)) == set()


def test_only_the_coordinator_may(round_: Round) -> None:
    cast = people()
    for person in (cast.minh, cast.hoa, cast.an, cast.binh, cast.khach):
        with refused(NO_ROLE):
            prepare_due_reminders(by=person, at=vn(2024, 11, 5))


def test_the_command_for_a_timer_says_whom_it_could_not_tell(
    round_: Round, xanh: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: vn(2024, 11, 5))
    ran = xanh("round", "remind", "--due")
    assert ran.code == 0 and "STNMT: Đôn đốc báo cáo năm 2024" in ran.out
    assert "chưa cử ai" in ran.err
    assert xanh("round", "remind", "--due").out == xanh("round", "remind", "--due").out
    assert xanh("round", "remind", "2024", "--due").code == 2
