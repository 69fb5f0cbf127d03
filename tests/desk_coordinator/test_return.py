"""Returning a report: reasons at the fields become one text for the agency; what is wrong is said where it stands."""

import pytest
from django.test import Client
from tests.world import REVIEWED, filled, sent, vn, with_task

from xanh_web.base.actions import operator
from xanh_web.desk.coordinator.reasons import LONGEST
from xanh_web.reporting.actions import accept_submission, submit_report
from xanh_web.reporting.models import Obligation, Review, Round, Submission

pytestmark = pytest.mark.django_db


def address(submission: Submission) -> str:
    return f"/desk/coordinator/submissions/{submission.pk}/"


def name_of(round_: Round, code: str, field: str) -> str:
    return f"reason-{Obligation.objects.get(round=round_, code=code).pk}-{field}"


@pytest.fixture
def submission(round_: Round) -> Submission:
    return sent(round_, "STNMT")


def test_the_reasons_at_the_fields_become_one_text(submission: Submission, round_: Round, lan: Client) -> None:
    given = {
        "reason": "Thiếu chữ ký",
        name_of(round_, "STNMT:task:1.1", "money"): "Chưa có số giải ngân",
        name_of(round_, "STNMT:indicator:treated-waste", "value"): "Nhầm đơn vị",
        "reason-999999-result": "của nơi khác",
    }
    answer = lan.post(address(submission) + "return/", given)
    assert answer["Location"].endswith("?done=returned")
    assert Review.objects.get().reason.splitlines() == [
        "Thiếu chữ ký",
        "- Nhiệm vụ 1.1, kinh phí, triệu đồng: Chưa có số giải ngân",
        "- Chỉ tiêu Tỷ lệ chất thải được xử lý, giá trị: Nhầm đơn vị",
    ]


@pytest.mark.parametrize("given", [{}, {"reason": "   "}, {"reason-999999-result": "của nơi khác"}])
def test_without_a_reason_nothing_is_returned(given: dict[str, str], submission: Submission, lan: Client) -> None:
    answer = lan.post(address(submission) + "return/", given)
    assert answer.status_code == 422
    assert "Give the reason at the field" in answer.content.decode()
    assert not Review.objects.exists()


def test_a_reason_too_long_is_said_at_its_field_and_the_others_are_kept(
    submission: Submission, round_: Round, lan: Client
) -> None:
    long, fine = name_of(round_, "STNMT:task:1.1", "result"), name_of(round_, "STNMT:task:1.1", "status")
    answer = lan.post(address(submission) + "return/", {long: "x" * (LONGEST + 1), fine: "giữ lại câu này"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="{long}-error"' in text and f'id="{fine}-error"' not in text
    assert "giữ lại câu này" in text
    assert not Review.objects.exists()


def test_many_long_reasons_are_too_long_together(submission: Submission, lan: Client) -> None:
    page = lan.get(address(submission)).content.decode()
    names = [part.split('"')[0] for part in page.split('name="')[1:] if part.startswith("reason-")]
    assert len(names) > 12
    answer = lan.post(address(submission) + "return/", dict.fromkeys(names, "x" * LONGEST))
    assert "too long together" in answer.content.decode()
    assert not Review.objects.exists()


def test_markup_in_a_reason_stays_text(submission: Submission, lan: Client) -> None:
    bad = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    lan.post(address(submission) + "return/", {"reason": bad})
    text = lan.get(address(submission)).content.decode()
    assert bad not in text
    assert "&lt;script&gt;alert(1)" in text
    assert Review.objects.get().reason == bad


def test_a_null_character_is_refused_at_the_field(submission: Submission, lan: Client) -> None:
    answer = lan.post(address(submission) + "return/", {"reason": "a\0b"})
    assert answer.status_code == 422
    assert not Review.objects.exists()


def test_markup_in_an_answer_stays_text(round_: Round, lan: Client) -> None:
    bad = "</textarea><script>alert(1)</script>"
    form = with_task(filled(round_, "SCT"), result=bad, evidence=("javascript:alert(1)", "https://a.vn/<b>"))
    submission, _new = submit_report(round_=round_, filled=form, files={}, by=operator(), at=vn(2024, 11, 12))
    text = lan.get(address(submission)).content.decode()
    assert bad not in text and "<b>" not in text
    assert 'href="javascript:' not in text
    assert 'href="https://a.vn/' in text


def test_what_is_reviewed_already_is_not_returned_and_the_page_says_so(submission: Submission, lan: Client) -> None:
    accept_submission(submission=submission, by=operator(), at=REVIEWED)
    answer = lan.post(address(submission) + "return/", {"reason": "Sai"})
    assert answer.status_code == 422
    assert "reviewed already" in answer.content.decode()


def test_what_was_typed_and_the_old_version_are_on_the_page(submission: Submission, round_: Round, lan: Client) -> None:
    lan.post(address(submission) + "return/", {"reason": "Thiếu"})
    newer = sent(round_, "STNMT", at=vn(2024, 11, 27), treated_waste="not_collected")
    text = lan.get(address(newer)).content.decode()
    assert address(submission) in text
    assert "no value: not collected" in text
    assert "Return with these reasons" in text
    assert "Return with these reasons" not in lan.get(address(submission)).content.decode()
