"""Attaching files to a draft, and taking them off again."""

from datetime import datetime

from django.db import transaction

from xanh.basis.errors import Refusal
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.permissions import require
from xanh_web.base.statements import insert
from xanh_web.ledger import store
from xanh_web.ledger.actions import note_evidence
from xanh_web.reporting.actions.draft import answer_row
from xanh_web.reporting.draft_form import files_of_draft
from xanh_web.reporting.draft_lock import lock_for_writing, sender_of
from xanh_web.reporting.evidence_check import check_evidence, clean_name
from xanh_web.reporting.models import DraftAnswer, DraftEvidence, Obligation
from xanh_web.reporting.virus_scan import scan

MOST_FILES = 20


def attach_evidence(*, obligation: Obligation, name: str, content: bytes, by: Person, at: datetime) -> DraftEvidence:
    """Attach a file to an answer under its cleaned name; the same file again changes nothing.

    Another file of a name that the report already has gets a number. Refusal for what is not taken as evidence.
    """
    require(by, "submit_report", agency_code=sender_of(obligation.agency_code, at), at=at)
    bare = clean_name(name)
    check_evidence(bare, content)
    # Both before the transaction: they wait for another program and for the disk, and nobody could write meanwhile.
    scan(bare, content)
    sha256 = store.put(content)
    return _attach(obligation, bare, sha256, len(content), by, at)


@transaction.atomic
def _attach(obligation: Obligation, name: str, sha256: str, size: int, by: Person, at: datetime) -> DraftEvidence:
    draft = lock_for_writing(round_=obligation.round, agency_code=obligation.agency_code, by=by, at=at)
    row = answer_row(draft, obligation, by, at)
    files = files_of_draft(draft.pk)
    own = [line for line in files if line.answer_id == row.pk]
    for line in own:
        if line.file.sha256 == sha256:
            return line
    if len(own) >= MOST_FILES:
        raise Refusal("An answer has at most {count} files: remove one first.", count=MOST_FILES)
    taken = {line.name.casefold() for line in files if line.file.sha256 != sha256}
    file = note_evidence(sha256=sha256, name=name, size=size, at=at)
    line = DraftEvidence(answer=row, file=file, name=_free_name(name, taken))
    insert(line)
    _audit("attach_evidence", row, by, at, name=line.name, sha256=sha256)
    return line


@transaction.atomic
def detach_evidence(*, evidence: DraftEvidence, by: Person, at: datetime) -> None:
    """Take a file off its answer. The stored file stays where it is: evidence is never deleted."""
    answer = evidence.answer
    item = answer.obligation
    lock_for_writing(round_=item.round, agency_code=item.agency_code, by=by, at=at)
    _audit("detach_evidence", answer, by, at, name=evidence.name, sha256=evidence.file.sha256)
    evidence.delete()


def _free_name(name: str, taken: set[str]) -> str:
    stem, dot, suffix = name.rpartition(".")
    number, free = 2, name
    while free.casefold() in taken:
        free, number = f"{stem} ({number}){dot}{suffix}", number + 1
    return free


def _audit(action: str, row: DraftAnswer, by: Person, at: datetime, **details: str) -> None:
    record_event(
        action=action,
        subject=f"draft:{row.draft_id}",
        by=by,
        at=at,
        agency_code=row.obligation.agency_code,
        obligation=row.obligation.code,
        **details,
    )
