"""The reporting board."""

import pytest
from tests.portal.conftest import Page
from tests.portal.world import day, full_world, load_world, open_year

from xanh_web.base.actions import operator
from xanh_web.reporting.actions import exempt_agency, extend_deadline

pytestmark = pytest.mark.django_db
DEPARTMENTS = (
    "Sở Xây dựng",
    "Sở Công Thương",
    "Sở Tài chính",
    "Sở Khoa học và Công nghệ",
    "Sở Nông nghiệp và Môi trường",
)


def agencies(text: str) -> set[str]:
    table = text.partition("<tbody")[2]
    return {name for name in DEPARTMENTS if f'<span lang="vi">{name}</span>' in table}


def count_of(text: str, word: str) -> int:
    return int(text.partition(f"<dt>{word}</dt><dd>")[2].partition("<")[0])


def test_without_a_round_it_says_so(page: Page) -> None:
    load_world()
    assert "No round has been opened yet" in page("/board/", "en")


def test_the_counts_and_the_rows(page: Page) -> None:
    full_world()
    text = page("/board/", "en")
    assert agencies(text) == set(DEPARTMENTS)
    assert count_of(text, "Agencies that owe a report") == 5
    assert [count_of(text, word) for word in ("On time", "Sent late", "Overdue, nothing sent")] == [2, 1, 2]
    assert [count_of(text, word) for word in ("Accepted", "Submitted", "Returned for completion")] == [1, 1, 1]
    assert "05/11/2026 09:00" in text and "BN-2026-SKHCN-01-" in text
    assert "before 00:00 on 20/11/2026" in text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "accepted"}, {"Sở Khoa học và Công nghệ"}),
        ({"timeliness": "late"}, {"Sở Nông nghiệp và Môi trường"}),
        ({"state": "waiting"}, {"Sở Xây dựng", "Sở Công Thương"}),
        ({"state": "returned", "timeliness": "on_time"}, {"Sở Tài chính"}),
        ({"state": "accepted", "timeliness": "late"}, set()),
    ],
)
def test_a_state_narrows_the_rows_down(page: Page, query: dict[str, str], found: set[str]) -> None:
    full_world()
    text = page("/board/", "en", **query)
    assert agencies(text) == found
    assert ("No agency is in this state" in text) is (not found)


def test_another_year_can_be_chosen(page: Page) -> None:
    full_world()
    text = page("/board/", "en", year="2025")
    assert "Round of 2025" in text and count_of(text, "Accepted") == 1


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("year", "1999", "There is no round of “1999”"),
        ("year", "abc", "There is no round of “abc”"),
        ("state", "no", "“no” is not one of the states"),
        ("timeliness", "accepted", "“accepted” is not one of the states"),
    ],
)
def test_a_bad_choice_is_said_at_its_field(page: Page, name: str, value: str, said: str) -> None:
    full_world()
    text = page("/board/", "en", **{name: value})
    assert said in text and f'id="{name}-error"' in text and len(agencies(text)) == 5


def test_an_earlier_day_shows_the_board_of_that_day(page: Page) -> None:
    full_world()
    text = page("/board/", "en", at="2026-11-07")
    assert count_of(text, "Submitted") == 1 and "<dt>Accepted</dt>" not in text
    assert count_of(text, "Still in time") == 4
    assert "Round of 2025" in page("/board/", "en", at="2025-12-31")
    assert "before that day nothing was owed" in page("/board/", "en", at="2026-09-30", year="2026")


def test_extension_and_exemption_show_their_decisions(page: Page) -> None:
    round_ = open_year(load_world(), 2026)
    decision = {"decision_date": day("2026-11-01").date(), "by": operator(), "at": day("2026-11-01")}
    extend_deadline(
        round_=round_,
        agency_code="SXD",
        until=day("2026-12-01", 0),
        decision_number="77/QĐ-UBND",
        reason="Lũ",
        **decision,
    )
    exempt_agency(round_=round_, agency_code="SCT", decision_number="78/QĐ-UBND", reason="Mới lập", **decision)
    text = page("/board/", "en")
    assert "77/QĐ-UBND: Lũ" in text and "before 00:00 on 01/12/2026" in text
    assert "78/QĐ-UBND: Mới lập" in text and count_of(text, "Exempt from reporting") == 1
