"""Writing the draft of a report: nobody's text is lost silently."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from xanh.basis.errors import Refusal
from xanh.documents.forms import FilledForm, IndicatorAnswer, TaskAnswer
from xanh.documents.forms.typed import type_indicator, type_task
from xanh.documents.forms.vocabulary import vocabulary
from xanh_web.base.actions import record_event
from xanh_web.base.models import Person
from xanh_web.base.statements import Prepared, insert, update
from xanh_web.reporting.draft_form import entries_of, kept_content
from xanh_web.reporting.draft_lock import lock_for_writing
from xanh_web.reporting.draft_source import last_year, typed_answer
from xanh_web.reporting.models import Draft, DraftAnswer, DraftRevision, Obligation, Round

KEPT = 10  # earlier texts of one answer
SAME_SITTING = timedelta(minutes=10)


@dataclass(frozen=True)
class Saved:
    """The answer as it now stands."""

    answer: DraftAnswer


@dataclass(frozen=True)
class Conflict:
    """Nothing was saved: somebody else had saved `theirs` since; `mine` is what was to be saved."""

    theirs: DraftAnswer
    mine: dict[str, str]


@transaction.atomic
def save_draft_answer(
    *, obligation: Obligation, content: Mapping[str, str], expected_revision: int, by: Person, at: datetime
) -> Saved | Conflict:
    """Keep what is typed for one obligation, where nobody changed it since `expected_revision`.

    Fields that are not the obligation's are left aside. It is saved every few seconds, so it writes no audit event.
    """
    round_ = obligation.round
    draft = lock_for_writing(round_=round_, agency_code=obligation.agency_code, by=by, at=at)
    mine = kept_content(obligation, content, vocabulary(round_.year))
    row = answer_row(draft, obligation, by, at)
    if row.content != mine:
        if row.revision != expected_revision:
            return Conflict(row, mine)
        _write(row, mine, by, at)
    return Saved(row)


@transaction.atomic
def copy_last_year(*, obligation: Obligation, expected_revision: int, by: Person, at: datetime) -> Saved | Conflict:
    """Copy last year's accepted answer into the fields that are still empty, and mark the answer as copied.

    Evidence is not copied: last year's files prove last year's work.
    """
    round_ = obligation.round
    draft = lock_for_writing(round_=round_, agency_code=obligation.agency_code, by=by, at=at)
    last = last_year(round_, [obligation]).get(obligation.pk)
    if last is None:
        raise Refusal("There is no accepted answer of last year to copy.")
    row = answer_row(draft, obligation, by, at)
    if row.revision != expected_revision:
        return Conflict(row, dict(row.content))
    copied = {name: text for name, text in typed_answer(last).items() if name != "evidence"}
    if row.content.keys() & {"value", "missing"}:  # one of the two is the answer: the other must stay empty
        copied = {name: text for name, text in copied.items() if name not in {"value", "missing"}}
    row.copied_year = round_.year - 1
    _write(row, copied | row.content, by, at)
    _audit("copy_last_year", draft, by, at, obligation=obligation.code)
    return Saved(row)


@transaction.atomic
def fill_draft(*, round_: Round, agency_code: str, filled: FilledForm, by: Person, at: datetime) -> list[Obligation]:
    """Take the answers of a workbook into the draft; return the obligations where they replaced another person's text.

    What was replaced stays among the earlier texts of the answer.
    """
    draft = lock_for_writing(round_=round_, agency_code=agency_code, by=by, at=at)
    if filled.errors or (filled.round_code, filled.agency_code) != (round_.code, agency_code):
        raise Refusal("The workbook is not the corrected form of this agency and round.")
    entries = {entry.obligation.code: entry for entry in entries_of(round_, agency_code)}
    replaced = []
    answers: list[TaskAnswer | IndicatorAnswer] = [*filled.tasks, *filled.indicators]
    for answer in answers:
        entry = entries[answer.obligation]
        if entry.row and not entry.errors and entry.answer == answer:
            continue  # the same, however it is typed
        row = entry.row or answer_row(draft, entry.obligation, by, at)
        if row.content and row.updated_by_id != by.pk:
            replaced.append(entry.obligation)
        _write(row, _typed(answer), by, at, keep=True)
    _audit("fill_draft", draft, by, at, replaced=[item.code for item in replaced])
    return replaced


def answer_row(draft: Draft, obligation: Obligation, by: Person, at: datetime) -> DraftAnswer:
    """Return the row of an answer, an empty one where there is none; the draft is locked by the caller."""
    row = _row.first(draft.pk, obligation.pk)
    if row is None:
        row = DraftAnswer(draft=draft, obligation=obligation, updated_by=by, updated_at=at)
        insert(row)
    row.obligation = obligation
    return row


def _row_of(draft: int, obligation: int) -> QuerySet[DraftAnswer]:
    return DraftAnswer.objects.order_by().filter(draft=draft, obligation=obligation).select_related("updated_by")


_row = Prepared(_row_of)


def _typed(answer: TaskAnswer | IndicatorAnswer) -> dict[str, str]:
    return type_task(answer) if isinstance(answer, TaskAnswer) else type_indicator(answer)


def _write(row: DraftAnswer, content: dict[str, str], by: Person, at: datetime, *, keep: bool = False) -> None:
    same_sitting = row.updated_by_id == by.pk and at - row.updated_at < SAME_SITTING
    if row.content and (keep or not same_sitting):
        DraftRevision.objects.create(
            answer=row,
            revision=row.revision,
            content=row.content,
            written_by=row.updated_by,
            written_at=row.updated_at,
        )
        kept = row.earlier.values_list("pk", flat=True)[:KEPT]
        row.earlier.exclude(pk__in=list(kept)).delete()
    row.content, row.updated_by, row.updated_at = content, by, at
    row.revision += 1
    update(row, "content", "revision", "updated_by", "updated_at", "copied_year")


def _audit(action: str, draft: Draft, by: Person, at: datetime, **details: object) -> None:
    record_event(action=action, subject=f"draft:{draft.pk}", by=by, at=at, agency_code=draft.agency_code, **details)
