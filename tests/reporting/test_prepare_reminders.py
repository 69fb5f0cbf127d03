"""Reminding those whose report is awaited, once a day."""

from datetime import datetime

import pytest
from tests.refusals import NO_ROLE, refused
from tests.world import REVIEWED, city, events, opened_round, people, sent, vn

from xanh_web.base.actions import operator
from xanh_web.reporting.actions import accept_submission, close_round, prepare_reminders, return_submission
from xanh_web.reporting.models import Reminder, Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_() -> Round:
    city()
    return opened_round()


def remind(round_: Round, at: datetime) -> dict[str, Reminder]:
    return {message.agency_code: message for message in prepare_reminders(round_=round_, by=operator(), at=at)}


def test_all_who_sent_nothing_are_reminded_in_words_of_the_deadline(round_: Round) -> None:
    found = remind(round_, vn(2024, 11, 10))
    assert set(found) == set(round_.obligations.values_list("agency_code", flat=True))
    message = found["STNMT"]
    assert (message.kind, message.subject) == ("waiting", "Đôn đốc báo cáo năm 2024")
    assert "Kính gửi Sở Tài nguyên và Môi trường" in message.body
    assert "trước ngày 20/11/2024" in message.body
    assert len(events("prepare_reminders")) == 1


def test_once_a_day_in_vietnam(round_: Round) -> None:
    assert remind(round_, vn(2024, 11, 10, 0, 1))
    assert remind(round_, vn(2024, 11, 10, 23, 59)) == {}
    assert remind(round_, vn(2024, 11, 11, 0, 0))
    assert len(events("prepare_reminders")) == 2


def test_from_the_deadline_on_it_is_overdue(round_: Round) -> None:
    assert remind(round_, vn(2024, 11, 19, 23, 59))["SCT"].kind == "waiting"
    assert remind(round_, vn(2024, 11, 20, 0, 0))["SCT"].kind == "overdue"


def test_who_sent_waits_for_the_review_and_who_was_returned_hears_why(round_: Round) -> None:
    submission = sent(round_, "STNMT")
    assert "STNMT" not in remind(round_, vn(2024, 11, 15))
    return_submission(submission=submission, reason="Thiếu số giải ngân", by=operator(), at=vn(2024, 11, 16))
    message = remind(round_, vn(2024, 11, 17))["STNMT"]
    assert message.kind == "returned"
    assert "Thiếu số giải ngân" in message.body


def test_who_was_accepted_hears_nothing(round_: Round) -> None:
    accept_submission(submission=sent(round_, "STNMT"), by=operator(), at=REVIEWED)
    assert "STNMT" not in remind(round_, vn(2024, 12, 1))


def test_in_a_closed_round_nobody_is_reminded(round_: Round) -> None:
    closed = close_round(round_=round_, by=operator(), at=vn(2024, 12, 1))
    with refused("is closed"):
        remind(closed, vn(2024, 12, 2))


def test_only_the_coordinator_may(round_: Round) -> None:
    cast = people()
    for person in (cast.minh, cast.hoa, cast.an, cast.binh, cast.khach):
        with refused(NO_ROLE):
            prepare_reminders(round_=round_, by=person, at=vn(2024, 11, 10))
