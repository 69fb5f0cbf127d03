"""Reopening an accepted report: the frozen version stays, a new one may follow, its figures enter once accepted."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client
from tests.desk_coordinator.conftest import NOW
from tests.refusals import NO_ROLE, refused
from tests.world import REVIEWED, events, sent, vn

from xanh_web.base.actions import operator
from xanh_web.ledger.models import Observation
from xanh_web.reporting.actions import (
    accept_submission,
    close_round,
    prepare_reminders,
    reopen_submission,
    return_submission,
)
from xanh_web.reporting.models import Reopening, Round, Submission
from xanh_web.reporting.rules import decision_on, latest_submission, may_submit
from xanh_web.reporting.standing import standings
from xanh_web.reporting.verification import verify_everything

pytestmark = pytest.mark.django_db
WHY = "Số liệu chất thải nhầm đơn vị"


@pytest.fixture
def accepted(round_: Round) -> Submission:
    submission = sent(round_, "STNMT", treated_waste=Decimal(91))
    accept_submission(submission=submission, by=operator(), at=REVIEWED)
    return submission


def reopen(submission: Submission, reason: str = WHY) -> Reopening:
    return reopen_submission(submission=submission, reason=reason, by=operator(), at=NOW)


def value() -> Decimal | None:
    return Observation.objects.as_known_at(None).get(indicator="treated-waste").value


def test_who_when_and_why_are_kept_and_the_agency_may_send_again(accepted: Submission) -> None:
    assert may_submit(accepted.round, "STNMT", NOW) is not None
    row = reopen(accepted)
    assert (row.submission, row.reason, row.reopened_at, row.reopened_by) == (accepted, WHY, NOW, operator())
    assert [event.details["reason"] for event in events("reopen_submission")] == [WHY]
    assert may_submit(accepted.round, "STNMT", NOW) is None


def test_it_stands_as_returned_from_then_on_and_not_before(accepted: Submission) -> None:
    reopen(accepted)
    assert decision_on(latest_submission(accepted.round, "STNMT")) == "returned"
    states = {
        at: next(row.state for row in standings(accepted.round, at) if row.agency_code == "STNMT")
        for at in (vn(2024, 11, 26), vn(2024, 11, 29))
    }
    assert list(states.values()) == ["accepted", "returned"]


def test_the_figures_stand_until_the_next_version_is_accepted(accepted: Submission) -> None:
    reopen(accepted)
    assert value() == 91
    newer = sent(accepted.round, "STNMT", at=vn(2024, 11, 29), treated_waste=Decimal(19))
    assert (newer.version, value()) == (2, 91)
    accept_submission(submission=newer, by=operator(), at=vn(2024, 11, 30))
    assert value() == 19
    assert [row.decision for row in (accepted.review, newer.review)] == ["accepted", "accepted"]
    assert list(verify_everything()) == []


def test_the_reminder_tells_the_reason_of_the_reopening(accepted: Submission) -> None:
    reopen(accepted)
    (message,) = prepare_reminders(round_=accepted.round, by=operator(), at=NOW, agency_code="STNMT")
    assert WHY in message.body


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_without_a_reason_it_is_refused(accepted: Submission, reason: str) -> None:
    with refused("Say why"):
        reopen(accepted, reason)


def test_what_is_not_accepted_is_not_reopened(round_: Round) -> None:
    submission = sent(round_, "STNMT")
    with refused("only an accepted report"):
        reopen(submission)
    return_submission(submission=submission, reason="Sai", by=operator(), at=REVIEWED)
    with refused("only an accepted report"):
        reopen(submission)


def test_twice_or_in_a_closed_round_it_is_refused(accepted: Submission) -> None:
    close_round(round_=accepted.round, by=operator(), at=NOW)
    with refused("is closed"):
        reopen(Submission.objects.get(pk=accepted.pk))


def test_twice_is_refused(accepted: Submission) -> None:
    reopen(accepted)
    with refused("only an accepted report"):
        reopen(accepted)


def test_only_the_coordinator_may(accepted: Submission, cast: SimpleNamespace) -> None:
    for person in (cast.minh, cast.hoa, cast.an, cast.binh, cast.dung, cast.khach):
        with refused(NO_ROLE):
            reopen_submission(submission=accepted, reason=WHY, by=person, at=NOW)


def test_on_the_page_the_reason_is_asked_at_the_field(accepted: Submission, lan: Client) -> None:
    address = f"/desk/coordinator/submissions/{accepted.pk}/"
    answer = lan.post(address + "reopen/", {"reason": " "})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not Reopening.objects.exists()
    answer = lan.post(address + "reopen/", {"reason": WHY}, follow=True)
    assert "The report is reopened" in answer.content.decode()
    assert Reopening.objects.get().reason == WHY
    assert "reopened after it was accepted" in lan.get("/desk/coordinator/").content.decode()
