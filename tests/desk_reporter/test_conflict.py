"""Two people on one form, in their browsers: both texts are shown, and a person decides."""

from types import SimpleNamespace

import pytest
from tests.desk_reporter.conftest import Browser
from tests.desk_reporter.typed import FORM, owed, type_answer

from xanh_web.reporting.models import DraftAnswer, Round

pytestmark = pytest.mark.django_db


@pytest.fixture
def two(round_: Round, browser: Browser) -> SimpleNamespace:
    """Minh has saved; Hoa saves what she typed on the page as it was before."""
    item = owed(round_)
    type_answer(browser("minh"), item, result="Của Minh", status="in_progress")
    hoa = browser("hoa")
    answer = type_answer(hoa, item, result="Của Hoa", status="in_progress", difficulties="Khó")
    return SimpleNamespace(item=item, hoa=hoa, answer=answer, page=answer.content.decode())


def content() -> dict[str, str]:
    return DraftAnswer.objects.get().content


def choose(two: SimpleNamespace, **choices: str) -> int:
    posted = {"revision": "1", "chosen": "1", "mine:result": "Của Hoa", "mine:difficulties": "Khó"}
    posted |= {f"choice:{name}": choice for name, choice in choices.items()}
    return int(two.hoa.post(f"{FORM}answers/{two.item.pk}/", posted).status_code)


def test_both_texts_stand_side_by_side_and_nothing_is_overwritten(two: SimpleNamespace) -> None:
    assert two.answer.status_code == 409
    assert "Của Minh" in two.page and "Của Hoa" in two.page and "Minh changed this answer" in two.page
    assert "choice:difficulties" in two.page and "choice:status" not in two.page
    assert content() == {"result": "Của Minh", "status": "in_progress"}


@pytest.mark.parametrize(
    ("choice", "kept"), [("mine", "Của Hoa"), ("theirs", "Của Minh"), ("joined", "Của Minh\nCủa Hoa")]
)
def test_a_person_chooses(two: SimpleNamespace, choice: str, kept: str) -> None:
    assert choose(two, result=choice, difficulties="mine") == 302
    assert content() == {"result": kept, "status": "in_progress", "difficulties": "Khó"}


def test_a_third_text_meanwhile_is_a_conflict_again(two: SimpleNamespace, browser: Browser) -> None:
    type_answer(browser("minh"), two.item, revision=1, result="Của Minh, sửa")
    assert choose(two, result="mine", difficulties="mine") == 409
    assert content() == {"result": "Của Minh, sửa"}


def test_the_other_text_is_left_as_it_is(two: SimpleNamespace) -> None:
    posted = {"revision": "1", "chosen": "1", "keep": "1", "choice:result": "mine", "mine:result": "Của Hoa"}
    assert two.hoa.post(f"{FORM}answers/{two.item.pk}/", posted).status_code == 302
    assert content()["result"] == "Của Minh"


def test_while_typing_only_a_note_appears_and_the_fields_stay(two: SimpleNamespace) -> None:
    posted = {"revision": "0", "result": "Của Hoa nữa"}
    answer = two.hoa.post(f"{FORM}answers/{two.item.pk}/", posted, headers={"hx-request": "true"})
    text = answer.content.decode()
    assert answer.status_code == 200 and "HX-Retarget" not in answer.headers
    assert "Your text is not saved yet." in text and "<textarea" not in text
    compared = two.hoa.post(f"{FORM}answers/{two.item.pk}/", {**posted, "compare": "1"}, headers={"hx-request": "true"})
    assert compared.headers["HX-Retarget"] == f"#o{two.item.pk}"
    assert "Của Hoa nữa" in compared.content.decode() and "Của Minh" in compared.content.decode()


def test_what_was_overwritten_by_choice_is_still_there(two: SimpleNamespace) -> None:
    choose(two, result="mine", difficulties="mine")
    page = two.hoa.get(FORM).content.decode()
    assert "Earlier texts" in page and "Của Minh" in page


@pytest.mark.parametrize("revision", ["", "x", "-1", "99999999999999999999", "１"])
def test_a_strange_revision_is_a_conflict_and_no_failure(two: SimpleNamespace, revision: str) -> None:
    posted = {"revision": revision, "result": "Khác"}
    assert two.hoa.post(f"{FORM}answers/{two.item.pk}/", posted).status_code == 409
