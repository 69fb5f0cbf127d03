"""The targets, their verdicts, and what was known on an earlier day."""

import pytest
from tests.portal.conftest import Page
from tests.portal.world import full_world, load_world, record_series

from xanh_web.ledger.models import Observation
from xanh_web.plans.models import Target

pytestmark = pytest.mark.django_db
PAGES = ("/targets/", "/targets/b.2030.2/", "/board/")


def test_promise_value_and_verdict_stand_in_words(page: Page) -> None:
    full_world()
    text = page("/targets/", "en")
    for words in (
        "a fall of 15% against 2014",
        "15 to 20%",
        "to be done",
        "at least 30%",
        "41 tonnes CO2e/billion dong",
    ):
        assert words in text
    assert "On course" in text and "Moving away" in text and "Cannot say" in text
    assert "no value recorded yet" in text and ">0<" not in text


def test_numbers_are_written_as_the_reader_writes_them(page: Page) -> None:
    load_world()
    record_series()
    assert "18,2%" in page("/targets/") and "18.2%" in page("/targets/", "en")


def test_a_target_shows_what_its_verdict_rests_on(page: Page) -> None:
    full_world()
    text = page("/targets/b.2030.2/", "en")
    assert "From 2022 to 2026 the value went from 12.5% to 21%" in text and "straight line" in text
    assert "Required pace from now on" in text and "a rise of 2.25 percentage points a year" in text
    assert "not yet checked against the original" in text


def test_the_table_of_values_is_there_with_the_chart(page: Page) -> None:
    full_world()
    text = page("/targets/b.2030.2/", "en")
    assert 'data-chart="target-chart"' in text and '"required path"' in text
    rows = Observation.objects.filter(indicator="kinh-te-so")
    assert len(rows) == 4
    assert all(f'href="/observations/{row.pk}/"' in text for row in rows)


def test_a_target_without_values_says_so_and_draws_nothing(page: Page) -> None:
    load_world()
    text = page("/targets/b.2030.3/", "en")
    assert "No value has been recorded yet" in text and "data-chart" not in text


def test_illustrative_values_are_marked_in_banner_table_and_chart(page: Page) -> None:
    load_world()
    record_series(illustrative=True)
    text = page("/targets/b.2030.2/", "en")
    assert (
        "Illustrative data." in text
        and "Official</span>" in text
        and '<span class="xanh-sub">illustrative</span>' in text
        and "values (illustrative)" in text
    )
    assert "Illustrative data." not in page("/targets/b.2030.3/", "en")


def test_an_earlier_day_shows_what_was_known_then(page: Page) -> None:
    full_world()
    text = page("/targets/b.2030.2/", "en", at="2024-06-01")
    assert "15%" in text and "18.2%" not in text and "21%" not in text
    assert "known at the end of 01/06/2024" in text and "Figures as known at 23:59 on 01/06/2024" in text
    assert "/targets/b.2030.2/?at=2024-06-01" in page("/targets/", "en", at="2024-06-01")


def test_before_the_plan_there_is_nothing_to_show(page: Page) -> None:
    full_world()
    assert "No plan was in force on that day" in page("/targets/", "en", at="2020-01-01")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("31/12/2024", "is not a date"),
        ("2024-02-30", "is not a date"),
        ("<b>", "&lt;b&gt;” is not a date"),
        ("2026-11-24", "lies in the future"),
        ("0001-01-01", "Nothing was recorded as early"),
    ],
)
def test_a_day_that_cannot_be_shown_is_said_at_the_field(page: Page, path: str, at: str, said: str) -> None:
    full_world()
    text = page(path, "en", at=at)
    assert said in text and 'aria-invalid="true"' in text and "What was recorded later" not in text


def test_an_unknown_target_is_a_sentence(page: Page) -> None:
    load_world()
    assert "has no target “zz”" in page("/targets/zz/", "en", status=404)
    assert "không có chỉ tiêu “zz”" in page("/targets/zz/", status=404)


def test_a_promise_that_contradicts_itself_hides_no_other(page: Page) -> None:
    load_world()
    record_series()
    broken = Target.objects.get(kind="range")
    Target.objects.filter(pk=broken.pk).update(low=30, indicator=Target.objects.get(code="b.2030.2").indicator)
    text = page("/targets/", "en")
    assert "18.2%" in text and "30 to 20%" in text
    assert "The promised range runs from 30" in page(f"/targets/{broken.code}/", "en")
