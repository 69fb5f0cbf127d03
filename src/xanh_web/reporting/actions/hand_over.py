"""From the reporter to the head of the agency, and from there to the coordinator."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from xanh.basis.errors import Refusal
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.statements import Prepared, update
from xanh_web.reporting.actions.submission import submit_report
from xanh_web.reporting.draft_form import StoredFiles, entries_of, filled_form
from xanh_web.reporting.draft_lock import lock_draft, lock_for_writing, require_head
from xanh_web.reporting.draft_source import sent_answers, typed_answer
from xanh_web.reporting.models import Draft, DraftAnswer, DraftEvidence, Obligation, Round, Submission
from xanh_web.reporting.models.draft import DraftState
from xanh_web.reporting.rules import latest_submission


@transaction.atomic
def hand_over_report(
    *, round_: Round, agency_code: str, owed: Sequence[Obligation] = (), by: Person, at: datetime
) -> Draft:
    """Hand a complete draft to the head of the agency; from then on it is locked. `owed` as for `entries_of`."""
    draft = lock_for_writing(round_=round_, agency_code=agency_code, by=by, at=at)
    filled_form(round_, agency_code, entries_of(round_, agency_code, owed))
    draft.state, draft.handed_over_by, draft.handed_over_at = DraftState.HANDED_OVER, by, at
    update(draft, "state", "handed_over_by", "handed_over_at")
    _audit("hand_over_report", draft, by, at)
    return draft


@transaction.atomic
def take_back_report(*, round_: Round, agency_code: str, by: Person, at: datetime) -> Draft:
    """Take a handed-over draft back to change it; one sent another way becomes a draft. What was sent stays sent."""
    draft = lock_draft(round_=round_, agency_code=agency_code, by=by, at=at)
    begun = draft.answers.exists()
    latest = None if begun else latest_submission(round_, agency_code)
    if latest:
        _begin_from(draft, latest, by, at)
    elif draft.state != DraftState.HANDED_OVER:
        raise Refusal("The report has not been handed over: it can be changed.")
    draft.state, draft.handed_over_by, draft.handed_over_at = DraftState.DRAFTING, None, None
    draft.save()
    _audit("take_back_report", draft, by, at)
    return draft


@transaction.atomic
def submit_draft(
    *, round_: Round, agency_code: str, owed: Sequence[Obligation] = (), by: Person, at: datetime
) -> tuple[Submission, bool]:
    """Send the handed-over draft to the coordinator, by the head; return the submission and whether it is new.

    `owed` as for `entries_of`. The same twice gives the same receipt. The audit event is that of `submit_report`.
    """
    require_head(agency_code=agency_code, by=by, at=at)
    draft = _locked.first(round_.pk, agency_code)
    if draft is None or draft.state != DraftState.HANDED_OVER:
        raise Refusal("The report is not finished: hand it over first, then send it.")
    entries = entries_of(round_, agency_code, owed)
    filled = filled_form(round_, agency_code, entries)
    return submit_report(round_=round_, filled=filled, files=StoredFiles(entries), by=by, at=at)


def _with_lock(round_: int, agency_code: str) -> QuerySet[Draft]:
    return Draft.objects.select_for_update().order_by().filter(round=round_, agency_code=agency_code)


_locked = Prepared(_with_lock)


def _begin_from(draft: Draft, submission: Submission, by: Person, at: datetime) -> None:
    for key, row in sent_answers(submission).items():
        answer = DraftAnswer.objects.create(
            draft=draft, obligation_id=key, content=typed_answer(row), revision=1, updated_by=by, updated_at=at
        )
        DraftEvidence.objects.bulk_create(
            DraftEvidence(answer=answer, file=line.file, name=line.reference)
            for line in row.evidence.all()
            if line.file
        )


def _audit(action: str, draft: Draft, by: Person, at: datetime) -> None:
    record_event(action=action, subject=f"draft:{draft.pk}", by=by, at=at, agency_code=draft.agency_code)
