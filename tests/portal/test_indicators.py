"""Indicators: what is measured, and every area's series as known on a day."""

from decimal import Decimal

import pytest
from tests.portal.conftest import Page
from tests.portal.world import day, full_world, load_world, record_series

from xanh_web.base.actions import operator
from xanh_web.ledger.actions import Fact, Weights, record_observations, reexpress_observations
from xanh_web.plans.models import Indicator

pytestmark = pytest.mark.django_db


def record(area: str, period: str, value: str | None, missing: str = "") -> None:
    number = Decimal(value) if value else None
    fact = Fact("kinh-te-so", area, period, number, "%", "actual", "import:x", missing=missing)
    record_observations(facts=[fact], by=operator(), at=day("2026-11-01"), reason="x")


def test_the_list_says_what_is_measured_by_whom_and_the_latest_value(page: Page) -> None:
    full_world()
    row = page("/indicators/", "en").partition('href="/indicators/kinh-te-so/"')[2].partition("</tr>")[0]
    assert "Sở Khoa học và Công nghệ" in row and "21%" in row and ">2<" in row


def test_one_shows_its_targets_series_and_definition(page: Page) -> None:
    full_world()
    Indicator.objects.filter(code="kinh-te-so").update(guidance="Tỷ lệ giá trị tăng thêm", source_note="Niên giám")
    text = page("/indicators/kinh-te-so/", "en")
    assert "Tỷ lệ giá trị tăng thêm" in text and "Niên giám" in text
    assert "/targets/b.2030.2/" in text and "/targets/b.2050.5/" in text
    assert all(f"{value}%" in text for value in ("12.5", "15", "18.2", "21"))


def test_an_earlier_day_shows_what_was_known_then(page: Page) -> None:
    full_world()
    text = page("/indicators/kinh-te-so/", "en", at="2026-11-11")
    assert "18.2%" in text and ">21%" not in text
    assert "/indicators/kinh-te-so/figures.csv?at=2026-11-11" in text


def test_every_area_with_a_series_may_be_chosen_and_a_missing_value_says_why(page: Page) -> None:
    full_world()
    record("916", "2024", "9.5")
    record("917", "2024", None, "not_collected")
    text = page("/indicators/kinh-te-so/", "en")
    assert "3 areas" in text and "no value:" in text and "9.5%" in text
    chosen = page("/indicators/kinh-te-so/", "en", area="916")
    assert "12.5%" not in chosen.partition('id="areas"')[0]


def test_an_area_without_values_is_said_and_nothing_breaks(page: Page) -> None:
    full_world()
    record("916", "2024", "9.5")
    assert "This area has no values of the indicator" in page("/indicators/kinh-te-so/", "en", area="<x>")


def test_an_unknown_code_and_no_values_are_said(page: Page) -> None:
    load_world()
    assert "There is no indicator" in page("/indicators/khong-co/", "en", 404)
    assert "No value has been recorded yet" in page("/indicators/kinh-te-so/", "en")


def test_without_a_plan_the_list_says_so(page: Page) -> None:
    assert "No indicator has been loaded yet" in page("/indicators/", "en")


def test_revisions_are_seen_old_and_new_with_office_and_reason(page: Page) -> None:
    load_world()
    record_series()
    assert "Values that were revised" not in page("/indicators/kinh-te-so/", "en")
    fact = Fact("kinh-te-so", "92", "2024", Decimal("18.9"), "%", "official", "niên giám")
    record_observations(facts=[fact], by=operator(), at=day("2026-02-01"), reason="Theo niên giám")
    text = page("/indicators/kinh-te-so/", "en")
    assert "Values that were revised" in text and "18.2%" in text and "18.9%" in text
    assert "Theo niên giám" in text and operator().get_full_name() not in text
    before = page("/indicators/kinh-te-so/", "en", at="2026-01-01")
    assert "Values that were revised" not in before and "18.9%" not in before


def test_derived_values_stand_beside_the_series_and_say_so(page: Page) -> None:
    load_world()
    record_series()
    facts = [Fact("kinh-te-so", code, "2024", Decimal(10), "%", "actual", "x") for code in ("916", "917")]
    record_observations(facts=facts, by=operator(), at=day("2025-02-01"), reason="x")
    weights = Weights(b"old,new,weight\n916,31120,1\n917,31120,3\n", "w.csv", "NGTK 2024", day("2024-12-31").date())
    (row,) = reexpress_observations(
        indicator="kinh-te-so", period="2024", boundaries=day("2025-07-01").date(), method="population_mean",
        weights=weights, by=operator(), at=day("2026-01-05"),
    ).rows  # fmt: skip
    text = page("/indicators/kinh-te-so/", "en")
    assert "Old areas expressed on new ones" in text and "mean weighted by population" in text
    assert "Phường Cái Khế" in text and "Derived, not measured on these areas" in text
    one = page(f"/observations/{row.pk}/", "en")
    assert "Derived, not measured on these areas" in one and "Phường Cái Khế" in one and "NGTK 2024" in one
