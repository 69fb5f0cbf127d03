"""The form as a workbook: down with what is typed, up whole or not at all, errors in their places."""

from io import BytesIO
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import Workbook, load_workbook
from tests.desk_reporter.conftest import NOW, Browser
from tests.desk_reporter.typed import FORM, owed, type_everything
from tests.refusals import NO_ROLE, refused
from tests.world import events, filled

from xanh.documents.forms import fill_form, write_form
from xanh_web.reporting.actions.draft import fill_draft
from xanh_web.reporting.agency_form import form_for, signing_key
from xanh_web.reporting.models import DraftAnswer, Round

pytestmark = pytest.mark.django_db


def downloaded(client: Client, query: str = "") -> Workbook:
    answer = client.get(f"{FORM}form.xlsx{query}")
    assert answer.status_code == 200 and "attachment" in answer.headers["Content-Disposition"]
    return load_workbook(BytesIO(answer.content))


def upload(client: Client, workbook: Workbook | bytes) -> HttpResponse:
    out = BytesIO()
    if isinstance(workbook, Workbook):
        workbook.save(out)
    content = out.getvalue() or workbook
    assert isinstance(content, bytes)
    return client.post(f"{FORM}form/", {"workbook": SimpleUploadedFile("a.xlsx", content)})


def test_down_changed_and_up_again(round_: Round, browser: Browser) -> None:
    minh = browser("minh")
    type_everything(minh, round_)
    workbook = downloaded(minh)
    sheet = workbook["Nhiệm vụ"]
    assert [sheet[f"D{row}"].value for row in (7, 8, 9)] == ["Đang triển khai", 62.5, "Đã triển khai"]
    sheet["D9"] = "Sửa trong Excel"
    assert upload(minh, workbook).status_code == 302
    assert "Sửa trong Excel" in minh.get(FORM).content.decode()
    assert events("fill_draft")[0].details["replaced"] == []


def test_it_says_whose_text_it_replaced_and_keeps_that(round_: Round, browser: Browser) -> None:
    type_everything(browser("minh"), round_)
    hoa = browser("hoa")
    workbook = downloaded(hoa)
    workbook["Nhiệm vụ"]["D9"] = "Sửa trong Excel"
    upload(hoa, workbook)
    page = hoa.get(FORM).content.decode()
    assert "It replaced what a colleague had written for 1.1" in page
    assert "Earlier texts" in page and "Đã triển khai" in page
    assert events("fill_draft")[0].details["replaced"] == ["STNMT:task:1.1"]


def test_errors_are_shown_at_their_cells_and_nothing_is_taken(round_: Round, browser: Browser) -> None:
    minh = browser("minh")
    type_everything(minh, round_)
    workbook = downloaded(minh)
    workbook["Nhiệm vụ"]["D8"] = "nhiều"
    answer = upload(minh, workbook)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "1 cells to correct" in page and ">D8<" in page and "Đang có chữ “nhiều”" in page
    assert DraftAnswer.objects.get(obligation=owed(round_)).content["percentage"] == "62,5"
    marked = downloaded(minh, "?marked=1")
    assert marked["Nhiệm vụ"]["D8"].comment is not None
    marked["Nhiệm vụ"]["D8"] = 70
    assert upload(minh, marked).status_code == 302
    assert minh.get(f"{FORM}form.xlsx?marked=1").status_code == 404


def test_a_marked_copy_is_for_who_uploaded_it(round_: Round, browser: Browser) -> None:
    upload(browser("minh"), downloaded(browser("minh")))
    assert browser("minh").get(f"{FORM}form.xlsx?marked=1").status_code == 200
    assert browser("hoa").get(f"{FORM}form.xlsx?marked=1").status_code == 404


def test_another_agencys_form_or_no_form_is_refused_with_a_sentence(round_: Round, browser: Browser) -> None:
    other = write_form(form_for(round_, "SCT"), signing_key())
    minh = browser("minh")
    for content, words in ((other, "không phải của"), (b"PK nothing", "Tệp"), (b"", "")):
        answer = upload(minh, content)
        assert answer.status_code == 422 and words in answer.content.decode()
    assert "No workbook was chosen" in minh.post(f"{FORM}form/").content.decode()
    assert not DraftAnswer.objects.exists()


def test_an_answer_that_excel_cannot_hold_does_not_stop_the_download(round_: Round, browser: Browser) -> None:
    minh, item = browser("minh"), owed(round_)
    minh.post(f"{FORM}answers/{item.pk}/", {"revision": "0", "result": "a\x01b", "percentage": "123456789012345,12345"})
    assert downloaded(minh)["Nhiệm vụ"]["D9"].value is None


def test_only_the_corrected_form_of_this_report_fills_its_draft(round_: Round, cast: SimpleNamespace) -> None:
    with refused("is not the corrected form"):
        fill_draft(round_=round_, agency_code="STNMT", filled=filled(round_, "SCT"), by=cast.minh, at=NOW)
    with refused(NO_ROLE):
        fill_draft(round_=round_, agency_code="STNMT", filled=filled(round_, "STNMT"), by=cast.tuan, at=NOW)


def test_the_download_of_nothing_typed_is_the_blank_form(round_: Round, browser: Browser) -> None:
    blank = write_form(form_for(round_, "STNMT"), signing_key())
    assert browser("minh").get(f"{FORM}form.xlsx").content == fill_form(blank, (), ())
