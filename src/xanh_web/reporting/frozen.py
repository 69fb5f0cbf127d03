"""The hash under which an accepted report is frozen: over the stored rows, so that a changed row shows."""

from xanh.basis.hashing import canonical_json, sha256_hex
from xanh_web.base.actions import hash_row
from xanh_web.reporting.models import AnswerEvidence, IndicatorAnswer, MoneyLine, Submission, TaskAnswer


def hash_of_submission(submission: Submission) -> str:
    """Return the hash over the submission's row and every row of its answers, in order of key."""
    task_answers = TaskAnswer.objects.filter(submission=submission)
    indicator_answers = IndicatorAnswer.objects.filter(submission=submission)
    rows = [
        submission,
        *task_answers.order_by("pk"),
        *indicator_answers.order_by("pk"),
        *MoneyLine.objects.filter(answer__submission=submission).order_by("pk"),
        *AnswerEvidence.objects.filter(task_answer__submission=submission).order_by("pk"),
        *AnswerEvidence.objects.filter(indicator_answer__submission=submission).order_by("pk"),
    ]
    return sha256_hex(canonical_json([hash_row(row) for row in rows]))
