"""The first page."""

import pytest
from tests.portal.conftest import Page
from tests.portal.world import full_world, issue, load_world, open_year

pytestmark = pytest.mark.django_db


def test_before_a_plan_it_says_what_to_do(page: Page) -> None:
    text = page("/", "en")
    assert "xanh plan load FILE" in text and "xanh demo" in text
    assert "Chưa có kế hoạch" in page("/")


def test_the_plan_in_a_sentence(page: Page) -> None:
    load_world()
    text = page("/", "en")
    assert "Plan 12/KH-UBND of 22/09/2022 promises 5 targets under 2 objectives and gives 3 tasks" in text
    assert "No round has been opened yet" in text and "No report has been issued yet" in text


def test_the_round_and_the_report(page: Page) -> None:
    issue(full_world())
    text = page("/", "en")
    assert "3 of 5" in text
    assert "The last day in time was 4 days ago." in text
    assert "Report 15/BC-STC of 22/11/2026 on the year 2026." in text


@pytest.mark.parametrize(("illustrative", "shown"), [(True, True), (False, False)])
def test_illustrative_figures_are_announced(page: Page, illustrative: bool, shown: bool) -> None:
    open_year(load_world(), 2026, illustrative=illustrative)
    assert ("Illustrative data." in page("/", "en")) is shown
