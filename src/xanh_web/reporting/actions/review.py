"""The coordinator returns or accepts what an agency sent."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh.basis.period import Period
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.ledger.actions import Fact, write_observations
from xanh_web.ledger.models.observation import Status
from xanh_web.reporting.announcements import announce_review
from xanh_web.reporting.frozen import hash_of_submission
from xanh_web.reporting.locking import lock_agency
from xanh_web.reporting.models import IndicatorAnswer, Review, Submission
from xanh_web.reporting.models.submission import Decision
from xanh_web.reporting.rules import may_review


@transaction.atomic
def return_submission(*, submission: Submission, reason: str, by: Person, at: datetime) -> Review:
    """Send a report back with the reason; the agency may then send a new version."""
    require(by, "return_submission", at=at)
    lock_agency(submission.round, submission.agency_code)
    submission = Submission.objects.select_related("round").get(pk=submission.pk)
    if refusal := may_review(submission):
        raise refusal
    if not reason.strip():
        raise Refusal("Say why the report is returned: the agency needs to know what to correct.")
    review = Review.objects.create(
        submission=submission, decision=Decision.RETURNED, reason=reason, reviewed_at=at, reviewed_by=by
    )
    _audit("return_submission", submission, by, at, reason=reason)
    announce_review(review, at)
    return review


@transaction.atomic
def accept_submission(*, submission: Submission, by: Person, at: datetime) -> Review:
    """Accept a report: it is frozen under the hash of its rows, and its figures become observations of the ledger."""
    require(by, "accept_submission", at=at)
    lock_agency(submission.round, submission.agency_code)
    submission = Submission.objects.select_related("round").get(pk=submission.pk)
    if refusal := may_review(submission):
        raise refusal
    frozen = hash_of_submission(submission)
    review = Review.objects.create(
        submission=submission, decision=Decision.ACCEPTED, frozen_hash=frozen, reviewed_at=at, reviewed_by=by
    )
    recorded = write_observations(_facts(submission), by, at)
    _audit("accept_submission", submission, by, at, frozen_hash=frozen, observations=[row.pk for row in recorded])
    announce_review(review, at)
    return review


def _facts(submission: Submission) -> list[Fact]:
    round_ = submission.round
    ended = timezone.localtime(submission.submitted_at).date() > Period.of_year(round_.year).end
    answers = IndicatorAnswer.objects.filter(submission=submission).select_related("obligation__indicator")
    return [
        Fact(
            indicator=answer.obligation.indicator.code,
            area_code=round_.area_code,
            period=str(round_.year),
            value=answer.value,
            missing=answer.missing,
            unit=answer.obligation.indicator.unit,
            # Reported before the year has ended, a figure of the year can only be an estimate.
            status=Status.ACTUAL if ended else Status.ESTIMATED,
            source=f"indicator_answer:{answer.pk}",
            note=answer.note,
            illustrative=submission.illustrative,
            evidence=tuple(line.file for line in answer.evidence.all() if line.file),
        )
        for answer in answers.prefetch_related("evidence__file")
        if answer.obligation.indicator
    ]


def _audit(action: str, submission: Submission, by: Person, at: datetime, **details: str | list[int]) -> None:
    record_event(
        action=action,
        subject=f"submission:{submission.pk}",
        by=by,
        at=at,
        agency_code=submission.agency_code,
        receipt=submission.receipt,
        **details,
    )
