"""Handing in a report: whole or not at all, with a receipt that stays."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.refusals import NO_ROLE, refused
from tests.world import FILES, SENT, city, events, filled, opened_round, people, sent, vn, with_indicator, with_task

from xanh.basis.deadline import VIETNAM
from xanh.documents.forms.model import CellError, FilledForm, MoneyAnswer
from xanh_web.base.actions import appoint_person, operator
from xanh_web.ledger import store
from xanh_web.reporting.actions import accept_submission, close_round, return_submission, submit_report
from xanh_web.reporting.models import AnswerEvidence, MoneyLine, Round, Submission
from xanh_web.reporting.standing import standings

pytestmark = pytest.mark.django_db


@pytest.fixture
def round_() -> Round:
    city()
    return opened_round()


def submit(round_: Round, form: FilledForm, **changes: Any) -> tuple[Submission, bool]:
    values = {"files": FILES, "by": operator(), "at": SENT}
    return submit_report(round_=round_, filled=form, **values | changes)


def test_every_answer_is_stored_as_given(round_: Round) -> None:
    submission, new = submit(
        round_, filled(round_, "STNMT", treated_waste=Decimal("91.25"), emission_intensity="not_collected")
    )
    assert new and submission.version == 1
    answers = {row.obligation.code: row for row in submission.indicator_answers.all()}
    assert answers["STNMT:indicator:treated-waste"].value == Decimal("91.25")
    missing = answers["STNMT:indicator:emission-intensity"]
    assert (missing.value, missing.missing) == (None, "not_collected")
    task = submission.task_answers.get(obligation__task__number="1.1")
    assert (task.status, task.percentage, task.result) == ("in_progress", Decimal("62.5"), "Đã triển khai")
    assert len(events("submit_report")) == 1


def test_zero_is_zero_and_unreported_is_not(round_: Round) -> None:
    submission = sent(round_, "STNMT")
    line = MoneyLine.objects.get(answer__submission=submission, answer__obligation__task__number="1.1", source="I")
    assert (line.planned, line.allocated, line.disbursed) == (Decimal(100), Decimal(0), None)


def test_evidence_lies_under_its_hash_and_a_name_without_a_file_stays_a_name(round_: Round) -> None:
    submission, _new = submit(round_, filled(round_, "SCT"), files={"bien-ban.pdf": b"bien ban"})
    rows = AnswerEvidence.objects.filter(task_answer__submission=submission)
    assert {store.path_of(row.file.sha256).read_bytes() for row in rows if row.file} == {b"bien ban"}
    (named,) = AnswerEvidence.objects.filter(indicator_answer__submission=submission)
    assert (named.reference, named.file) == ("so-lieu.xlsx", None)


def test_the_receipt_names_round_agency_version_and_content(round_: Round) -> None:
    submission = sent(round_, "STNMT")
    assert submission.receipt == f"BN-2024-STNMT-01-{submission.content_hash[:8].upper()}"
    assert events("submit_report")[0].details["receipt"] == submission.receipt


def test_the_same_twice_gives_the_same_receipt(round_: Round) -> None:
    first, _new = submit(round_, filled(round_, "STNMT"))
    backwards = replace(filled(round_, "STNMT"), indicators=filled(round_, "STNMT").indicators[::-1])
    assert submit(round_, backwards, at=SENT + timedelta(days=1)) == (first, False)
    accept_submission(submission=first, by=operator(), at=SENT + timedelta(days=2))
    assert submit(round_, filled(round_, "STNMT"), at=SENT + timedelta(days=3)) == (first, False)
    assert len(events("submit_report")) == 1


def test_a_changed_answer_or_evidence_file_is_a_new_version(round_: Round) -> None:
    form = filled(round_, "STNMT")
    receipts = {
        submit(round_, form)[0].receipt,
        submit(round_, with_task(form, result="Khác"))[0].receipt,
        submit(round_, form, files=FILES | {"bien-ban.pdf": b"khac"})[0].receipt,
    }
    assert len(receipts) == 3
    assert [row.version for row in Submission.objects.order_by("id")] == [1, 2, 3]


def test_what_was_returned_may_be_sent_again_unchanged(round_: Round) -> None:
    first = sent(round_, "STNMT")
    return_submission(submission=first, reason="Thiếu", by=operator(), at=SENT)
    second, new = submit(round_, filled(round_, "STNMT"))
    assert new and (second.version, second.content_hash) == (2, first.content_hash)


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        (datetime(2024, 11, 19, 23, 59, 59, 999_999, tzinfo=VIETNAM), "on_time"),
        (vn(2024, 11, 20, 0, 0), "late"),
        (vn(2025, 1, 15), "late"),
    ],
)
def test_late_is_taken_and_shown_as_late(round_: Round, at: datetime, shown: str) -> None:
    sent(round_, "STNMT", at=at)
    row = next(row for row in standings(round_, vn(2025, 2, 1)) if row.agency_code == "STNMT")
    assert (row.timeliness, row.first_sent) == (shown, at)


def test_a_correction_stays_as_timely_as_the_first_sending(round_: Round) -> None:
    return_submission(submission=sent(round_, "STNMT"), reason="Thiếu", by=operator(), at=vn(2024, 11, 21))
    sent(round_, "STNMT", at=vn(2024, 11, 25), treated_waste=Decimal(1))
    row = next(row for row in standings(round_, vn(2024, 12, 1)) if row.agency_code == "STNMT")
    assert row.timeliness == "on_time"


def test_it_may_be_sent_from_the_first_minute_of_the_day_of_opening(round_: Round) -> None:
    with refused("is not open yet"):
        sent(round_, "STNMT", at=vn(2024, 2, 13, 23, 59))
    assert sent(round_, "STNMT", at=vn(2024, 2, 14, 0, 0))


BAD_FORMS = {
    "an answer is missing": (lambda form: replace(form, tasks=form.tasks[1:]), "have no answer"),
    "no answer at all": (lambda form: replace(form, tasks=(), indicators=()), "have no answer"),
    "not owed": (
        lambda form: replace(form, tasks=(*form.tasks, replace(form.tasks[0], obligation="SCT:task:1.3"))),
        "what is not owed",
    ),
    "twice": (lambda form: replace(form, tasks=(*form.tasks, form.tasks[0])), "is answered twice"),
    "a task as an indicator": (
        lambda form: replace(
            form,
            tasks=form.tasks[1:],
            indicators=(*form.indicators, replace(form.indicators[0], obligation=form.tasks[0].obligation)),
        ),
        "as what it is",
    ),
    "another round": (lambda form: replace(form, round_code="2023-7-kh-ubnd"), "belongs to round"),
    "errors in cells": (lambda form: replace(form, errors=(CellError("Nhiệm vụ", "D5", "thiếu"),)), "errors"),
    "an unknown state": (lambda form: with_task(form, status="done"), "is not a state"),
    "more than all": (lambda form: with_task(form, percentage=Decimal("100.01")), "between 0 and 100"),
    "no number": (lambda form: with_task(form, percentage=Decimal("NaN")), "more digits"),
    "a source twice": (
        lambda form: with_task(form, money=(MoneyAnswer("I", None, None, None),) * 2),
        "gives money of source",
    ),
    "an unknown source": (
        lambda form: with_task(form, money=(MoneyAnswer("V", Decimal(1), None, None),)),
        "gives money of source",
    ),
    "too exact money": (
        lambda form: with_task(form, money=(MoneyAnswer("I", Decimal("0.0001"), None, None),)),
        "more digits",
    ),
    "neither value nor reason": (lambda form: with_indicator(form, value=None, missing=None), "a value or the reason"),
    "value and reason": (
        lambda form: with_indicator(form, value=Decimal(0), missing="not_collected"),
        "a value or the reason",
    ),
    "an unknown reason": (lambda form: with_indicator(form, value=None, missing="lost"), "is not a reason"),
    "a value too big": (lambda form: with_indicator(form, value=Decimal("1E+40")), "more digits"),
    "evidence too long": (lambda form: with_indicator(form, evidence=("x" * 501,)), "evidence in more than"),
}


@pytest.mark.parametrize("case", BAD_FORMS)
def test_a_form_that_does_not_answer_what_is_owed_is_refused_whole(round_: Round, case: str) -> None:
    spoil, words = BAD_FORMS[case]
    form = spoil(filled(round_, "STNMT"))
    with refused(words):
        submit(round_, form)


def test_after_acceptance_another_version_is_refused(round_: Round) -> None:
    form = filled(round_, "STNMT")
    accept_submission(submission=sent(round_, "STNMT"), by=operator(), at=SENT)
    with refused("accepted and frozen"):
        submit(round_, with_task(form, result="Khác"))


def test_after_closing_it_is_refused(round_: Round) -> None:
    form = filled(round_, "STNMT")
    closed = close_round(round_=round_, by=operator(), at=vn(2024, 12, 1))
    with refused("is closed"):
        submit(closed, form, at=vn(2024, 12, 1))


def test_reporter_and_head_send_for_their_agency_and_nobody_else_does(round_: Round) -> None:
    cast, form = people(), filled(round_, "STNMT")
    for other in (cast.tuan, cast.an, cast.binh, cast.khach):
        with refused(NO_ROLE):
            submit(round_, form, by=other)
    submission, _new = submit(round_, form, by=cast.minh)
    assert submission.submitted_by == cast.minh
    again, new = submit(round_, with_task(form, result="Khác"), by=cast.hoa)
    assert new and again.submitted_by == cast.hoa


def test_the_successor_answers_for_a_merged_agency() -> None:
    city()
    round_, cast = opened_round(2025, vn(2025, 2, 14)), people()
    held = {"role": "reporter", "valid_from": date(2025, 2, 1), "by": operator(), "at": vn(2025, 2, 14)}
    old = appoint_person(username="dung", full_name="Dũng", agency_code="SKHDT", **held).person
    new = appoint_person(username="phuong", full_name="Phương", agency_code="STC", **held).person
    form = filled(round_, "SKHDT")
    with refused(NO_ROLE):
        submit(round_, form, by=new, at=vn(2025, 2, 28, 23, 59))
    for nobody in (old, cast.minh):
        with refused(NO_ROLE):
            submit(round_, form, by=nobody, at=vn(2025, 3, 1, 0, 0))
    submission, _new = submit(round_, form, by=new, at=vn(2025, 3, 1, 0, 0))
    assert (submission.agency_code, submission.sent_by_code) == ("SKHDT", "STC")
    assert submission.sent_by_name == "Sở Tài chính"
    row = next(row for row in standings(round_, vn(2025, 3, 2)) if row.agency_code == "SKHDT")
    assert (row.agency_name, row.agency_now) == ("Sở Kế hoạch và Đầu tư", "Sở Tài chính")
