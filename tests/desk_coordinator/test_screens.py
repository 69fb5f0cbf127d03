"""Who may open which screen, and what every page keeps to: nothing inline, nothing stored by looking."""

import re
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from tests.desk_coordinator.conftest import Visit
from tests.refusals import row_counts
from tests.world import REVIEWED, sent

from xanh_web.base.actions import operator
from xanh_web.base.screens import SCREENS
from xanh_web.reporting.actions import accept_submission
from xanh_web.reporting.models import Round

pytestmark = pytest.mark.django_db
ROUND_SCREENS = ("round_close", "round_remind", "round_extend", "round_exempt", "report_draft", "report_draft_file",
                 "report_issue")  # fmt: skip
POSTED = ("submission_accept", "submission_return", "submission_reopen")
ROLES = {"lan": "coordinator", "minh": "reporter", "hoa": "agency_head", "dung": "leader", "an": "auditor"}


def addresses(round_: Round) -> dict[str, str]:
    """Return the address of every screen of this desk."""
    submission = sent(round_, "STNMT")
    accept_submission(submission=submission, by=operator(), at=REVIEWED)
    found = {name: reverse(name, args=[round_.code]) for name in (*ROUND_SCREENS, "submission_accept")}
    found |= {name: reverse(name, args=[submission.pk]) for name in ("submission", *POSTED[1:])}
    return found | {name: reverse(name) for name in ("coordinator_board", "round_open", "leader_page", "events")}


@pytest.mark.parametrize("name", ROLES)
def test_each_role_opens_its_screens_and_no_other(
    name: str, cast: SimpleNamespace, round_: Round, visit: Visit
) -> None:
    client = visit(getattr(cast, name))
    for route, address in addresses(round_).items():
        allowed = ROLES[name] in SCREENS[route]
        wanted = (405 if route in POSTED else 200) if allowed else 403
        assert client.get(address).status_code == wanted, route


def test_nobody_opens_a_screen_without_signing_in(round_: Round, visit: Visit) -> None:
    before = None
    for address in addresses(round_).values():
        before = before or row_counts()
        for answer in (visit(None).get(address), visit(None).post(address)):
            assert answer.status_code == 302
            assert answer["Location"].startswith("/account/sign-in/")
    assert row_counts() == before


def test_one_whose_appointment_has_ended_opens_nothing(cast: SimpleNamespace, round_: Round, visit: Visit) -> None:
    for person in (cast.binh, cast.khach):
        assert {visit(person).get(address).status_code for address in addresses(round_).values()} == {403}
        break


@pytest.mark.parametrize(
    ("name", "leads_to"), [("lan", "coordinator_board"), ("dung", "leader_page"), ("an", "events")]
)
def test_the_desk_leads_everyone_to_their_page(name: str, leads_to: str, cast: SimpleNamespace, visit: Visit) -> None:
    assert visit(getattr(cast, name)).get("/desk/")["Location"] == reverse(leads_to)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_carries_scripts_styles_or_handlers_of_its_own(
    language: str, cast: SimpleNamespace, round_: Round, visit: Visit
) -> None:
    for route, address in addresses(round_).items():
        if route in POSTED or route == "report_draft_file":
            continue
        client = visit(cast.an if route == "events" else cast.lan)
        client.cookies["django_language"] = language
        answer = client.get(address)
        markup = answer.content.decode()
        assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", markup), route
        assert all("src=" in tag or 'type="application/json"' in tag for tag in re.findall(r"<script[^>]*>", markup))
        ids = re.findall(r'\sid="([^"]+)"', markup)
        assert len(ids) == len(set(ids)), route
        assert "{%" not in markup and "{{" not in markup


def test_looking_stores_nothing(cast: SimpleNamespace, round_: Round, lan: Client) -> None:
    found = addresses(round_)
    before = row_counts()
    for route, address in found.items():
        if route not in (*POSTED, "events"):
            assert lan.get(address).status_code == 200
    assert lan.get("/desk/coordinator/rounds/open/", {"year": "2025"}).status_code == 200
    assert row_counts() == before


def test_a_post_needs_the_token_of_the_form(cast: SimpleNamespace, round_: Round) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.lan)
    assert client.post(reverse("round_close", args=[round_.code]), {"sure": "yes"}).status_code == 403
