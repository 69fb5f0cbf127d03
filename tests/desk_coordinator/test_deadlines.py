"""Extending, exempting, reminding, closing: what is wrong is said at its field, and the action has the last word."""

from datetime import date

import pytest
from django.test import Client
from tests.world import REVIEWED, sent, vn

from xanh_web.base.actions import operator
from xanh_web.reporting.actions import accept_submission
from xanh_web.reporting.models import Exemption, Extension, Reminder, Round

pytestmark = pytest.mark.django_db
DECIDED = {"agency": "SCT", "decision_number": "15/QĐ-UBND", "decision_date": "2024-11-20", "reason": "Chờ số liệu"}


def work(round_: Round, name: str) -> str:
    return f"/desk/coordinator/rounds/{round_.code}/{name}/"


def test_an_extension_lasts_to_the_end_of_its_day(round_: Round, lan: Client) -> None:
    answer = lan.post(work(round_, "extend"), DECIDED | {"until": "2024-12-05"}, follow=True)
    assert "The deadline is extended" in answer.content.decode()
    row = Extension.objects.get()
    assert (row.agency_code, row.until, row.decision_number) == ("SCT", vn(2024, 12, 6, 0, 0), "15/QĐ-UBND")
    assert (row.decision_date, row.reason) == (date(2024, 11, 20), "Chờ số liệu")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("agency", "KHONG"), ("agency", ""), ("until", ""), ("until", "05/12/2024"), ("until", "2024-02-30"),
        ("decision_number", ""), ("decision_number", "9" * 81), ("decision_date", "2024-12-24"),
        ("decision_date", "1024-12-24"), ("reason", ""), ("reason", "x" * 2001), ("reason", "a\0b"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_field(field: str, value: str, round_: Round, lan: Client) -> None:
    answer = lan.post(work(round_, "extend"), DECIDED | {"until": "2024-12-05"} | {field: value})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert not Extension.objects.exists()


def test_an_extension_before_the_deadline_is_refused_by_the_action(round_: Round, lan: Client) -> None:
    answer = lan.post(work(round_, "extend"), DECIDED | {"until": "2024-11-01"})
    assert "must end after the deadline" in answer.content.decode()


def test_an_agency_is_exempted_once(round_: Round, lan: Client) -> None:
    assert "is exempt from this round" in lan.post(work(round_, "exempt"), DECIDED, follow=True).content.decode()
    assert Exemption.objects.get().agency_code == "SCT"
    assert lan.post(work(round_, "exempt"), DECIDED).status_code == 422
    assert 'value="SCT"' not in lan.get(work(round_, "extend")).content.decode()


def test_one_or_all_are_reminded_with_the_message_that_was_shown(round_: Round, lan: Client) -> None:
    accept_submission(submission=sent(round_, "STNMT"), by=operator(), at=REVIEWED)
    text = lan.get(work(round_, "remind")).content.decode()
    assert "Sở Công Thương" in text and "Sở Tài nguyên và Môi trường" not in text
    lan.post(work(round_, "remind"), {"agency": "SCT"})
    assert Reminder.objects.get().agency_code == "SCT"
    assert Reminder.objects.get().body.split("\n")[0] in text
    lan.post(work(round_, "remind"), {})
    assert Reminder.objects.count() == len(set(round_.obligations.values_list("agency_code", flat=True))) - 1
    answer = lan.post(work(round_, "remind"), {}, follow=True)
    assert "Nobody new" in answer.content.decode()


def test_a_round_closes_only_when_one_is_sure(round_: Round, lan: Client) -> None:
    assert lan.post(work(round_, "close"), {}).status_code == 422
    assert Round.objects.get(pk=round_.pk).closed_at is None
    assert "The round is closed" in lan.post(work(round_, "close"), {"sure": "yes"}, follow=True).content.decode()
    assert Round.objects.get(pk=round_.pk).closed_at is not None
    assert "closed already" in lan.get(work(round_, "close")).content.decode()


def test_before_the_deadline_a_round_does_not_close(
    round_: Round, lan: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: vn(2024, 11, 19, 23, 59))
    assert "before its deadline" in lan.post(work(round_, "close"), {"sure": "yes"}).content.decode()
    assert Round.objects.get(pk=round_.pk).closed_at is None


def test_opening_is_looked_at_first_and_then_confirmed(round_: Round, lan: Client) -> None:
    look = lan.get("/desk/coordinator/rounds/open/", {"year": "2025"}).content.decode()
    assert "as it would be opened now" in look
    assert not Round.objects.filter(year=2025).exists()
    answer = lan.post("/desk/coordinator/rounds/open/", {"year": "2025"}, follow=True)
    assert "The round is open" in answer.content.decode()
    assert Round.objects.filter(year=2025).exists()


@pytest.mark.parametrize("year", ["", "x", "1", "99999999999999999999", "2020.5"])
def test_a_year_that_cannot_be_is_said(year: str, round_: Round, lan: Client) -> None:
    for answer in (lan.get("/desk/coordinator/rounds/open/", {"year": year}),
                   lan.post("/desk/coordinator/rounds/open/", {"year": year})):  # fmt: skip
        assert answer.status_code == 422
        assert 'id="id_year_error"' in answer.content.decode()
    assert Round.objects.count() == 1
