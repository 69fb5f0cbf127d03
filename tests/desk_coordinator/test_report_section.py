"""Editing the report section by section: what is typed is kept or refused at its field, figures stay bound."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from tests.world import REVIEWED, sent

from xanh_web.base.actions import operator
from xanh_web.reporting.actions import accept_submission
from xanh_web.reporting.models import ReportText, Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(round_: Round) -> str:
    accept_submission(submission=sent(round_, "STNMT"), by=operator(), at=REVIEWED)
    return f"/desk/coordinator/rounds/{round_.code}/report/"


def fields(text: str) -> dict[str, str]:
    """Return what the form of the page would send."""
    areas = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', text, re.DOTALL)
    hidden = re.findall(r'<input type="hidden" name="((?:original|seen|shown):[^"]+)" value="([^"]*)">', text)
    return {name: unescape(value) for name, value in (*areas, *hidden)}


def opened(lan: Client, report: str, section: str = "overview") -> tuple[str, dict[str, str]]:
    address = f"{report}sections/{section}/"
    return address, fields(lan.get(address).content.decode())


@pytest.mark.parametrize(
    "section", ["overview", "objectives", "tasks", "money", "difficulties", "proposals", "directions"]
)
def test_every_section_opens_from_the_draft_and_saving_it_unchanged_writes_nothing(
    section: str, report: str, lan: Client
) -> None:
    assert f'href="{report}sections/{section}/"' in lan.get(report).content.decode()
    address, form = opened(lan, report, section)
    assert "text:1" in form and "text:added" in form
    assert lan.post(address, form).status_code == 302
    assert not ReportText.objects.exists()


def test_a_paragraph_is_written_shown_and_given_back(report: str, lan: Client) -> None:
    address, form = opened(lan, report)
    form["text:1"] = "Nhìn chung: " + form["text:1"]
    form["text:added"] = "Đoạn thêm.\r\n\r\nĐoạn nữa."
    text = lan.post(address, form, follow=True).content.decode()
    assert "The text of the section is saved." in text
    draft = lan.get(report).content.decode()
    assert "Nhìn chung: " in draft and '<p class="desk-p-body">Đoạn nữa.</p>' in draft
    assert "show what the system writes" in text
    row = ReportText.objects.get(text__startswith="Nhìn chung")
    lan.post(f"{report}texts/{row.pk}/drop/")
    assert "Nhìn chung" not in lan.get(report).content.decode()


def test_reports_that_come_in_while_somebody_writes_refuse_nothing(
    report: str, lan: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, form = opened(lan, report)
    form["text:added"] = "Đoạn thêm."
    later = timezone.now() + timedelta(minutes=7)
    monkeypatch.setattr("xanh_web.desk.coordinator.views.report_text.timezone.now", lambda: later)
    now = opened(lan, report)[1]
    assert now["text:1"] != form["text:1"]
    form["text:1"] = "Nhìn chung: " + form["text:1"]
    assert lan.post(address, form).status_code == 302
    assert opened(lan, report)[1]["text:1"] == "Nhìn chung: " + now["text:1"]
    form["text:2"] = form["text:2"].replace("[[1: ", "[[1: 9")
    assert lan.post(address, form).status_code == 422


@pytest.mark.parametrize(("typed", "says"), [("Không còn gì.", "must stand"), ("{0} Đạt 97%.", "without a source")])
def test_what_is_refused_stays_typed_with_the_reason_beside_it(typed: str, says: str, report: str, lan: Client) -> None:
    address, form = opened(lan, report)
    form["text:1"] = typed.format(form["text:1"])
    answer = lan.post(address, form)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert says in text.split('id="t1-error"')[1].split("</p>")[0]
    assert fields(text)["text:1"] == form["text:1"]
    assert not ReportText.objects.exists()


def test_a_paragraph_that_is_gone_shows_what_was_typed(report: str, lan: Client) -> None:
    address, form = opened(lan, report)
    form |= {"text:1": "Lời của tôi", "original:1": "Câu đã đổi"}
    answer = lan.post(address, form)
    assert answer.status_code == 422
    assert "Lời của tôi" in answer.content.decode()
    assert not ReportText.objects.exists()


@pytest.mark.parametrize("section", ["x", "overview2"])
def test_a_section_that_is_not_there_is_said(section: str, report: str, lan: Client) -> None:
    assert lan.get(f"{report}sections/{section}/").status_code == 404


def test_markup_in_a_text_is_text(report: str, lan: Client) -> None:
    address, form = opened(lan, report)
    form["text:added"] = "<script>alert(1)</script>"
    lan.post(address, form)
    assert "<script>alert" not in lan.get(report).content.decode()
    assert "<script>alert" not in lan.get(address).content.decode()
