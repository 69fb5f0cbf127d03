"""The coordinator states a verdict on a target and withdraws it; everyone reads it with its reason."""

import pytest
from django.test import Client
from tests.reporting.judged import a_target

from xanh_web.reporting.models import Round, StatedVerdict

pytestmark = pytest.mark.django_db
REASON = "Dự án đã hoàn thành."


def page(code: str) -> str:
    return f"/desk/coordinator/verdicts/{code}/"


def test_it_is_stated_shown_to_everyone_and_withdrawn(lan: Client, round_: Round) -> None:
    code = a_target(round_).code
    assert "Cannot say" in lan.get(page(code)).content.decode()
    answer = lan.post(page(code), {"course": "achieved", "reason": REASON}, follow=True)
    assert "The verdict is stated" in answer.content.decode()
    public = Client()
    public.cookies["django_language"] = "en"
    text = public.get(f"/targets/{code}/").content.decode()
    assert REASON in text and "Achieved" in text and "in place of the computed verdict" in text
    assert "stated by a person" in public.get("/targets/").content.decode()
    shown = public.get(f"/api/v1/targets/{code}").json()["verdict"]
    assert (shown["course"], shown["computed_course"], shown["stated_reason"]) == ("achieved", "cannot_say", REASON)
    lan.post(page(code), {"withdraw": "yes", "reason": "Đã có số liệu"})
    assert REASON not in public.get(f"/targets/{code}/").content.decode()
    assert StatedVerdict.objects.count() == 2


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"course": "achieved", "reason": ""}, "This field is required"),
        ({"course": "", "reason": REASON}, "This field is required"),
        ({"course": "x", "reason": REASON}, "Select a valid choice"),
        ({"course": "cannot_say", "reason": REASON}, "says so already"),
        ({"withdraw": "yes", "reason": REASON}, "none to withdraw"),
        ({"course": "achieved", "reason": "a\x00b"}, "Null characters"),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(
    lan: Client, round_: Round, sent: dict[str, str], words: str
) -> None:
    answer = lan.post(page(a_target(round_).code), sent)
    assert answer.status_code == 422 and words in answer.content.decode()
    assert not StatedVerdict.objects.exists()


def test_a_target_that_is_not_there_is_not_found(lan: Client, round_: Round) -> None:
    assert lan.get(page("a.2099.9")).status_code == 404
    assert lan.get(page("%00")).status_code == 404


def test_without_a_plan_the_page_says_what_to_do(lan: Client) -> None:
    assert "xanh plan load" in lan.get("/desk/coordinator/verdicts/").content.decode()


def test_of_places_within_one_another_one_is_the_current_one(lan: Client, round_: Round) -> None:
    text = lan.get("/desk/coordinator/verdicts/").content.decode()
    places = text.split('class="xanh-nav desk-places"')[1].split("</nav>")[0]
    assert places.count("aria-current") == 1 and 'href="/desk/coordinator/verdicts/" aria-current' in places
