"""From the reporter to the head, back, and out: locked in between, sent once."""

from types import SimpleNamespace

import pytest
from tests.desk_reporter.conftest import NOW
from tests.desk_reporter.typed import INDICATOR, PDF, TASK, owed
from tests.refusals import NO_ROLE, refused
from tests.world import events, sent

from xanh_web.base.actions import operator
from xanh_web.ledger import store
from xanh_web.reporting.actions import accept_submission, return_submission
from xanh_web.reporting.actions.draft import save_draft_answer
from xanh_web.reporting.actions.draft_evidence import attach_evidence, detach_evidence
from xanh_web.reporting.actions.hand_over import hand_over_report, submit_draft, take_back_report
from xanh_web.reporting.models import AnswerEvidence, DraftAnswer, DraftEvidence, Obligation, Round, Submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def written(round_: Round, cast: SimpleNamespace) -> SimpleNamespace:
    """A complete draft, and the arguments of a step on it by Minh."""
    for item in Obligation.objects.filter(round=round_, agency_code="STNMT").select_related("round"):
        content = TASK if item.task_id else INDICATOR
        save_draft_answer(obligation=item, content=content, expected_revision=0, by=cast.minh, at=NOW)
    attach_evidence(obligation=owed(round_), name="a.pdf", content=PDF, by=cast.minh, at=NOW)
    return SimpleNamespace(round_=round_, agency_code="STNMT", by=cast.minh, at=NOW)


def step(written: SimpleNamespace, **changes: object) -> dict[str, object]:
    return vars(written) | changes


def test_handed_over_it_is_locked(written: SimpleNamespace, cast: SimpleNamespace) -> None:
    draft = hand_over_report(**step(written))
    assert (draft.state, draft.handed_over_by, draft.handed_over_at) == ("handed_over", cast.minh, NOW)
    item = owed(written.round_)
    for person in (cast.minh, cast.hoa):
        with refused("take it back"):
            save_draft_answer(obligation=item, content={}, expected_revision=1, by=person, at=NOW)
    with refused("take it back"):
        attach_evidence(obligation=item, name="b.pdf", content=PDF + b"2", by=cast.minh, at=NOW)
    with refused("take it back"):
        detach_evidence(evidence=DraftEvidence.objects.get(), by=cast.minh, at=NOW)
    with refused("take it back"):
        hand_over_report(**step(written))
    assert len(events("hand_over_report")) == 1


def test_taken_back_it_can_be_changed(written: SimpleNamespace, cast: SimpleNamespace) -> None:
    with refused("has not been handed over"):
        take_back_report(**step(written))
    hand_over_report(**step(written))
    take_back_report(**step(written, by=cast.hoa))
    save_draft_answer(obligation=owed(written.round_), content={}, expected_revision=1, by=cast.minh, at=NOW)
    assert len(events("take_back_report")) == 1


def test_what_is_incomplete_is_not_handed_over(written: SimpleNamespace, cast: SimpleNamespace) -> None:
    item = owed(written.round_)
    typed = {**TASK, "percentage": "101"}
    save_draft_answer(obligation=item, content=typed, expected_revision=1, by=cast.minh, at=NOW)
    with refused("answers are missing or need correcting"):
        hand_over_report(**step(written))


def test_a_number_that_cannot_be_kept_is_an_error_at_its_field(written: SimpleNamespace, cast: SimpleNamespace) -> None:
    typed = {**TASK, "money.I.planned": "0,1234567"}
    save_draft_answer(obligation=owed(written.round_), content=typed, expected_revision=1, by=cast.minh, at=NOW)
    with refused("answers are missing or need correcting"):
        hand_over_report(**step(written))


def test_the_head_sends_it_whole_with_its_files(written: SimpleNamespace, cast: SimpleNamespace) -> None:
    with refused("hand it over first"):
        submit_draft(**step(written, by=cast.hoa))
    hand_over_report(**step(written))
    submission, new = submit_draft(**step(written, by=cast.hoa))
    assert new and submission.submitted_by == cast.hoa
    (evidence,) = AnswerEvidence.objects.filter(task_answer__submission=submission)
    assert evidence.file and store.path_of(evidence.file.sha256).read_bytes() == PDF
    assert submission.task_answers.get(obligation__task__number="1.1").money.get().planned == 1_234_567
    assert submit_draft(**step(written, by=cast.hoa)) == (submission, False)
    assert len(events("submit_report")) == 1


def test_nobody_but_the_head_sends_it(written: SimpleNamespace, cast: SimpleNamespace) -> None:
    hand_over_report(**step(written))
    with refused("Only the head"):
        submit_draft(**step(written))
    for person in (cast.tuan, cast.an, cast.khach):
        with refused(NO_ROLE):
            submit_draft(**step(written, by=person))
        with refused(NO_ROLE):
            take_back_report(**step(written, by=person))


def test_a_file_that_is_gone_stops_the_sending(written: SimpleNamespace, cast: SimpleNamespace) -> None:
    hand_over_report(**step(written))
    store.path_of(DraftEvidence.objects.get().file.sha256).write_bytes(b"other")
    with refused("no longer stored as it was"):
        submit_draft(**step(written, by=cast.hoa))


def test_returned_it_is_taken_back_corrected_and_sent_again(written: SimpleNamespace, cast: SimpleNamespace) -> None:
    hand_over_report(**step(written))
    first, _new = submit_draft(**step(written, by=cast.hoa))
    return_submission(submission=first, reason="Thiếu", by=operator(), at=NOW)
    take_back_report(**step(written))
    typed = {**TASK, "result": "Đã bổ sung"}
    save_draft_answer(obligation=owed(written.round_), content=typed, expected_revision=1, by=cast.minh, at=NOW)
    hand_over_report(**step(written))
    second, new = submit_draft(**step(written, by=cast.hoa))
    assert new and second.version == 2 and Submission.objects.count() == 2


def test_a_report_that_came_as_a_workbook_becomes_a_draft_to_be_corrected(round_: Round, cast: SimpleNamespace) -> None:
    first = sent(round_, "STNMT")
    step_ = {"round_": round_, "agency_code": "STNMT", "at": NOW}
    take_back_report(**step_, by=cast.minh)
    assert DraftAnswer.objects.count() == 4 and DraftEvidence.objects.count() == 4
    hand_over_report(**step_, by=cast.minh)
    assert submit_draft(**step_, by=cast.hoa) == (first, False)


def test_what_was_accepted_is_not_taken_back(written: SimpleNamespace, cast: SimpleNamespace) -> None:
    hand_over_report(**step(written))
    submission, _new = submit_draft(**step(written, by=cast.hoa))
    accept_submission(submission=submission, by=operator(), at=NOW)
    with refused("accepted and frozen"):
        take_back_report(**step(written))
