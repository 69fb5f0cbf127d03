"""Which people hear of which work, in Vietnamese, with the way to the matter."""

from collections import defaultdict
from datetime import date
from types import SimpleNamespace

import pytest
from tests.refusals import row_counts
from tests.reporting.issued import issue, reported_round
from tests.world import REVIEWED, SENT, START, city, opened_round, sent, vn

from xanh_web.base.actions import appoint_person, operator
from xanh_web.base.models import Message
from xanh_web.reporting.actions import (
    accept_submission,
    extend_deadline,
    prepare_reminders,
    reopen_submission,
    return_submission,
)
from xanh_web.reporting.models import Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_(cast: SimpleNamespace) -> Round:
    city()
    return opened_round()


def told(kind: str) -> dict[str, Message]:
    return {message.to.username: message for message in Message.objects.filter(kind=kind)}


def test_a_report_that_arrives_is_told_to_the_coordinators_of_the_day(round_: Round) -> None:
    submission = sent(round_, "STNMT")
    assert set(told("report_arrived")) == {"lan"}  # Bình's appointment has ended; the operator is nobody
    message = told("report_arrived")["lan"]
    assert message.subject == "Sở Tài nguyên và Môi trường đã gửi báo cáo năm 2024"
    assert submission.receipt in message.body and "09:00 ngày 12/11/2024" in message.body
    assert message.link == f"/desk/coordinator/submissions/{submission.pk}/"


def test_the_same_report_again_is_no_news(round_: Round) -> None:
    sent(round_, "STNMT")
    before = row_counts()
    sent(round_, "STNMT")
    assert row_counts() == before


def test_a_return_is_told_to_the_agency_with_its_reason(round_: Round) -> None:
    submission = sent(round_, "STNMT")
    return_submission(submission=submission, reason="Thiếu số giải ngân", by=operator(), at=REVIEWED)
    assert set(told("report_returned")) == {"minh", "hoa"}
    message = told("report_returned")["minh"]
    assert message.subject == "Báo cáo năm 2024 được trả lại để hoàn thiện"
    assert "Thiếu số giải ngân" in message.body and submission.receipt in message.body
    assert message.link == f"/desk/my-reports/{round_.code}/STNMT/"


def test_acceptance_and_reopening_are_told_to_the_agency(round_: Round) -> None:
    submission = sent(round_, "STNMT")
    accept_submission(submission=submission, by=operator(), at=REVIEWED)
    assert set(told("report_accepted")) == {"minh", "hoa"}
    reopen_submission(submission=submission, reason="Số {liệu} sai", by=operator(), at=REVIEWED)
    assert "Số {liệu} sai" in told("report_reopened")["hoa"].body


def test_an_extension_is_told_with_its_decision_and_deadline(round_: Round) -> None:
    extend_deadline(
        round_=round_, agency_code="SCT", until=vn(2024, 12, 1, 0), decision_number="12/QĐ-UBND",
        decision_date=date(2024, 11, 15), reason="Bão", by=operator(), at=SENT,
    )  # fmt: skip
    assert set(told("deadline_extended")) == {"tuan"}
    body = told("deadline_extended")["tuan"].body
    assert "12/QĐ-UBND ngày 15/11/2024" in body and "trước ngày 01/12/2024" in body and "Bão" in body


def test_the_issued_report_is_told_to_the_leaders(cast: SimpleNamespace) -> None:
    appoint_person(
        username="dung", full_name="Dũng", role="leader", agency_code="", valid_from=date(2021, 1, 1),
        by=operator(), at=START,
    )  # fmt: skip
    report = issue(reported_round())
    assert set(told("report_issued")) == {"dung"}
    assert f"{report.number}/{report.symbol}" in told("report_issued")["dung"].body
    assert told("report_issued")["dung"].link == "/reports/"


def test_a_reminder_goes_to_everyone_appointed_and_counts_them(round_: Round) -> None:
    made = {item.agency_code: item for item in prepare_reminders(round_=round_, by=operator(), at=vn(2024, 11, 10))}
    by_agency = defaultdict(set)
    for username, message in told("reminder").items():
        by_agency[message.body.split(",")[0]].add(username)
    assert by_agency["Kính gửi Sở Tài nguyên và Môi trường"] == {"minh", "hoa"}
    assert (made["STNMT"].people, made["SCT"].people) == (2, 1)
    assert {item.people for code, item in made.items() if code not in ("STNMT", "SCT")} == {0}


def test_after_a_reorganisation_the_successor_is_told(round_: Round) -> None:
    appoint_person(
        username="sau", full_name="Sáu", role="reporter", agency_code="SNNMT", valid_from=date(2025, 3, 1),
        by=operator(), at=START,
    )  # fmt: skip
    prepare_reminders(round_=round_, by=operator(), at=vn(2025, 3, 2), agency_code="STNMT")
    assert set(told("reminder")) == {"sau"}


def test_who_left_or_is_blocked_hears_nothing(round_: Round, cast: SimpleNamespace) -> None:
    cast.hoa.appointments.update(valid_to=date(2024, 11, 9))
    cast.minh.is_active = False
    cast.minh.save()
    prepare_reminders(round_=round_, by=operator(), at=vn(2024, 11, 10), agency_code="STNMT")
    assert told("reminder") == {}


def test_an_illustrative_round_says_so(round_: Round) -> None:
    round_.illustrative = True
    round_.save()
    sent(round_, "STNMT")
    assert told("report_arrived")["lan"].subject.startswith("(Số liệu minh họa) ")
