"""Who may open what: the reporters and heads of the agency that answers today, and nobody else."""

from types import SimpleNamespace

import pytest
from django.test import Client
from tests.desk_reporter.conftest import NOW, Browser
from tests.desk_reporter.typed import FORM, PDF, owed, type_everything
from tests.world import sent

from xanh_web.ledger.actions import store_evidence
from xanh_web.reporting.actions.draft_evidence import attach_evidence
from xanh_web.reporting.models import Round

pytestmark = pytest.mark.django_db
STRANGERS = {"tuan": 404, "an": 403, "khach": 403, "binh": 403, "lan": 403}


def screens(round_: Round, evidence: int = 1) -> dict[str, tuple[str, str]]:
    """Return every screen of one report: its method and address."""
    item = owed(round_).pk
    return {
        "report_form": ("get", FORM),
        "answer_save": ("post", f"{FORM}answers/{item}/"),
        "evidence_upload": ("post", f"{FORM}answers/{item}/evidence/"),
        "evidence_remove": ("post", f"{FORM}evidence/{evidence}/remove/"),
        "form_download": ("get", f"{FORM}form.xlsx"),
        "form_upload": ("post", f"{FORM}form/"),
        "report_hand_over": ("post", f"{FORM}hand-over/"),
        "report_take_back": ("post", f"{FORM}take-back/"),
        "report_submit": ("post", f"{FORM}submit/"),
    }


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_opens_no_screen_of_the_report(round_: Round, browser: Browser, name: str) -> None:
    type_everything(browser("minh"), round_)
    client = browser(name)
    for screen, (method, path) in screens(round_).items():
        expected = 403 if screen == "report_submit" else STRANGERS[name]
        assert getattr(client, method)(path).status_code == expected, screen


def test_who_is_not_signed_in_is_asked_to(round_: Round) -> None:
    for screen, (method, path) in screens(round_).items():
        answer = getattr(Client(), method)(path)
        assert answer.status_code == 302 and answer.headers["Location"].startswith("/account/"), screen


def test_a_reporter_does_not_send_and_a_head_of_another_agency_does_not_either(round_: Round, browser: Browser) -> None:
    assert browser("minh").post(f"{FORM}submit/").status_code == 403
    assert browser("hoa").post(FORM.replace("STNMT", "SCT") + "submit/").status_code == 404


def test_an_answer_or_file_of_another_report_is_not_reached_through_ones_own(
    round_: Round, browser: Browser, cast: SimpleNamespace
) -> None:
    other = owed(round_, "task:1.3", "SCT")
    line = attach_evidence(obligation=other, name="a.pdf", content=PDF, by=cast.tuan, at=NOW)
    minh = browser("minh")
    assert minh.post(f"{FORM}answers/{other.pk}/", {"revision": "0"}).status_code == 404
    assert minh.post(f"{FORM}answers/{other.pk}/evidence/").status_code == 404
    assert minh.post(f"{FORM}evidence/{line.pk}/remove/").status_code == 404
    assert store_evidence(name="a.pdf", content=PDF, at=NOW).pk == line.file_id


def test_a_receipt_is_for_its_agency_and_the_coordinator(round_: Round, browser: Browser) -> None:
    path = f"/desk/receipts/{sent(round_, 'STNMT').receipt}/"
    assert {name: browser(name).get(path).status_code for name in ("minh", "hoa", "lan", "tuan", "an")} == {
        "minh": 200, "hoa": 200, "lan": 200, "tuan": 404, "an": 403,
    }  # fmt: skip
    assert browser("minh").get("/desk/receipts/BN-2024-STNMT-01-00000000/").status_code == 404
    assert browser("minh").get("/desk/receipts/a%00b/").status_code == 404


def test_everyone_sees_their_own_list_alone(round_: Round, browser: Browser) -> None:
    assert FORM in browser("minh").get("/desk/my-reports/").content.decode()
    page = browser("tuan").get("/desk/my-reports/").content.decode()
    assert FORM not in page and FORM.replace("STNMT", "SCT") in page


def test_a_link_to_what_only_a_button_does_leads_to_the_form(round_: Round, browser: Browser) -> None:
    for _screen, (method, path) in screens(round_).items():
        if method == "post" and not path.endswith("submit/"):
            answer = browser("minh").get(path)
            assert answer.status_code == 302 and answer.headers["Location"] == FORM
