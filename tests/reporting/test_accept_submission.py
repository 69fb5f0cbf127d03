"""Accepting a report: frozen under its hash, its figures in the ledger with their source."""

from datetime import datetime
from decimal import Decimal

import pytest
from tests.refusals import NO_ROLE, refused
from tests.world import REVIEWED, SENT, city, events, opened_round, people, sent, vn

from xanh_web.base.actions import operator
from xanh_web.ledger.actions import Fact, record_observations
from xanh_web.ledger.models import Observation
from xanh_web.reporting.actions import accept_submission, close_round, return_submission
from xanh_web.reporting.frozen import hash_of_submission
from xanh_web.reporting.models import Round, Submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_() -> Round:
    city()
    return opened_round()


def accept(submission: Submission, at: datetime = REVIEWED) -> None:
    accept_submission(submission=submission, by=operator(), at=at)


def value(indicator: str = "treated-waste") -> Observation:
    return Observation.objects.as_known_at(None).get(indicator=indicator)


def test_it_is_frozen_under_the_hash_of_its_rows(round_: Round) -> None:
    submission = sent(round_, "STNMT")
    review = accept_submission(submission=submission, by=operator(), at=REVIEWED)
    assert review.decision == "accepted"
    assert review.frozen_hash == hash_of_submission(Submission.objects.get(pk=submission.pk))
    assert [event.details["frozen_hash"] for event in events("accept_submission")] == [review.frozen_hash]
    assert events("record_observations") == []  # the acceptance is one event, and names the figures it recorded
    assert events("accept_submission")[0].details["observations"]


def test_the_hash_covers_every_answer() -> None:
    city()
    round_ = opened_round()
    hashes = {hash_of_submission(sent(round_, "STNMT", treated_waste=Decimal(number))) for number in range(3)}
    assert len(hashes) == 3


def test_each_figure_becomes_an_observation_with_its_way_back(round_: Round) -> None:
    submission = sent(round_, "STNMT", treated_waste=Decimal("91.25"))
    accept(submission)
    row = value()
    answer = submission.indicator_answers.get(obligation__indicator__code="treated-waste")
    assert (row.value, row.unit, row.area_code, row.period) == (Decimal("91.25"), "percent", "92", "2024")
    assert (row.source, row.note) == (f"indicator_answer:{answer.pk}", "Báo cáo của Sở")
    assert [line.file.name for line in row.evidence.all()] == ["so-lieu.xlsx"]
    assert Observation.objects.count() == 2


@pytest.mark.parametrize(
    ("at", "status"),
    [(SENT, "estimated"), (vn(2024, 12, 31, 23, 59), "estimated"), (vn(2025, 1, 1, 0, 0), "actual")],
)
def test_a_figure_sent_before_the_year_ends_is_an_estimate(round_: Round, at: datetime, status: str) -> None:
    accept(sent(round_, "STNMT", at=at), at=vn(2025, 1, 20))
    assert value().status == status


def test_the_reason_of_a_missing_figure_is_carried(round_: Round) -> None:
    accept(sent(round_, "STNMT", treated_waste="not_yet_available"))
    assert (value().value, value().missing) == (None, "not_yet_available")


def test_after_a_return_the_second_version_alone_enters_and_supersedes_what_was_there(round_: Round) -> None:
    earlier = Fact("treated-waste", "92", "2024", Decimal(80), "percent", "estimated", "import:1")
    (kept,) = record_observations(facts=[earlier], by=operator(), at=SENT, reason="nhập")
    first = sent(round_, "STNMT", treated_waste=Decimal(91))
    return_submission(submission=first, reason="Sai", by=operator(), at=REVIEWED)
    accept(sent(round_, "STNMT", treated_waste=Decimal(92), at=REVIEWED), at=vn(2024, 11, 28))
    assert (value().value, value().supersedes) == (Decimal(92), kept)
    assert [row.value for row in Observation.objects.filter(indicator="treated-waste")] == [80, 92]
    assert Observation.objects.as_known_at(vn(2024, 11, 27)).get(indicator="treated-waste") == kept


def test_twice_is_refused(round_: Round) -> None:
    submission = sent(round_, "STNMT")
    accept(submission)
    with refused("reviewed already"):
        accept(submission)


def test_in_a_closed_round_it_is_refused(round_: Round) -> None:
    submission = sent(round_, "STNMT")
    close_round(round_=round_, by=operator(), at=vn(2024, 12, 1))
    with refused("is closed"):
        accept(submission)


def test_only_the_coordinator_may(round_: Round) -> None:
    submission, cast = sent(round_, "STNMT"), people()
    for person in (cast.minh, cast.hoa, cast.an, cast.binh, cast.khach):
        with refused(NO_ROLE):
            accept_submission(submission=submission, by=person, at=REVIEWED)
    assert accept_submission(submission=submission, by=cast.lan, at=REVIEWED).reviewed_by == cast.lan
