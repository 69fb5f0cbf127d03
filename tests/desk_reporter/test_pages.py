"""What the pages say: what is missing, errors at their fields, last year beside this one, and nothing inline."""

import re
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.desk_reporter.conftest import NOW, Browser
from tests.desk_reporter.typed import FORM, PDF, owed, type_answer, type_everything
from tests.world import sent, vn

from xanh.basis.deadline import ends_before
from xanh_web.base.actions import operator
from xanh_web.desk.reporter.deadline import deadline_words, time_left
from xanh_web.plans.models import Task
from xanh_web.reporting.actions import accept_submission, exempt_agency, return_submission
from xanh_web.reporting.models import DraftAnswer, DraftRevision, Obligation, Round

pytestmark = pytest.mark.django_db
LIST = "/desk/my-reports/"


def text_of(client: Client, path: str = FORM, language: str = "en") -> str:
    client.cookies["django_language"] = language
    return client.get(path).content.decode()


def test_the_list_says_what_is_missing_and_how_long_there_is(round_: Round, browser: Browser) -> None:
    minh = browser("minh")
    type_answer(minh, owed(round_), status="in_progress")
    page = text_of(minh, LIST)
    assert "before 20/11/2024, that is by the end of 19/11/2024" in page and "7 days left" in page
    assert "Still missing or to be corrected: 4" in page and f"{FORM}#o{owed(round_).pk}" in page
    assert "nothing written yet" in page and "1 to complete or correct" in page
    assert "còn 7 ngày" in text_of(minh, LIST, "vi")


def test_an_error_stands_at_its_field_with_what_was_typed(round_: Round, browser: Browser) -> None:
    minh, item = browser("minh"), owed(round_)
    type_answer(minh, item, status="in_progress", percentage="1.234", money__I__planned="-5")
    page = text_of(minh)
    assert 'value="1.234"' in page and 'value="-5"' in page
    slot = re.search(rf'id="f{item.pk}-percentage-error".*?</p>', page, re.DOTALL)
    assert slot and "hãy gõ 1234 hoặc 1,2340" in slot[0]
    slot = re.search(rf'id="f{item.pk}-result-error".*?</p>', page, re.DOTALL)
    assert slot and "cần nêu kết quả thực hiện" in slot[0]
    assert page.count('aria-invalid="true"') == 3


def test_an_answer_not_begun_shows_no_errors_until_one_hands_over(round_: Round, browser: Browser) -> None:
    minh = browser("minh")
    assert "aria-invalid" not in text_of(minh)
    answer = minh.post(f"{FORM}hand-over/")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "4 of 4 answers are missing or need correcting" in page and "cần chọn tình trạng" in page


def test_a_save_by_script_answers_with_the_state_and_the_errors_alone(round_: Round, browser: Browser) -> None:
    item = owed(round_)
    posted = {"revision": "0", "status": "in_progress"}
    answer = browser("minh").post(f"{FORM}answers/{item.pk}/", posted, headers={"hx-request": "true"})
    text = answer.content.decode()
    assert 'name="revision" value="1"' in text and "Saved at 10:22:00" in text
    assert 'hx-swap-oob="true"' in text and "<textarea" not in text and "<html" not in text


def test_a_refusal_by_script_keeps_the_revision_of_the_page(round_: Round, browser: Browser) -> None:
    minh, item = browser("minh"), owed(round_)
    type_everything(minh, round_)
    minh.post(f"{FORM}hand-over/")
    posted = {"revision": "1", "status": "completed"}
    text = minh.post(f"{FORM}answers/{item.pk}/", posted, headers={"hx-request": "true"}).content.decode()
    assert 'value="1"' in text and "Not saved:" in text and "take it back" in text


def test_files_refused_are_named_and_the_others_stay(round_: Round, browser: Browser) -> None:
    minh, item = browser("minh"), owed(round_)
    files = [SimpleUploadedFile("a.pdf", PDF), SimpleUploadedFile("b.exe", b"MZ")]
    answer = minh.post(f"{FORM}answers/{item.pk}/evidence/", {"file": files})
    page = answer.content.decode()
    assert answer.status_code == 422 and "“b.exe” is of a kind that is not taken" in page and "a.pdf" in page
    script = minh.post(f"{FORM}answers/{item.pk}/evidence/", headers={"hx-request": "true"})
    assert "No file was chosen" in script.content.decode() and "<html" not in script.content.decode()
    line = DraftAnswer.objects.get().files.get()
    assert minh.post(f"{FORM}evidence/{line.pk}/remove/").status_code == 302
    assert minh.post(f"{FORM}evidence/{line.pk}/remove/").status_code == 404


def test_text_from_people_stays_text(round_: Round, browser: Browser) -> None:
    minh, item = browser("minh"), owed(round_)
    type_answer(minh, item, result="</textarea><script>alert(1)</script>")
    minh.post(f"{FORM}answers/{item.pk}/evidence/", {"file": SimpleUploadedFile("<img src=x>.pdf", PDF)})
    page = text_of(minh)
    assert "<script>alert" not in page and "<img" not in page


def test_nothing_is_inline(round_: Round, browser: Browser) -> None:
    minh = browser("minh")
    type_everything(minh, round_)
    for page in (text_of(minh), text_of(minh, LIST)):
        assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:|hx-on", page)
        assert not re.search(r"<script(?![^>]*\ssrc=)", page)


def test_a_returned_report_says_why_and_can_be_corrected(round_: Round, browser: Browser) -> None:
    return_submission(submission=sent(round_, "STNMT"), reason="Thiếu tài liệu", by=operator(), at=NOW)
    minh = browser("minh")
    assert "Thiếu tài liệu" in text_of(minh, LIST)
    page = text_of(minh)
    assert "Thiếu tài liệu" in page and "Correct what was sent" in page and "Đã triển khai" in page
    assert minh.post(f"{FORM}take-back/").status_code == 302
    assert "<textarea" in text_of(minh)


def test_an_accepted_or_exempt_report_is_read_only_and_says_so(round_: Round, browser: Browser) -> None:
    accept_submission(submission=sent(round_, "STNMT"), by=operator(), at=NOW)
    page = text_of(browser("minh"))
    assert "accepted and frozen" in page and "<textarea" not in page and "Take back" not in page
    exempt_agency(
        round_=round_, agency_code="SCT", decision_number="1", decision_date=NOW.date(), reason="x", by=operator(),
        at=NOW,
    )  # fmt: skip
    assert "is exempt from round" in text_of(browser("tuan"), FORM.replace("STNMT", "SCT"))


def test_who_reports_for_nobody_is_told_what_to_do(cast: SimpleNamespace, browser: Browser) -> None:
    cast.khach.appointments.create(role="reporter", agency_code="SVHTTDL", valid_from=NOW.date())
    assert "Your account reports for no agency that owes a report" in text_of(browser("khach"), LIST)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(days=7, hours=3), "7 days left"),
        (timedelta(hours=5, minutes=9), "5 hours left"),
        (timedelta(minutes=1), "less than an hour left"),
        (timedelta(0), "past since less than a day"),
        (-timedelta(days=2), "past since 2 days"),
    ],
)
def test_the_time_left_in_words(before: timedelta, words: str) -> None:
    from django.utils import translation

    deadline = ends_before(NOW.date())
    with translation.override("en"):
        assert time_left(deadline, deadline - before) == words
        assert deadline_words(vn(2024, 11, 20, 17, 0)) == "before 17:00 on 20/11/2024"


@pytest.mark.parametrize(("path", "most"), [(FORM, 45), (LIST, 40)])
def test_the_number_of_queries_has_a_bound(
    round_: Round,
    browser: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    path: str,
    most: int,
) -> None:
    minh = browser("minh")
    first = Task.objects.get(number="1.1")
    for number in range(30):
        task = Task.objects.create(
            edition=first.edition, group=first.group, number=f"9.{number}", title="Việc", position=100 + number
        )
        Obligation.objects.create(
            round=round_, code=f"STNMT:task:9.{number}", agency_code="STNMT", agency_name="Sở", task=task, basis="",
            position=100 + number,
        )  # fmt: skip
    type_everything(minh, round_)
    for row in DraftAnswer.objects.all():
        for revision in range(3):
            DraftRevision.objects.create(
                answer=row, revision=100 + revision, content={"result": "x"}, written_by=operator(), written_at=NOW
            )
    with django_assert_max_num_queries(most):
        assert minh.get(path).status_code == 200


def test_a_file_too_large_is_refused_by_its_size(round_: Round, browser: Browser) -> None:
    file = SimpleUploadedFile("lớn.pdf", PDF + b"x" * (25 * 1024 * 1024))
    answer = browser("minh").post(f"{FORM}answers/{owed(round_).pk}/evidence/", {"file": file})
    assert answer.status_code == 422 and "“lớn.pdf” is larger than 25 MB" in answer.content.decode()
    assert not DraftAnswer.objects.exists()


def test_a_copied_answer_is_marked_until_it_is_changed(round_: Round, browser: Browser, cast: SimpleNamespace) -> None:
    before = Round.objects.create(
        code="2023", regime=round_.regime, edition=round_.edition, year=2023, area_code="92", opened_on=NOW.date(),
        deadline=NOW,
    )  # fmt: skip
    for item in Obligation.objects.filter(round=round_, agency_code="STNMT"):
        item.pk, item.round = None, before
        item.save()
    report = sent(before, "STNMT")
    accept_submission(submission=report, by=operator(), at=NOW)
    minh, item = browser("minh"), owed(round_)
    assert type_answer(minh, item, copy="1").status_code == 302
    assert "Copied from 2023, unchanged" in text_of(minh)
    kept = DraftAnswer.objects.get()
    type_answer(minh, item, revision=kept.revision, status="completed", result="Mới")
    assert "Copied from 2023, unchanged" not in text_of(minh)
