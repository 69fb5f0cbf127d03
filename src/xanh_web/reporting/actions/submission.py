"""An agency hands in its report."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from xanh.basis.hashing import canonical_json, sha256_hex
from xanh.documents.forms.model import FilledForm
from xanh_web.agencies.querysets import answerable
from xanh_web.agencies.register import Answer
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.base.statements import insert
from xanh_web.ledger.actions import store_evidence
from xanh_web.ledger.models import EvidenceFile
from xanh_web.reporting.announcements import announce_arrival
from xanh_web.reporting.answer_check import check_answers
from xanh_web.reporting.locking import as_it_stands, lock_agency
from xanh_web.reporting.models import (
    AnswerEvidence,
    IndicatorAnswer,
    MoneyLine,
    Obligation,
    Round,
    Submission,
    TaskAnswer,
)
from xanh_web.reporting.rules import decision_on, latest_submission, may_follow, takes_reports


@transaction.atomic
def submit_report(
    *, round_: Round, filled: FilledForm, files: Mapping[str, bytes], by: Person, at: datetime
) -> tuple[Submission, bool]:
    """Store an agency's report whole and return it with whether it is new; the receipt stands on it.

    The same report sent again returns the same receipt. `files` are evidence files by the names the answers give.
    Late is accepted and shows as late.
    """
    agency_code = filled.agency_code
    owed = lock_agency(round_, agency_code)
    round_, exempt = as_it_stands(round_, agency_code)
    answer = answerable(agency_code, timezone.localtime(at).date())
    require(by, "submit_report", agency_code=answer.code or agency_code, at=at)
    check_answers(round_, filled, owed)
    content_hash = hash_of_answers(filled, files)
    latest = latest_submission(round_, agency_code)
    if latest and latest.content_hash == content_hash and decision_on(latest) != "returned":
        return latest, False
    if refusal := takes_reports(round_, agency_code, at, exempt=exempt if owed else None):
        raise refusal
    if refusal := may_follow(decision_on(latest), round_, agency_code):
        raise refusal
    submission = _write_submission(round_, filled, answer, latest.version + 1 if latest else 1, content_hash, by, at)
    _write_answers(submission, filled, {row.code: row for row in owed}, _store(files, at))
    record_event(
        action="submit_report",
        subject=f"submission:{submission.pk}",
        by=by,
        at=at,
        agency_code=agency_code,
        receipt=submission.receipt,
        content_hash=content_hash,
    )
    announce_arrival(submission, at)
    return submission, True


def _write_submission(
    round_: Round, filled: FilledForm, answer: Answer, version: int, content_hash: str, by: Person, at: datetime
) -> Submission:
    code = filled.agency_code
    submission = Submission(
        round=round_,
        agency_code=code,
        sent_by_code=answer.code or code,
        sent_by_name=answer.name or code,
        version=version,
        submitted_at=at,
        submitted_by=by,
        content_hash=content_hash,
        receipt=f"BN-{round_.year}-{code}-{version:02d}-{content_hash[:8].upper()}",
        form_id=filled.form_id,
        illustrative=round_.illustrative,
    )
    insert(submission)
    return submission


def hash_of_answers(filled: FilledForm, files: Mapping[str, bytes]) -> str:
    """Return the hash of what is said: every answer, and every evidence file's own hash."""
    tasks = sorted((asdict(answer) for answer in filled.tasks), key=lambda answer: str(answer["obligation"]))
    indicators = sorted((asdict(answer) for answer in filled.indicators), key=lambda answer: str(answer["obligation"]))
    content = {
        "round": filled.round_code,
        "agency": filled.agency_code,
        "tasks": tasks,
        "indicators": indicators,
        "files": {name: sha256_hex(content) for name, content in files.items()},
    }
    return sha256_hex(canonical_json(content))


def _store(files: Mapping[str, bytes], at: datetime) -> dict[str, EvidenceFile]:
    return {name: store_evidence(name=name, content=content, at=at) for name, content in files.items()}


def _write_answers(
    submission: Submission, filled: FilledForm, owed: Mapping[str, Obligation], stored: Mapping[str, EvidenceFile]
) -> None:
    evidence: list[AnswerEvidence] = []
    for said in filled.tasks:
        row = TaskAnswer(
            submission=submission,
            obligation=owed[said.obligation],
            status=said.status,
            percentage=said.percentage,
            result=said.result,
            difficulties=said.difficulties,
            proposals=said.proposals,
        )
        insert(row)
        for line in said.money:
            amounts = {"planned": line.planned, "allocated": line.allocated, "disbursed": line.disbursed}
            insert(MoneyLine(answer=row, source=line.source, year=submission.round.year, **amounts))
        evidence += [AnswerEvidence(task_answer=row, reference=name, file=stored.get(name)) for name in said.evidence]
    for given in filled.indicators:
        answer = IndicatorAnswer(
            submission=submission,
            obligation=owed[given.obligation],
            value=given.value,
            missing=given.missing or "",
            note=given.note,
        )
        insert(answer)
        evidence += [
            AnswerEvidence(indicator_answer=answer, reference=name, file=stored.get(name)) for name in given.evidence
        ]
    for named in evidence:
        insert(named)
