"""The coordinator reopens an accepted report, so that the agency may send a corrected version."""

from datetime import datetime

from django.db import transaction

from xanh.basis.errors import Refusal
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.reporting.announcements import announce_reopening
from xanh_web.reporting.locking import lock_agency
from xanh_web.reporting.models import Reopening, Submission
from xanh_web.reporting.rules import may_reopen


@transaction.atomic
def reopen_submission(*, submission: Submission, reason: str, by: Person, at: datetime) -> Reopening:
    """Let the agency send a new version after an accepted one.

    What was accepted stays frozen, and its figures stand in the ledger until another version is accepted.
    """
    require(by, "reopen_submission", at=at)
    lock_agency(submission.round, submission.agency_code)
    submission = Submission.objects.select_related("round").get(pk=submission.pk)
    if refusal := may_reopen(submission):
        raise refusal
    if not reason.strip():
        raise Refusal("Say why the report is reopened: the agency needs to know what to correct.")
    reopening = Reopening.objects.create(submission=submission, reason=reason, reopened_at=at, reopened_by=by)
    record_event(
        action="reopen_submission",
        subject=f"submission:{submission.pk}",
        by=by,
        at=at,
        agency_code=submission.agency_code,
        receipt=submission.receipt,
        reason=reason,
    )
    announce_reopening(reopening, at)
    return reopening
