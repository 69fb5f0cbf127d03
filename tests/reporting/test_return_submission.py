"""Sending a report back."""

import pytest
from tests.refusals import NO_ROLE, refused
from tests.world import REVIEWED, city, events, opened_round, people, sent, vn

from xanh_web.base.actions import operator
from xanh_web.ledger.models import Observation
from xanh_web.reporting.actions import accept_submission, close_round, return_submission
from xanh_web.reporting.models import Submission
from xanh_web.reporting.rules import decision_on, latest_submission
from xanh_web.reporting.standing import standings

pytestmark = pytest.mark.django_db
BY = {"at": REVIEWED}


@pytest.fixture
def submission() -> Submission:
    city()
    return sent(opened_round(), "STNMT")


def test_it_is_returned_with_the_reason_and_nothing_enters_the_ledger(submission: Submission) -> None:
    review = return_submission(submission=submission, reason="Thiếu kinh phí", by=operator(), **BY)
    assert (review.decision, review.reason, review.frozen_hash) == ("returned", "Thiếu kinh phí", "")
    assert decision_on(latest_submission(submission.round, "STNMT")) == "returned"
    assert not Observation.objects.exists()
    assert len(events("return_submission")) == 1


def test_before_the_review_it_was_only_sent(submission: Submission) -> None:
    return_submission(submission=submission, reason="Thiếu", by=operator(), **BY)
    states = {
        at: next(row.state for row in standings(submission.round, at) if row.agency_code == "STNMT")
        for at in (vn(2024, 11, 1), vn(2024, 11, 24), REVIEWED)
    }
    assert list(states.values()) == ["waiting", "submitted", "returned"]


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_without_a_reason_it_is_refused(submission: Submission, reason: str) -> None:
    with refused("Say why"):
        return_submission(submission=submission, reason=reason, by=operator(), **BY)


def test_once_reviewed_it_is_not_reviewed_again(submission: Submission) -> None:
    return_submission(submission=submission, reason="Thiếu", by=operator(), **BY)
    with refused("reviewed already"):
        return_submission(submission=submission, reason="Thiếu nữa", by=operator(), **BY)
    with refused("reviewed already"):
        accept_submission(submission=submission, by=operator(), **BY)


def test_an_older_version_is_not_reviewed(submission: Submission) -> None:
    newer = sent(submission.round, "STNMT", treated_waste="not_collected")
    with refused("has sent a newer report"):
        return_submission(submission=submission, reason="Thiếu", by=operator(), **BY)
    assert return_submission(submission=newer, reason="Thiếu", by=operator(), **BY)


def test_in_a_closed_round_it_is_refused(submission: Submission) -> None:
    close_round(round_=submission.round, by=operator(), at=vn(2024, 12, 1))
    with refused("is closed"):
        return_submission(submission=submission, reason="Thiếu", by=operator(), at=vn(2024, 12, 2))


def test_only_the_coordinator_may(submission: Submission) -> None:
    cast = people()
    for person in (cast.minh, cast.hoa, cast.an, cast.binh, cast.khach):
        with refused(NO_ROLE):
            return_submission(submission=submission, reason="Thiếu", by=person, **BY)
