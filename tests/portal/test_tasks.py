"""The tasks: finding them, and what the accepted reports say."""

import pytest
from tests.portal.conftest import Page
from tests.portal.world import full_world, load_world

pytestmark = pytest.mark.django_db


def shown(text: str) -> set[str]:
    return {number for number in ("1.1", "2.1", "2.2") if f'href="/tasks/{number}/"' in text}


def test_all_tasks_stand_under_their_groups(page: Page) -> None:
    load_world()
    text = page("/tasks/")
    assert shown(text) == {"1.1", "2.1", "2.2"}
    assert "1. Hoàn thiện khung chính sách" in text and "(ưu tiên cao)" in text


@pytest.mark.parametrize("query", ["giao thông", "GIAO THONG", "thong  giao", "so xay dung", "2.1"])
def test_words_are_found_without_their_marks(page: Page, query: str) -> None:
    load_world()
    assert shown(page("/tasks/", q=query)) == {"2.1"}


def test_an_activity_is_found_too(page: Page) -> None:
    load_world()
    assert shown(page("/tasks/", q="so hoa dat dai")) == {"1.1"}


def test_what_is_not_there_is_said(page: Page) -> None:
    load_world()
    assert "No task was found" in page("/tasks/", "en", q="xyzzy")


@pytest.mark.parametrize(
    ("lead", "found"),
    [("SXD", {"2.1"}), ("SCT", {"2.1"}), ("districts", {"2.2"}), ("SKHDT", {"1.1"}), ("STC", {"1.1"})],
)
def test_a_lead_finds_its_tasks_under_its_old_name_and_its_new(page: Page, lead: str, found: set[str]) -> None:
    load_world()
    assert shown(page("/tasks/", lead=lead)) == found


def test_an_unknown_lead_is_said_at_the_field(page: Page) -> None:
    load_world()
    text = page("/tasks/", "en", lead="NOBODY")
    assert "No task is led by “NOBODY”" in text and shown(text) == {"1.1", "2.1", "2.2"}


def test_this_years_state_is_shown(page: Page) -> None:
    full_world()
    text = page("/tasks/", "en")
    assert "Report 2026" in text and "Returned for completion" in text and "2 agencies" in text


def test_a_task_shows_the_plan_and_its_source_text(page: Page) -> None:
    load_world()
    text = page("/tasks/1.1/", "en")
    for words in ("item 1.1.2 of 882/QĐ-TTg", "I: state budget", "2022 - 2030", "Số hóa dữ liệu đất đai"):
        assert words in text
    assert '<blockquote class="xanh-quote" lang="vi">1.1\nLập cơ sở dữ liệu\ntăng trưởng xanh</blockquote>' in text


def test_parties_are_named_as_they_are_today(page: Page) -> None:
    load_world()
    text = page("/tasks/1.1/", "en")
    assert "Sở Kế hoạch và Đầu tư" in text and 'Today: <span lang="vi">Sở Tài chính</span>' in text
    assert "Open set: the offices, departments and inspectorates concerned." in text
    assert "12 agencies on this day" in text and "<li>Sở Y tế</li>" in text
    assert "It takes in no agency on this day." in page("/tasks/2.2/", "en")


def test_accepted_answers_stand_by_year_with_money_and_evidence(page: Page) -> None:
    full_world()
    text = page("/tasks/2.1/", "en")
    assert "<h3>2025</h3>" in text and "<h3>2026</h3>" in text
    assert "Mở hai tuyến xe buýt" in text and "in progress, 60%" in text and "quyet-dinh-15.pdf" in text
    assert "1,500" in text and "1,200" in text and "not reported" in text


def test_an_unknown_task_is_a_sentence(page: Page) -> None:
    load_world()
    assert "The plan has no task “9.9”" in page("/tasks/9.9/", "en", status=404)
    assert "không có nhiệm vụ số “9.9”" in page("/tasks/9.9/", status=404)
    assert "không có nhiệm vụ" in page("/tasks/%00/", status=404)
