"""A value and the way it came."""

from decimal import Decimal

import pytest
from django.test import Client
from tests.portal.conftest import Page
from tests.portal.world import day, full_world, load_world, record_series

from xanh_web.base.actions import operator
from xanh_web.ledger.actions import Fact, record_observations
from xanh_web.ledger.models import Observation

pytestmark = pytest.mark.django_db


def test_a_reported_value_leads_back_to_its_report(page: Page) -> None:
    full_world()
    row = Observation.objects.get(indicator="kinh-te-so", period="2026")
    text = page(f"/observations/{row.pk}/", "en")
    assert "<strong>21%</strong>" in text and "Estimated</span>" in text and "Ước cả năm" in text
    assert "BN-2026-SKHCN-01-" in text and "frozen under" in text
    assert 'href="/targets/b.2030.2/"' in text
    assert "Thành phố Cần Thơ" in text and "in its boundaries since 01/07/2025" in text


def test_a_row_and_the_one_that_replaced_it_lead_to_each_other(page: Page) -> None:
    load_world()
    record_series()
    fact = Fact("kinh-te-so", "92", "2024", None, "%", "official", "import:x", missing="not_yet_available")
    (new,) = record_observations(facts=[fact], by=operator(), at=day("2026-01-05"), reason="withdrawn")
    old = new.supersedes
    assert old is not None
    assert f'href="/observations/{new.pk}/"' in page(f"/observations/{old.pk}/", "en")
    text = page(f"/observations/{new.pk}/", "en")
    assert f'href="/observations/{old.pk}/"' in text and "no value: no official figure yet" in text


def test_a_row_with_dimensions_names_its_source(page: Page) -> None:
    load_world()
    fact = Fact(
        "kinh-te-so", "92", "2024", Decimal(3), "%", "official", "import:chia-nganh", dimensions={"sector": "A"}
    )
    (row,) = record_observations(facts=[fact], by=operator(), at=day("2026-01-05"), reason="x")
    text = page(f"/observations/{row.pk}/", "en")
    assert "import:chia-nganh" in text and "sector: A" in text


@pytest.mark.parametrize("key", ["999", "99999999999999999999999"])
def test_an_unknown_row_is_a_sentence(page: Page, key: str) -> None:
    assert f"The ledger has no row {key}" in page(f"/observations/{key}/", "en", status=404)


def test_an_unknown_address_is_answered_in_both_languages(page: Page) -> None:
    text = page("/nowhere/", status=404)
    assert "Không tìm thấy trang" in text and "Page not found" in text


def test_the_site_says_that_it_lives(client: Client) -> None:
    answer = client.get("/healthz")
    assert answer.json() == {"status": "ok"} and "no-cache" in answer.headers["Cache-Control"]
