"""The board: what it shows, how it narrows, what can be accepted from it, and how many questions it asks."""

from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.world import REVIEWED, filled, sent, vn, with_task

from xanh_web.base.actions import operator
from xanh_web.reporting.actions import accept_submission, return_submission, submit_report
from xanh_web.reporting.models import Obligation, Review, Round, Submission

pytestmark = pytest.mark.django_db
BOARD = "/desk/coordinator/"


def page(client: Client, **asked: str) -> str:
    answer = client.get(BOARD, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def with_finding(round_: Round, agency: str) -> Submission:
    """Send a report whose first task says 80% in words and 62.5% in the table."""
    form = with_task(filled(round_, agency), result="Khối lượng đạt 80%")
    return submit_report(round_=round_, filled=form, files={}, by=operator(), at=vn(2024, 11, 12))[0]


def test_without_a_round_it_says_how_to_open_one(lan: Client) -> None:
    assert "/desk/coordinator/rounds/open/" in page(lan)


def test_it_narrows_by_state_timeliness_and_name(round_: Round, lan: Client) -> None:
    accept_submission(submission=sent(round_, "STNMT"), by=operator(), at=REVIEWED)
    sent(round_, "SCT", at=vn(2024, 11, 21))
    assert "2 of 12" not in page(lan, state="accepted")
    for asked, shown, hidden in (
        ({"state": "accepted"}, "Sở Tài nguyên và Môi trường", "Sở Công Thương"),
        ({"timeliness": "late"}, "Sở Công Thương", "Sở Tài nguyên và Môi trường"),
        ({"q": "cong thuong"}, "Sở Công Thương", "Sở Tài nguyên và Môi trường"),
    ):
        text = page(lan, **asked)
        assert shown in text and hidden not in text
    assert "No agency is in this state" in page(lan, q="không có")


@pytest.mark.parametrize("asked", [{"year": "<b>"}, {"state": "<b>"}, {"timeliness": "' OR 1=1"}, {"q": "<b>\0"}])
def test_what_cannot_be_asked_is_said_and_harms_nothing(asked: dict[str, str], round_: Round, lan: Client) -> None:
    text = page(lan, **asked)
    assert "<b>" not in text
    assert ('class="desk-field-error"' in text) == ("q" not in asked)


def test_by_task_it_counts_agencies_and_what_they_say(round_: Round, lan: Client) -> None:
    sent(round_, "STNMT")
    text = page(lan, by="task")
    assert "Tasks in the round of 2024" in text
    assert "in progress: 1" in text


def test_only_reports_without_findings_are_accepted_together(round_: Round, lan: Client) -> None:
    clean, doubtful = sent(round_, "SKHDT"), with_finding(round_, "SCT")
    text = page(lan)
    assert f'name="submission" value="{clean.pk}"' in text
    assert f'name="submission" value="{doubtful.pk}"' not in text
    answer = lan.post(f"{BOARD}rounds/{round_.code}/accept/", {"submission": [clean.pk, doubtful.pk]})
    assert answer.status_code == 422
    assert f"{doubtful.receipt} was not accepted" in answer.content.decode()
    assert [review.submission for review in Review.objects.all()] == [clean]


def test_the_same_money_from_two_leads_is_found_on_both(round_: Round, lan: Client) -> None:
    sent(round_, "STNMT")
    submission = sent(round_, "SCT")
    assert "1 finding" in page(lan)
    text = lan.get(f"{BOARD}submissions/{submission.pk}/").content.decode()
    assert "The same money of source I is reported by Sở Tài nguyên và Môi trường" in text


def test_a_report_with_findings_is_accepted_from_its_own_page(round_: Round, lan: Client) -> None:
    doubtful = with_finding(round_, "SCT")
    answer = lan.post(f"{BOARD}rounds/{round_.code}/accept/", {"opened": doubtful.pk}, follow=True)
    assert "accepted and frozen" in answer.content.decode()
    assert Review.objects.get().decision == "accepted"


@pytest.mark.parametrize("key", ["", "x", "-1", "9" * 30, "99999", "²"])
def test_what_is_no_report_of_the_round_is_not_accepted(key: str, round_: Round, lan: Client) -> None:
    answer = lan.post(f"{BOARD}rounds/{round_.code}/accept/", {"submission": key})
    assert answer.status_code == 422
    assert "Nothing was chosen" in answer.content.decode()


def test_what_was_returned_meanwhile_is_told_and_the_others_are_accepted(round_: Round, lan: Client) -> None:
    first, second = sent(round_, "STNMT"), sent(round_, "SKHDT", at=vn(2024, 11, 13))
    return_submission(submission=first, reason="Sai", by=operator(), at=REVIEWED)
    answer = lan.post(f"{BOARD}rounds/{round_.code}/accept/", {"submission": [first.pk, second.pk]})
    assert "reviewed already" in answer.content.decode()
    assert Review.objects.get(submission=second).decision == "accepted"


@pytest.mark.parametrize(("asked", "most"), [({}, 24), ({"by": "task"}, 18)])
def test_the_number_of_queries_has_a_bound(
    asked: dict[str, str],
    most: int,
    round_: Round,
    lan: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    first = Obligation.objects.filter(round=round_, task__number="1.3").first()
    indicator = Obligation.objects.filter(round=round_, indicator__isnull=False).first()
    assert first is not None and indicator is not None
    for number in range(25):
        for place, what in enumerate((first, indicator)):
            Obligation.objects.create(
                round=round_, code=f"A{number}:{what.code}", agency_code=f"A{number}", agency_name=f"Đơn vị {number}",
                task=what.task, indicator=what.indicator, basis="", position=1000 + 2 * number + place,
            )  # fmt: skip
        submission = sent(round_, f"A{number}", treated_waste=Decimal(number))
        if number % 3 == 0:
            accept_submission(submission=submission, by=operator(), at=REVIEWED)
    with django_assert_max_num_queries(most):
        assert "Đơn vị 24" in page(lan, **asked) or asked
