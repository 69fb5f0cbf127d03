"""The search finds what the site shows, with or without marks, and nothing else."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.portal.conftest import Page
from tests.portal.world import accept, full_world, issue, load_world, open_year, send

from xanh_web.plans.models import Task
from xanh_web.portal.search.entries import Entry
from xanh_web.portal.search.find import find
from xanh_web.portal.search.marked import marked

pytestmark = pytest.mark.django_db


def groups(text: str) -> dict[str, int]:
    return {key: int(count) for key, count in re.findall(r'id="found-(\w+)">[^<]*<span[^>]*>\((\d+)\)', text)}


@pytest.mark.parametrize("query", ["xe buyt", "Xe Buýt", "XE BUÝT"])
def test_marks_and_case_do_not_matter(page: Page, query: str) -> None:
    round_ = open_year(load_world(), 2026)
    accept(send(round_, "SXD", "2026-11-10", result="Mở hai tuyến xe buýt"), "2026-11-12")
    text = page("/search/", q=query)
    assert groups(text)["answers"] >= 1
    assert "<mark>xe</mark> <mark>buýt</mark>" in text


def test_every_kind_of_thing_is_found(page: Page) -> None:
    issue(full_world())
    assert set(groups(page("/search/", q="kinh te so"))) >= {"targets", "indicators"}
    assert "plan" in groups(page("/search/", q="1658"))
    assert "objectives" in groups(page("/search/", q="thinh vuong"))
    assert "agencies" in groups(page("/search/", q="so xay dung"))
    assert "reports" in groups(page("/search/", q="bao cao tong hop 2026"))
    assert "tasks" in groups(page("/search/", q="co so du lieu"))


def test_all_words_have_to_stand_in_what_is_found(page: Page) -> None:
    full_world()
    assert "Nothing was found" in page("/search/", "en", q="kinh te khongcotu")


def test_an_abolished_agency_is_found_with_its_last_day(page: Page) -> None:
    load_world()
    assert "until 28/02/2025" in page("/search/", "en", q="so ke hoach va dau tu")


@pytest.mark.parametrize(("query", "said"), [("a", True), (" % ", True), ("__", True), ("", False), ("ab", False)])
def test_less_than_two_letters_is_answered_by_a_sentence(page: Page, query: str, said: bool) -> None:
    load_world()
    assert ("Write at least two letters or digits." in page("/search/", "en", q=query)) is said


def test_one_kind_is_shown_page_by_page(page: Page) -> None:
    edition = load_world()
    for number in range(45):
        Task.objects.create(edition=edition, number=f"7.{number}", title="Nuôi ong", position=200 + number)
    assert groups(page("/search/", q="nuoi ong"))["tasks"] == 45
    first = page("/search/", "en", q="nuoi ong")
    assert first.count("<li>\n    <a") == 5 and "All 45" in first
    third = page("/search/", "en", q="nuoi ong", kind="tasks", page="3")
    assert third.count("<li>\n    <a") == 5 and "Page 3 of 3" in third


def test_illustrative_answers_are_marked_as_such(page: Page) -> None:
    accept(send(full_world(illustrative=True), "SXD", "2026-11-12"), "2026-11-13")
    assert "must not be quoted" in page("/search/", "en", q="da hoan thanh ho so")
    assert "must not be quoted" not in page("/search/", "en", q="kinh te so")


def test_what_is_put_in_comes_out_as_text(page: Page) -> None:
    load_world()
    text = page("/search/", q="<script>alert(1)</script>")
    assert "<script>alert" not in text and "&lt;script&gt;" in text
    # The plan of these tests has mark-up in its own words.
    assert "<p>" not in page("/search/", q="lap co so du lieu").partition('id="found-tasks"')[2].partition("</a>")[0]


@settings(max_examples=25)
@given(query=st.text(max_size=40), kind=st.sampled_from(["", "tasks", "\0", "x"]), number=st.text(max_size=3))
def test_no_question_breaks_it(page: Page, query: str, kind: str, number: str) -> None:
    page(
        "/search/", q=query.encode(errors="replace").decode(), kind=kind, page=number.encode(errors="replace").decode()
    )


def test_every_page_leads_to_it_and_needs_no_script(page: Page) -> None:
    load_world()
    form = page("/tasks/").partition('class="xanh-search"')[2].partition("</form>")[0]
    assert 'action="/search/"' in form and 'name="q"' in form


def test_a_title_comes_before_a_text_and_a_phrase_before_its_words() -> None:
    entries = [
        Entry("Khác", "Chỉ số xanh", "plan"),
        Entry("Khác", "số và chỉ", "plan"),
        Entry("Số chỉ", "", "plan"),
        Entry("Chỉ số", "", "plan"),
    ]
    found = find(entries, ("chi", "so"))
    assert [(entry.title, entry.body) for entry in found] == [
        ("Chỉ số", ""), ("Số chỉ", ""), ("Khác", "Chỉ số xanh"), ("Khác", "số và chỉ")
    ]  # fmt: skip


@given(st.text(max_size=400), st.lists(st.text(alphabet="adeghin", min_size=1, max_size=4), max_size=3))
def test_a_marked_text_is_the_text(text: str, words: list[str]) -> None:
    pieces = marked(text, words, longest=100_000)
    assert "".join(piece.text for piece in pieces) == text


@given(st.text(max_size=900), st.text(alphabet="adeghin", min_size=1, max_size=3))
def test_a_cut_text_keeps_its_first_found_word(text: str, word: str) -> None:
    pieces = marked(text, [word], longest=120)
    assert sum(len(piece.text) for piece in pieces) <= 122
    if any(piece.found for piece in marked(text, [word], longest=100_000)):
        assert any(piece.found for piece in pieces)
