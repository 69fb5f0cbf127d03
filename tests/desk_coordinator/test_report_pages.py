"""The consolidated report as a page: its figures lead to their sources; it is issued, or the refusal is said."""

import re

import pytest
from django.test import Client
from tests.world import REVIEWED, sent

from xanh.documents.word import figures_in
from xanh_web.base.actions import operator
from xanh_web.reporting.actions import accept_submission
from xanh_web.reporting.models import ConsolidatedReport, Round

pytestmark = pytest.mark.django_db
ISSUE = {"number": "312", "issued_on": "2024-11-27", "signer": "Nguyễn Văn A"}


@pytest.fixture
def address(round_: Round) -> str:
    accept_submission(submission=sent(round_, "STNMT"), by=operator(), at=REVIEWED)
    return f"/desk/coordinator/rounds/{round_.code}/report/"


def test_every_figure_leads_to_its_sources(address: str, lan: Client) -> None:
    text = lan.get(address).content.decode()
    figures = set(re.findall(r'href="\?figure=(f\d+)#way"', text))
    assert len(figures) > 10
    for figure in figures:
        shown = lan.get(address, {"figure": figure}).content.decode()
        assert f"({figure})" in shown
        way = shown.split('id="way"')[1].split("</section>")[0]
        assert re.search(r'<li><a href="/', way), figure
        assert all(lan.get(url.replace("&amp;", "&")).status_code == 200 for url in re.findall(r'href="(/[^"]*)"', way))


@pytest.mark.parametrize("figure", ["f99999", "<b>", "' OR 1=1", "\0"])
def test_a_figure_that_is_not_there_is_said(figure: str, address: str, lan: Client) -> None:
    text = lan.get(address, {"figure": figure}).content.decode()
    assert "This figure is not in the report" in text
    assert "<b>" not in text


def test_the_draft_file_is_the_document_of_the_page(address: str, lan: Client) -> None:
    answer = lan.get(address + "file/")
    assert answer["Content-Disposition"].startswith("attachment; ")
    on_page = set(re.findall(r'href="\?figure=(f\d+)#way"', lan.get(address).content.decode()))
    assert on_page <= figures_in(answer.content).keys()
    assert not ConsolidatedReport.objects.exists()


def test_it_is_issued_and_can_be_downloaded(address: str, lan: Client) -> None:
    answer = lan.post(address + "issue/", ISSUE, follow=True)
    text = answer.content.decode()
    assert "is issued, pinned and sealed" in text
    report = ConsolidatedReport.objects.get()
    assert (report.number, report.issued_by.username) == ("312", "lan")
    assert f"/reports/{report.pk}/file/" in text


@pytest.mark.parametrize(
    ("field", "value"),
    [("number", ""), ("issued_on", ""), ("issued_on", "2024-12-24"), ("signer", "x" * 121), ("number", "1" * 13)],
)
def test_what_is_wrong_is_said_at_its_field(field: str, value: str, address: str, lan: Client) -> None:
    answer = lan.post(address + "issue/", ISSUE | {field: value})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not ConsolidatedReport.objects.exists()


@pytest.mark.parametrize("number", ["../../x", "312/BC", "<b>"])
def test_the_action_has_the_last_word_on_the_number(number: str, address: str, lan: Client) -> None:
    answer = lan.post(address + "issue/", ISSUE | {"number": number})
    assert "is not the number of a report" in answer.content.decode()
    assert not ConsolidatedReport.objects.exists()


def test_a_number_is_used_once(address: str, lan: Client) -> None:
    lan.post(address + "issue/", ISSUE)
    assert "has been issued" in lan.post(address + "issue/", ISSUE).content.decode()
    assert ConsolidatedReport.objects.count() == 1


def test_what_is_left_out_is_said(address: str, lan: Client) -> None:
    assert "left out of the consolidated report" in lan.get(address).content.decode()
