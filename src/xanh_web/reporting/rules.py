"""May this be done? Predicates that answer with a reason: a Refusal, or None."""

from datetime import datetime
from typing import Any

from django.db.models import Case, Exists, F, OuterRef, QuerySet, Subquery, Value, When
from django.utils import timezone

from xanh.basis.errors import Refusal
from xanh_web.base.statements import Prepared
from xanh_web.reporting.models import Exemption, Obligation, Round, Submission
from xanh_web.reporting.models.submission import Decision


def latest_submission(round_: Round, agency_code: str) -> Submission | None:
    """Return the agency's newest submission in the round."""
    return _latest.first(round_.pk, agency_code)


def _newest_of(round_: int, agency_code: str) -> QuerySet[Submission]:
    sent = Submission.objects.filter(round=round_, agency_code=agency_code).order_by("-version")
    return sent.select_related("review", "reopening")[:1]


_latest = Prepared(_newest_of)


def decision_on(submission: Submission | None, at: datetime | None = None) -> str:
    """Return "accepted", "returned", "submitted" (not reviewed by `at`, None: now) or "waiting" (nothing sent).

    An accepted report that was reopened stands as returned: the agency owes a new version.
    """
    if submission is None:
        return "waiting"
    review = getattr(submission, "review", None)
    if review is None or (at is not None and review.reviewed_at > at):
        return "submitted"
    reopening = getattr(submission, "reopening", None)
    if reopening is not None and (at is None or reopening.reopened_at <= at):
        return Decision.RETURNED.value
    return str(review.decision)


def may_submit(round_: Round, agency_code: str, at: datetime) -> Refusal | None:
    """Late is allowed and marked; a closed round, an exempt agency or an accepted report is not; one query."""
    owed: Any = standing_of_owed.first(round_.pk, agency_code)
    return takes_reports(round_, agency_code, at, exempt=owed.exempt if owed else None) or may_follow(
        owed.decision if owed else "", round_, agency_code
    )


def with_standing(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return `rows`, which have a round and an agency, each with `exempt` and the `decision` on the newest report.

    The decision is that of `decision_on`; None where the report is not reviewed, or nothing was sent.
    """
    of_agency = {"round": OuterRef("round"), "agency_code": OuterRef("agency_code")}
    reopened = When(reopening__isnull=False, then=Value(Decision.RETURNED.value))
    newest = Submission.objects.filter(**of_agency).order_by("-version")
    decided = newest.values(decided=Case(reopened, default=F("review__decision")))[:1]
    released = Exemption.objects.filter(**of_agency)
    found: QuerySet[Any] = rows.annotate(exempt=Exists(released), decision=Subquery(decided))
    return found


def _one_owed(round_: int, agency_code: str) -> QuerySet[Obligation]:
    return with_standing(Obligation.objects.order_by().filter(round=round_, agency_code=agency_code))[:1]


standing_of_owed = Prepared(_one_owed)


def takes_reports(round_: Round, agency_code: str, at: datetime, *, exempt: bool | None) -> Refusal | None:
    """Whether the round takes a report from the agency at `at`, whatever it has sent before.

    `exempt` says whether it is released from the round, None that it owes nothing there.
    """
    if round_.closed_at and at >= round_.closed_at:
        return Refusal("Round {round} is closed: ask the coordinator.", round=round_.code)
    if timezone.localtime(at).date() < round_.opened_on:
        return Refusal("Round {round} is not open yet.", round=round_.code)
    if exempt is None:
        return Refusal("Agency {agency} owes nothing in round {round}.", agency=agency_code, round=round_.code)
    if exempt:
        return Refusal("Agency {agency} is exempt from round {round}.", agency=agency_code, round=round_.code)
    return None


def may_follow(decision: str | None, round_: Round, agency_code: str) -> Refusal | None:
    """Whether a report may be sent after the agency's newest one in the round, on which stands `decision`."""
    if decision == Decision.ACCEPTED:
        return Refusal(
            "The report of {agency} in round {round} is accepted and frozen; ask the coordinator to reopen it.",
            agency=agency_code,
            round=round_.code,
        )
    return None


def may_review(submission: Submission) -> Refusal | None:
    """Only the newest submission is reviewed, and only once."""
    if decision_on(submission) != "submitted":
        return Refusal("The report {receipt} has been reviewed already.", receipt=submission.receipt)
    newest = latest_submission(submission.round, submission.agency_code)
    if newest and newest.pk != submission.pk:
        return Refusal(
            "The agency has sent a newer report, {receipt}: review that one.",
            receipt=newest.receipt,
        )
    if submission.round.closed_at:
        return Refusal("Round {round} is closed.", round=submission.round.code)
    return None


def may_reopen(submission: Submission) -> Refusal | None:
    """Only the newest submission, accepted and not reopened before, in a round that is still open."""
    newest = latest_submission(submission.round, submission.agency_code)
    if newest is None or newest.pk != submission.pk or decision_on(newest) != Decision.ACCEPTED:
        return Refusal(
            "The report {receipt} is not the accepted one: only an accepted report is reopened.",
            receipt=submission.receipt,
        )
    if submission.round.closed_at:
        return Refusal("Round {round} is closed.", round=submission.round.code)
    return None


def may_close(round_: Round, at: datetime) -> Refusal | None:
    """A round closes after its deadline, once."""
    if round_.closed_at:
        return Refusal("Round {round} is closed already.", round=round_.code)
    if at < round_.deadline:
        return Refusal("Round {round} cannot be closed before its deadline.", round=round_.code)
    return None
